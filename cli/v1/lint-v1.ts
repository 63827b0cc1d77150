import type { ConfigFinding, Reported } from "ottl";
import { checkV1, isV1Configuration, isV1Text } from "ottl/v1";
import { isPipelineText, lintPipeline } from "./pipeline-file.ts";
import { withClass } from "./with-class.ts";

/** What is wrong with a program or configuration of the dialect v1; undefined where the text is not said to be one. */
export function lintV1(text: string, file: string, version: string | undefined): readonly ConfigFinding[] | undefined {
  if (version === undefined && !isV1Text(text) && !isV1Configuration(text)) return undefined;
  const unknown = version === undefined ? [] : checkV1("", version);
  const isPipeline = isPipelineText(text, file) && unknown.length === 0;
  const findings = isPipeline ? lintPipeline(text, file, version !== undefined)[0].findings : checkV1(text, version);
  return findings.map((finding) => ({ path: "", ...withClass(finding) }));
}

/** What is wrong with the files of a configuration's stages. */
export function lintStageFiles(text: string, file: string, version: string | undefined): readonly Reported[] {
  if (version === undefined ? !isV1Configuration(text) : !isPipelineText(text, file)) return [];
  const [, ...reports] = lintPipeline(text, file, version !== undefined);
  return reports.map(({ source, findings }) => ({ source, findings: findings.map(withClass) }));
}
