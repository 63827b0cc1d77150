import { readCollectorConfig } from "../config/collector-config.ts";
import type { ConfigFinding } from "../config/finding.ts";
import { parseYaml, type YamlOptions } from "../config/yaml.ts";
import { type CompileOptions, environmentOf } from "./compile.ts";
import { loadProcessor, PROCESSOR_TYPES, type ProcessorType } from "./compile-processor.ts";

/**
 * Checks a Collector's configuration (YAML text): every transform and filter processor, for all signals, and the
 * pipelines. Other processors are none of its business. Findings are in the order of the text; never throws.
 */
export function checkConfiguration(text: string, options: CompileOptions & YamlOptions = {}): readonly ConfigFinding[] {
  const { root, findings: yaml } = parseYaml(text, options);
  const all = [...yaml];
  // What cannot be read at all has nothing more to say.
  if (yaml.some(({ severity }) => severity === "error") && root.kind !== "map") return all;
  const { config, findings } = readCollectorConfig(root);
  all.push(...findings);
  const environment = environmentOf(options);
  for (const { type, node } of config.processors) {
    if (isRun(type)) all.push(...loadProcessor(type, node, environment).findings);
  }
  return all.sort((a, b) => a.span.start - b.span.start);
}

function isRun(type: string): type is ProcessorType {
  return (PROCESSOR_TYPES as readonly string[]).includes(type);
}
