import type { BoundCall, BoundStatement } from "../../analysis/bind/bound.ts";
import { pathsOf, walkValues } from "../../analysis/bind/walk-bound.ts";
import type { BoundGroup } from "../../analysis/program/bound-program.ts";
import { Vector } from "../../columns/vector.ts";
import { LastWriters } from "./last-writers.ts";
import type { BatchTest } from "./lower-condition.ts";
import type { Fill } from "./operand.ts";
import { type BatchState, copyCell } from "./state.ts";
import { callStructure } from "./structure.ts";

/**
 * Calls that stand in a group's statements more than once, with nothing written between them that they read: they are
 * computed once a row. (Common subexpression elimination; what two calls share is the call without its keys, so
 * `ParseJSON(body)["a"]` and `ParseJSON(body)["b"]` parse once.)
 */
export class CommonCalls {
  /** Of the calls that have an equal. */
  private readonly names = new Map<BoundCall, string>();
  private readonly fills = new Map<string, Fill>();
  private readonly tests = new Map<string, BatchTest>();

  constructor(group: BoundGroup) {
    const first = new Map<string, BoundCall>();
    const writers = new LastWriters();
    for (const [i, { bound }] of group.statements.entries()) {
      if (bound.where?.constant === false) continue;
      walkValues(bound, (value) => {
        if (value.kind !== "call" || value.isLiteral || value === bound.editor) return;
        const name = nameOf(value, writers);
        if (name === undefined) return;
        const equal = first.get(name);
        if (equal === undefined) first.set(name, value);
        else this.names.set(equal, name).set(value, name);
      });
      writers.add(bound, i);
    }
  }

  /** The functions of a statement's calls that have an equal. */
  functionsIn(statement: BoundStatement): readonly string[] {
    const functions = new Set<string>();
    if (this.names.size === 0) return [];
    walkValues(statement, (value) => {
      if (value.kind === "call" && this.has(value)) functions.add(value.definition.name);
    });
    return [...functions];
  }

  /** Whether another place computes the same. */
  has(call: BoundCall): boolean {
    return this.names.has(call);
  }

  /** The call without its keys, computed by `fill` unless an equal one has been. */
  fill(call: BoundCall, fill: Fill): Fill {
    const name = this.names.get(call);
    if (name === undefined) return fill;
    const known = this.fills.get(name) ?? rememberFill(fill);
    this.fills.set(name, known);
    return known;
  }

  /** The call as a condition, decided by `test` unless an equal one has been. */
  test(call: BoundCall, test: BatchTest): BatchTest {
    const name = this.names.get(call);
    if (name === undefined) return test;
    const known = this.tests.get(name) ?? rememberTest(test);
    this.tests.set(name, known);
    return known;
  }
}

function nameOf(call: BoundCall, writers: LastWriters): string | undefined {
  const { effects, kind } = call.definition;
  if (!effects.pure || kind !== "converter") return undefined;
  const structure = callStructure(call);
  if (structure === undefined) return undefined;
  let last = -1;
  for (const path of pathsOf(call)) last = Math.max(last, writers.of(path));
  return `${last} ${structure}`;
}

/** What is known of the rows of a part of a payload: 0 for nothing yet. */
class Known {
  marks: Uint8Array = new Uint8Array(0);
  private part = -1;

  /** Forgets what was known of another part's rows. */
  open(state: BatchState): void {
    if (this.part === state.part) return;
    this.part = state.part;
    const { rows } = state.columns;
    if (this.marks.length < rows) this.marks = new Uint8Array(rows * 2);
    else this.marks.fill(0, 0, rows);
  }

  /** Lists the rows of which nothing is known; returns their number. */
  unknown(rows: Int32Array, count: number, out: Int32Array): number {
    const { marks } = this;
    let total = 0;
    for (let i = 0; i < count; i++) {
      out[total] = rows[i];
      total += marks[rows[i]] === 0 ? 1 : 0;
    }
    return total;
  }
}

const YES = 1;
const NO = 2;

function rememberFill(fill: Fill): Fill {
  const known = new Known();
  const answers = new Vector();
  return (state, { rows, count }, out) => {
    known.open(state);
    answers.reserve(state.columns.rows);
    const rest = state.borrowSelection();
    const left = known.unknown(rows, count, rest);
    if (left > 0) fill(state, { rows: rest, count: left }, answers);
    for (let i = 0; i < left; i++) known.marks[rest[i]] = YES;
    state.giveBackSelection(rest);
    for (let i = 0; i < count; i++) copyCell(answers, rows[i], out, rows[i]);
  };
}

function rememberTest(test: BatchTest): BatchTest {
  const known = new Known();
  return (state, { rows, count }, out) => {
    known.open(state);
    const rest = state.borrowSelection();
    const hits = state.borrowSelection();
    const left = known.unknown(rows, count, rest);
    const hit = left > 0 ? test(state, { rows: rest, count: left }, hits) : 0;
    const { marks } = known;
    for (let i = 0; i < left; i++) marks[rest[i]] = NO;
    for (let i = 0; i < hit; i++) marks[hits[i]] = YES;
    state.giveBackSelection(rest);
    state.giveBackSelection(hits);
    let total = 0;
    for (let i = 0; i < count; i++) {
      out[total] = rows[i];
      total += marks[rows[i]] === YES ? 1 : 0;
    }
    return total;
  };
}
