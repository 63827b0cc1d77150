import type { V1Scope } from "../../analysis/v1/scope.ts";
import type { LoweredStatement } from "../../analysis/v1/statement.ts";
import type { Leaf } from "../../otlp/lazy/schema.ts";
import type { Signal } from "../../otlp/signal.ts";
import { METRIC_HEAD } from "../batch/effects.ts";
import { SlotTable } from "../batch/slots.ts";
import { DeprecatedTally } from "./deprecated-tally.ts";
import { lowerBatchStatement, type V1BatchStatement } from "./lower-statement.ts";
import { V1Lowering } from "./lowering.ts";

/** A program over columns. */
export interface V1BatchProgram {
  readonly leaf: Leaf;
  readonly slots: SlotTable;
  readonly tally: DeprecatedTally;
  /** A text where only the scalar tier has the statement, and why. */
  readonly statements: readonly (V1BatchStatement | string)[];
}

const LEAVES: Readonly<Record<Signal, Leaf | undefined>> = {
  traces: "span",
  logs: "log",
  metrics: "datapoint",
  profiles: undefined,
};

/** Lowers a program to columns, or says why it runs record by record as a whole. */
export function lowerProgram(statements: readonly LoweredStatement[], scope: V1Scope): V1BatchProgram | string {
  const leaf = LEAVES[scope.signal];
  if (leaf === undefined) return "profiles run in the scalar tier";
  const obstacle = sharedWrite(statements, leaf) ?? farRead(scope);
  if (obstacle !== undefined) return obstacle;
  const slots = new SlotTable(leaf);
  const tally = new DeprecatedTally();
  const lowering = new V1Lowering(slots, tally);
  return { leaf, slots, tally, statements: statements.map((each) => lowerBatchStatement(each, lowering)) };
}

/** Records must not see each other: what one writes above itself, the next one reads. */
function sharedWrite(statements: readonly LoweredStatement[], leaf: Leaf): string | undefined {
  for (const { form } of statements) {
    if (form.kind !== "set" && form.kind !== "edit") continue;
    const target = form.path.form;
    if (target.kind !== "path") continue;
    const { context } = target.path.reads;
    if (context !== leaf) return `it writes to the ${context}, which records share`;
  }
  return undefined;
}

/** Of a metric the batch tier has all but its data points. */
function farRead({ paths }: V1Scope): string | undefined {
  const far = paths.find(({ reads }) => reads.context === "metric" && !METRIC_HEAD.has(reads.field.split(".")[0]));
  return far && `it reads ${far.reads.field} of the metric, which its data points are part of`;
}
