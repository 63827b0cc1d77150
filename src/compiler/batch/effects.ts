import type { BoundPath, BoundStatement } from "../../analysis/bind/bound.ts";
import { pathsOf, walkValues, writtenPaths } from "../../analysis/bind/walk-bound.ts";
import type { BoundGroup } from "../../analysis/program/bound-program.ts";
import type { PathAccess } from "../../contexts/path-definition.ts";
import type { Leaf } from "../../otlp/lazy/schema.ts";
import type { Key } from "../../parser/ast.ts";

/**
 * Which statements may run column by column. Records must not see each other: what a statement writes above the record
 * (its resource, scope or metric) is shared, so such a statement runs once a container, and only where that is what
 * running it for each record comes to.
 */

/** How a statement runs over columns: for the rows, or once for each container of a level. */
export type Placement = { readonly kind: "rows" } | { readonly kind: "container"; readonly level: Level };

export type Level = "resource" | "scope" | "metric";

/** Levels above each kind of record. */
const ABOVE: Readonly<Record<Leaf, readonly Level[]>> = {
  span: ["resource", "scope"],
  log: ["resource", "scope"],
  metric: ["resource", "scope"],
  datapoint: ["resource", "scope", "metric"],
};

/** What a metric is without its data points. */
export const METRIC_HEAD: ReadonlySet<string> = new Set([
  "name",
  "description",
  "unit",
  "type",
  "aggregation_temporality",
  "is_monotonic",
  "metadata",
]);

/** What of each level the batch tier can write back. */
const WRITABLE: Readonly<Record<Level, ReadonlySet<string>>> = {
  resource: new Set(["attributes"]),
  scope: new Set(["attributes", "name", "version"]),
  metric: new Set(["name", "description", "unit"]),
};

/** Forms that give the same when they are applied again to what they gave. */
const IDEMPOTENT: ReadonlySet<string> = new Set(["assign", "remove-key", "filter-keys", "limit", "edit-values"]);

/** A group whose statements have a placement each, or why the scalar tier must run the whole payload. */
export function placeStatements(group: BoundGroup, leaf: Leaf): readonly Placement[] | string {
  if (group.sharedCache) return "records share a cache";
  for (const { bound } of group.conditions) {
    if (pathsOf(bound).some((path) => !isInReach(path.path.reads, leaf))) return "reads beyond the record";
  }
  const placements: Placement[] = [];
  for (const { bound } of group.statements) {
    const placement = place(bound, leaf);
    if (typeof placement === "string") return placement;
    placements.push(placement);
  }
  return conflict(group, placements) ?? placements;
}

function place(statement: BoundStatement, leaf: Leaf): Placement | string {
  // It never runs.
  if (statement.where?.constant === false) return { kind: "rows" };
  const { definition } = statement.editor;
  const written = writtenPaths(statement);
  const paths = pathsOf(statement);
  // Editors without a path (convert_sum_to_gauge, copy_metric …) change the metric list or the record as a whole.
  if (written.length === 0) return `${definition.name} edits more than a path`;
  if (paths.some((path) => !isInReach(path.path.reads, leaf))) return "reads beyond the record";
  const [target] = written;
  const { context, field } = target.path.reads;
  if (written.length === 1 && context === leaf) return { kind: "rows" };
  const level = ABOVE[leaf].find((candidate) => candidate === context);
  const shared = `${definition.name} writes to the ${context}, which records share`;
  if (!level || written.length > 1 || !WRITABLE[level].has(field)) return shared;
  if (!isRepeatable(statement, target)) return `${shared}, and depends on what it wrote`;
  // A statement that also looks at what lies deeper gives another result for each record there.
  const levels = ABOVE[leaf];
  const deeper = paths.some(({ path }) => levels.indexOf(path.reads.context as Level) > levels.indexOf(level));
  return deeper || paths.some(({ path }) => path.reads.context === leaf) ? shared : { kind: "container", level };
}

/** Whether a key below the first one finds again what it made: -1 makes a list and is no index into it. */
function findsAgain({ value }: Key): boolean {
  return value.kind === "String" || (value.kind === "Int" && value.value >= 0n);
}

/** Whether applying the statement again changes nothing. */
function isRepeatable(statement: BoundStatement, target: BoundPath): boolean {
  const { editor } = statement;
  if (!target.node.fields.every(({ keys }) => keys.slice(1).every(findsAgain))) return false;
  const form = editor.definition.batch?.(editor.bound as never);
  if (!form || !IDEMPOTENT.has(form.kind)) return false;
  let pure = true;
  walkValues(statement, (value) => {
    if (value.kind === "call" && value !== editor && !value.definition.effects.pure) pure = false;
  });
  // The value must not read the target; where clauses may: once written, they hold or do not matter.
  const reads = editor.args.flatMap((argument) => (argument.kind === "value" ? pathsOf(argument.value) : []));
  return pure && reads.every((path) => path === target || !overlaps(path.path.reads, target.path.reads));
}

/** Whether a statement reads what a later one writes above it: the first record would see what others do not. */
function conflict(group: BoundGroup, placements: readonly Placement[]): string | undefined {
  const shared = placements.flatMap((placement, i) => (placement.kind === "container" ? [i] : []));
  if (shared.length === 0) return undefined;
  if (group.conditions.length > 0) return "conditions decide whether shared parts are written";
  for (const i of shared) {
    const [target] = writtenPaths(group.statements[i].bound);
    for (let j = 0; j < i; j++) {
      const earlier = group.statements[j].bound;
      const sees = pathsOf(earlier).some((path) => overlaps(path.path.reads, target.path.reads));
      if (sees) return "a statement reads what a later one writes for all records";
    }
  }
  return undefined;
}

function overlaps(a: PathAccess, b: PathAccess): boolean {
  if (a.context !== b.context || a.field.split(".")[0] !== b.field.split(".")[0]) return false;
  const x = a.keys?.[0];
  const y = b.keys?.[0];
  return x === undefined || y === undefined || x === y;
}

function isInReach(access: PathAccess, leaf: Leaf): boolean {
  if (access.context === leaf || access.context === "otelcol") return true;
  if (!ABOVE[leaf].includes(access.context as Level)) return false;
  return access.context !== "metric" || METRIC_HEAD.has(access.field.split(".")[0]);
}
