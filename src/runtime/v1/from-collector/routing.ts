import type { CollectorConfig, PipelineEntry, ProcessorEntry } from "../../../config/collector-config.ts";
import { type ConfigMap, type ConfigNode, entryOf } from "../../../config/config-node.ts";
import { CONDITION_KEYS } from "../../../config/filter-config.ts";
import { type ConfigContext, type ConfigSignal, transformContexts } from "../../../config/signals.ts";
import type { BooleanExpression } from "../../../parser/ast.ts";
import { parseCondition, parseStatement } from "../../../parser/parse.ts";
import { compileConfigurationValue } from "../../compile.ts";
import { inferred } from "../../migrate/context-keys.ts";
import type { Problem } from "../../migrate/note.ts";
import type { Rule } from "./rules.ts";

/** A row of a routing connector's table. */
export interface RouteRule {
  readonly rule: Rule<BooleanExpression>;
  readonly context: ConfigContext | undefined;
  /** The name of the pipeline that it leads to, without the signal. */
  readonly output: string;
  /** Why v1 has no such route. */
  readonly obstacle: string | undefined;
}

/** The routing connector at the end of a pipeline. */
export interface Routing {
  readonly entry: ProcessorEntry;
  readonly routes: readonly RouteRule[];
  readonly problems: readonly Problem[];
  /** Where the records go that no route takes; undefined: nowhere. */
  readonly rest: PipelineEntry | undefined;
}

/** The routing connector that a pipeline exports to. Source: routingconnector, config.go and router.go. */
export function routingOf(config: CollectorConfig, pipeline: PipelineEntry): Routing | undefined {
  const connectors = config.node.kind === "map" ? entryOf(config.node, "connectors") : undefined;
  if (connectors?.kind !== "map" || pipeline.signal === undefined) return undefined;
  const exporters = textsOf(pipeline.node, "exporters");
  const found = connectors.entries.find(({ key }) => /^routing(?:\/|$)/.test(key) && exporters.includes(key));
  if (found?.value.kind !== "map") return undefined;
  const { key: id, keySpan, value: node } = found;
  const problems: Problem[] = [];
  const differs = (reason: string, span = keySpan): void => {
    problems.push({ span, reason, kind: "difference" });
  };
  if (exporters.length > 1)
    differs(`${pipeline.id} has other exporters, too: what they get goes to none of v1's outputs`);
  const mode = entryOf(node, "error_mode");
  if (mode?.kind !== "scalar" || !/^(?:ignore|silent)$/i.test(String(mode.value))) {
    differs(
      "without error_mode: ignore the connector gives a payload up at the first error; v1 takes that as no match",
      mode?.span,
    );
  }
  const rests = textsOf(node, "default_pipelines");
  if (rests.length > 1) differs(`v1 goes on with one of the default pipelines, ${rests[0]}; the others get nothing`);
  const table = entryOf(node, "table");
  const rows = table?.kind === "list" ? table.items.filter((item): item is ConfigMap => item.kind === "map") : [];
  return {
    entry: { id, type: "routing", keySpan, node },
    routes: rows.flatMap((row) => routeOf(row, pipeline.signal as ConfigSignal) ?? []),
    problems,
    rest: config.pipelines?.find((each) => each.id === rests[0]),
  };
}

function routeOf(row: ConfigMap, signal: ConfigSignal): RouteRule | undefined {
  const condition = entryOf(row, "condition");
  const node = condition ?? entryOf(row, "statement");
  if (node?.kind !== "scalar" || typeof node.value !== "string") return undefined;
  const text = { text: node.value, node, start: 0 };
  const statement = condition ? undefined : parseStatement(text.text).node;
  const always: BooleanExpression = { kind: "Boolean", value: true, span: { start: 0, end: 0 } };
  const tree = condition ? parseCondition(text.text).node : statement && (statement.where ?? always);
  const pipelines = textsOf(row, "pipelines");
  const given = entryOf(row, "context");
  const name = given?.kind === "scalar" ? String(given.value) : undefined;
  const context = name ?? (tree && inferred([tree], signal, "transform")) ?? "resource";
  const action = entryOf(row, "action");
  const known = transformContexts(signal).find((each) => each === context);
  const obstacle = obstacleOf(name, pipelines, statement?.editor.name, action);
  return {
    rule: { text, tree },
    context: known,
    output: pipelines[0]?.replace(/^[^/]*\//, "") ?? "",
    obstacle: obstacle ?? (condition && known && refusal(text.text, known, signal)),
  };
}

/** What the Collector says against a condition, which is one of a filter's. */
function refusal(condition: string, context: ConfigContext, signal: ConfigSignal): string | undefined {
  const filter = { [CONDITION_KEYS[signal]]: [{ context, conditions: [condition] }] };
  const { findings } = compileConfigurationValue({ processors: { filter } }, { signal });
  const error = findings.find(({ severity }) => severity === "error");
  return error && `the Collector refuses this: ${error.message.split("\n")[0]}`;
}

function obstacleOf(
  context: string | undefined,
  pipelines: readonly string[],
  editor: string | undefined,
  action: ConfigNode | undefined,
): string | undefined {
  if (context === "request") return "v1 does not see the request that brought a record";
  if (editor !== undefined && editor !== "route") return `v1's route changes nothing, and ${editor} does`;
  if (pipelines.length !== 1) return "v1's route leads to one output";
  if (action?.kind === "scalar" && action.value !== "move") return `v1 moves records and knows no \`${action.value}\``;
  return undefined;
}

/** The texts of a list. */
export function textsOf(node: ConfigNode, key: string): readonly string[] {
  const list = node.kind === "map" ? entryOf(node, key) : undefined;
  if (list?.kind !== "list") return [];
  return list.items.flatMap((item) => (item.kind === "scalar" && item.value !== null ? [String(item.value)] : []));
}
