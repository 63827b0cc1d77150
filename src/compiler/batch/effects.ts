import type { BoundStatement } from "../../analysis/bind/bound.ts";
import { pathsOf, writtenPaths } from "../../analysis/bind/walk-bound.ts";
import type { BoundGroup } from "../../analysis/program/bound-program.ts";
import type { Leaf } from "../../otlp/lazy/schema.ts";

/** Contexts that paths of a record's statements may name besides its own. */
const ABOVE: Readonly<Record<Leaf, readonly string[]>> = {
  span: ["resource", "scope", "otelcol"],
  log: ["resource", "scope", "otelcol"],
  metric: ["resource", "scope", "otelcol"],
  datapoint: ["resource", "scope", "metric", "otelcol"],
};

/** What a metric is without its data points. */
const METRIC_HEAD: ReadonlySet<string> = new Set([
  "name",
  "description",
  "unit",
  "type",
  "aggregation_temporality",
  "is_monotonic",
  "metadata",
]);

/**
 * Why a group cannot run record by record, in any order, each record on its own; undefined where it can. The scalar
 * tier then runs the whole payload.
 */
export function orderMatters(group: BoundGroup, leaf: Leaf): string | undefined {
  if (group.sharedCache) return "records share a cache";
  for (const { bound } of group.statements) {
    const reason = statementEscapes(bound, leaf);
    if (reason) return reason;
  }
  for (const { bound } of group.conditions) {
    if (pathsOf(bound).some((path) => !staysInReach(path.path.reads, leaf))) return "reads beyond the record";
  }
  return undefined;
}

function statementEscapes(statement: BoundStatement, leaf: Leaf): string | undefined {
  const { definition } = statement.editor;
  const written = writtenPaths(statement);
  // Editors without a path (convert_sum_to_gauge, copy_metric …) change the metric list or the record as a whole.
  if (written.length === 0) return `${definition.name} edits more than a path`;
  for (const { path } of written) {
    if (path.reads.context !== leaf)
      return `${definition.name} writes to the ${path.reads.context}, which records share`;
  }
  return pathsOf(statement).some((path) => !staysInReach(path.path.reads, leaf))
    ? "reads beyond the record"
    : undefined;
}

function staysInReach(access: { readonly context: string; readonly field: string }, leaf: Leaf): boolean {
  if (access.context === leaf) return true;
  if (!ABOVE[leaf].includes(access.context)) return false;
  return access.context !== "metric" || METRIC_HEAD.has(access.field.split(".")[0]);
}
