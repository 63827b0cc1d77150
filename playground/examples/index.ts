import { DEFAULT_LIMITS, type PageState } from "../src/state.ts";
import { dropChatter, keepAttributes } from "./cost-control.ts";
import { dropMetrics, reduceCardinality } from "./drop-metrics.ts";
import type { PageExample } from "./example.ts";
import { maskLogs } from "./mask-logs.ts";
import { maskUrls } from "./mask-urls.ts";
import { parseAccessLog } from "./parse-access-log.ts";
import { parseJson } from "./parse-json.ts";
import { routeTenants } from "./route-tenants.ts";
import { sampleLogs } from "./sample-logs.ts";
import { sampleTraces } from "./sample-traces.ts";
import { renameAttributes, spanNames } from "./semantic-conventions.ts";
import { V1_EXAMPLES } from "./v1.ts";

/** The examples in the order of the menu; the first of a dialect is what that dialect opens with. */
export const EXAMPLES: readonly PageExample[] = [
  maskUrls,
  maskLogs,
  sampleTraces,
  sampleLogs,
  routeTenants,
  parseJson,
  parseAccessLog,
  dropMetrics,
  reduceCardinality,
  renameAttributes,
  spanNames,
  keepAttributes,
  dropChatter,
  ...V1_EXAMPLES,
];

export function stateOfExample({ rules, kind, telemetry, tests, dialect = "collector" }: PageExample): PageState {
  return {
    rules,
    kind,
    context: "",
    dialect,
    telemetry: { kind: "text", text: JSON.stringify(telemetry, null, 2) },
    limits: DEFAULT_LIMITS,
    tests,
  };
}
