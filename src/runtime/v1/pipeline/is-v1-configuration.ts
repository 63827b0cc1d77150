import { entryOf } from "../../../config/config-node.ts";
import { parseYaml } from "../../../config/yaml.ts";

/** A key of the root that only configurations of the dialect v1 have; a Collector's may say `dialect: collector`. */
const OWN_KEY =
  /^(["']?)(?:dialect\1[ \t]*:(?![ \t]*["']?collector["']?[ \t]*(?:#.*)?\r?$)|pipeline_mode\1[ \t]*:)(?:\s|$)/m;

/** Whether a text is a YAML (or JSON) configuration that says of itself that it is one of the dialect v1. */
export function isV1Configuration(text: string): boolean {
  if (!/^\s*\{/.test(text)) return OWN_KEY.test(text);
  const { root } = parseYaml(text, { expand: false });
  if (root.kind !== "map") return false;
  const dialect = entryOf(root, "dialect");
  if (dialect) return dialect.kind !== "scalar" || dialect.value !== "collector";
  return entryOf(root, "pipeline_mode") !== undefined;
}
