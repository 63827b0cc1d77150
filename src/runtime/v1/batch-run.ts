import type { V1Verdict } from "../../analysis/v1/statement.ts";
import type { BatchTest } from "../../compiler/batch/lower-condition.ts";
import { BatchState } from "../../compiler/batch/state.ts";
import type { V1BatchProgram } from "../../compiler/v1/lower-program.ts";
import type { V1BatchStatement } from "../../compiler/v1/lower-statement.ts";
import { RecordColumns } from "../../otlp/lazy/columns.ts";
import { GroupHeads } from "../../otlp/lazy/group-heads.ts";
import { KeyTable } from "../../otlp/lazy/key-table.ts";
import { BatchScanner } from "../../otlp/lazy/scan-batch.ts";
import { schemaOf } from "../../otlp/lazy/schema.ts";
import { CHANGED, DROPPED, KEPT } from "../../otlp/lazy/verdict.ts";
import { PayloadWriter } from "../../otlp/lazy/write-payload.ts";
import { writeRecord } from "../../otlp/lazy/write-record.ts";
import type { WireWriter } from "../../otlp/wire/writer.ts";
import { type LeafCodec, leafCodec, type Thawed } from "../batch/leaf-codec.ts";
import { thawCache, thawRow } from "../batch/thaw-row.ts";
import type { StatementResult } from "../metrics/program-metrics.ts";
import type { V1Error } from "./error.ts";
import type { LimitWatch } from "./limits.ts";
import type { RecordRunner, RunParts } from "./record-runner.ts";
import type { RunCounts } from "./run.ts";

/** Where a batch ended; `unfit`: malformed, irregular or near a limit, the scalar tier decides. */
export type V1BatchEnd =
  | {
      readonly kind: "done";
      readonly output: Uint8Array;
      readonly routes: ReadonlyMap<string, Uint8Array>;
      readonly counts: RunCounts;
    }
  | { readonly kind: "exceeded"; readonly error: V1Error; readonly counts: RunCounts }
  | { readonly kind: "unfit" };

/** The batch tier of the dialect v1: one payload at a time; buffers are kept between them. */
export class V1BatchRun {
  private readonly program: V1BatchProgram;
  private readonly parts: RunParts;
  private readonly runner: RecordRunner;
  private readonly limits: LimitWatch;
  private readonly columns: RecordColumns;
  private readonly keys: KeyTable;
  private readonly scanner: BatchScanner;
  private readonly heads = new GroupHeads();
  private readonly state: BatchState;
  private readonly writer = new PayloadWriter();
  /** Whether records can leave the payload. */
  private readonly removes: boolean;
  // Of the current payload.
  private bytes: Uint8Array = new Uint8Array(0);
  private thawedRows: (Thawed | undefined)[] = [];
  private verdict: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  /** By row, 1 + the index of its output in `outputs`; 0: the main one. */
  private outputOf: Uint16Array<ArrayBuffer> = new Uint16Array(0);
  private outputs: string[] = [];
  private dropped = 0;
  private routed = 0;
  /** Rows that went through the scalar tier, of all payloads. */
  thawed = 0;

  constructor(program: V1BatchProgram, parts: RunParts, runner: RecordRunner, limits: LimitWatch) {
    const plan = program.slots.plan();
    this.program = program;
    this.parts = parts;
    this.runner = runner;
    this.limits = limits;
    this.columns = new RecordColumns(plan);
    this.keys = new KeyTable(plan.keys);
    this.scanner = new BatchScanner(program.leaf, this.columns, this.keys);
    this.removes = parts.statements.some(({ form }) => form.kind !== "set" && form.kind !== "edit");
    const { cache } = program.slots;
    this.state = new BatchState(program.leaf, this.columns, this.scanner.layout, this.keys, this.heads, cache.length);
  }

  process(bytes: Uint8Array): V1BatchEnd {
    if (!this.open(bytes)) return { kind: "unfit" };
    if (this.removes && this.hasEmptyContainer()) return { kind: "unfit" };
    const undo = this.remember();
    const rows = this.state.borrowSelection();
    let count = this.columns.rows;
    for (let i = 0; i < count; i++) rows[i] = i;
    let exceeded = this.limits.check();
    for (let i = 0; i < this.program.statements.length && count > 0 && !exceeded; i++) {
      count = this.runStatement(i, rows, count);
      if (this.heads.failed) {
        undo();
        return { kind: "unfit" };
      }
      exceeded = this.limits.check();
    }
    this.state.giveBackSelection(rows);
    const records = this.columns.rows;
    const { dropped, routed } = this;
    const counts = { records, kept: records - dropped - routed, dropped, routed };
    if (exceeded) return { kind: "exceeded", error: exceeded, counts };
    this.limits.add(records);
    return { kind: "done", ...this.write(), counts };
  }

  /** Undoes what was counted, for a payload that is run once more. */
  private remember(): () => void {
    const { metrics, scope } = this.parts;
    const undo = metrics?.remember();
    const calls = [...scope.deprecatedCalls];
    return () => {
      undo?.();
      scope.deprecatedCalls.clear();
      for (const [name, count] of calls) scope.deprecatedCalls.set(name, count);
    };
  }

  private open(bytes: Uint8Array): boolean {
    this.scanner.open(bytes);
    if (!this.scanner.scan(0, bytes.length)) return false;
    const { layout } = this.scanner;
    const rows = layout.leaves;
    if (!this.limits.allows(rows)) return false;
    this.bytes = bytes;
    this.state.begin(bytes);
    this.state.open(0, rows);
    this.heads.open(bytes, layout);
    this.runner.open();
    this.thawedRows = [];
    if (this.verdict.length < rows) {
      this.verdict = new Uint8Array(rows * 2);
      this.outputOf = new Uint16Array(rows * 2);
    }
    this.verdict.fill(KEPT, 0, rows);
    this.outputOf.fill(0, 0, rows);
    this.outputs = [];
    this.dropped = 0;
    this.routed = 0;
    return true;
  }

  /** Containers that were empty before stay, which the writer does not tell from those that became so. */
  private hasEmptyContainer(): boolean {
    const { layout } = this.scanner;
    for (let c = 0; c < layout.containers; c++) {
      if (layout.leafFrom.data[c] === layout.leafTo.data[c]) return true;
    }
    return false;
  }

  /** Runs a statement over the rows; keeps those that go on as columns, and returns their number. */
  private runStatement(index: number, rows: Int32Array<ArrayBuffer>, count: number): number {
    const { metrics, now, scope } = this.parts;
    const statement = this.program.statements[index];
    const scalar = (row: number): void => this.runRow(row, index);
    if (typeof statement === "string") {
      for (let i = 0; i < count; i++) scalar(rows[i]);
      return 0;
    }
    const { state } = this;
    const start = metrics ? now() : 0;
    const matched = state.borrowSelection();
    const hit = selectRows(state, rows, count, statement.where, matched);
    const result = this.act(statement, matched, hit);
    const undecided = state.redoCount;
    let unapplied = 0;
    if (metrics && undecided > 0) for (let i = 0; i < hit; i++) unapplied += state.redo[matched[i]];
    const seconds = metrics ? (now() - start) / 1000 : 0;
    for (let i = 0; i < count && state.redoCount > 0; i++) {
      const row = rows[i];
      if (state.redo[row] === 0) continue;
      state.redo[row] = 0;
      state.redoCount--;
      scalar(row);
    }
    this.program.tally.settle(scope.deprecatedCalls, (row) => this.thawedRows[row] === undefined);
    if (metrics) {
      metrics.time(index, seconds / count, count - undecided);
      metrics.count(index, result.name, result.count);
      metrics.count(index, "applied", hit - unapplied - result.count);
      metrics.count(index, "not_matched", count - undecided - (hit - unapplied));
    }
    state.giveBackSelection(matched);
    return this.keepOpen(rows, count);
  }

  /** Does to the matched rows what the statement says; the count is of rows that left the payload. */
  private act(
    { action }: V1BatchStatement,
    matched: Int32Array<ArrayBuffer>,
    hit: number,
  ): { readonly name: StatementResult; readonly count: number } {
    const { state } = this;
    if (action.kind === "edit") {
      action.edit(state, { rows: matched, count: hit });
      return { name: "applied", count: 0 };
    }
    if (action.kind === "drop") {
      for (let i = 0; i < hit; i++) this.drop(matched[i]);
      return { name: "dropped", count: hit };
    }
    const holds = state.borrowSelection();
    const held = selectRows(state, matched, hit, action.test, holds);
    let left = 0;
    if (action.kind === "route") {
      for (; left < held; left++) this.route(holds[left], action.output);
    } else {
      for (let i = 0, next = 0; i < hit; i++) {
        const row = matched[i];
        if (next < held && holds[next] === row) next++;
        else if (state.redo[row] === 0) {
          this.drop(row);
          left++;
        }
      }
    }
    state.giveBackSelection(holds);
    return { name: action.kind === "route" ? "routed" : "dropped", count: left };
  }

  private drop(row: number): void {
    this.verdict[row] = DROPPED;
    this.dropped++;
  }

  private route(row: number, output: string): void {
    let at = this.outputs.indexOf(output);
    if (at < 0) at = this.outputs.push(output) - 1;
    this.outputOf[row] = at + 1;
    this.routed++;
  }

  private keepOpen(rows: Int32Array, count: number): number {
    const { verdict, outputOf, thawedRows } = this;
    const hasThawed = thawedRows.length > 0;
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      rows[kept] = row;
      const leaves = verdict[row] === DROPPED || outputOf[row] !== 0;
      kept += leaves || (hasThawed && thawedRows[row] !== undefined) ? 0 : 1;
    }
    return kept;
  }

  private codec(row: number): LeafCodec {
    const { layout } = this.scanner;
    return leafCodec(this.program.leaf, layout.containerField.data[layout.leafParent.data[row]]);
  }

  /** Runs the program from a statement on over one record, in the scalar tier. */
  private runRow(row: number, from: number): void {
    const codec = this.codec(row);
    const record = thawRow(this.state, codec, row);
    if (!record) {
      this.heads.failed = true;
      return;
    }
    const context = this.heads.contextOf(this.scanner.layout.leafParent.data[row]);
    context.cache = thawCache(this.state, this.program.slots.cache, row);
    this.thawedRows[row] = record;
    this.thawed++;
    codec.enter(context, record);
    const verdict: V1Verdict = this.runner.run(context, row, from);
    if (verdict === "drop") this.drop(row);
    else if (verdict !== undefined) this.route(row, verdict.output);
  }

  /** The payload without what left it, and a payload for each output. */
  private write(): { readonly output: Uint8Array; readonly routes: ReadonlyMap<string, Uint8Array> } {
    const { verdict, columns, state, outputOf, outputs } = this;
    const { rows } = columns;
    for (let row = 0; row < rows; row++) {
      if (verdict[row] === DROPPED) continue;
      let changed = columns.attributesChanged[row] === 1 || this.thawedRows[row] !== undefined;
      for (const overrides of state.fieldOverride) changed ||= overrides[row] >= 0;
      if (changed) verdict[row] = CHANGED;
    }
    const routes = new Map<string, Uint8Array>();
    const own = verdict.slice(0, rows);
    const only = (output: number): void => {
      for (let row = 0; row < rows; row++) verdict[row] = outputOf[row] === output ? own[row] : DROPPED;
    };
    outputs.forEach((output, i) => {
      only(i + 1);
      routes.set(output, this.encode(true).slice());
    });
    if (outputs.length > 0) only(0);
    return { output: this.encode(this.dropped + this.routed > 0), routes };
  }

  private encode(dropsEmpty: boolean): Uint8Array {
    const { bytes, columns, state, verdict } = this;
    const { layout } = this.scanner;
    const source = {
      bytes,
      columns,
      view: state.view,
      keys: this.keys,
      overrides: state.overrides,
      fieldOverride: state.fieldOverride,
    };
    const write = (writer: WireWriter, row: number): void => {
      const record = this.thawedRows[row];
      if (record !== undefined) {
        this.codec(row).write(writer, record as never);
        return;
      }
      const schema = schemaOf(this.program.leaf, layout.containerField.data[layout.leafParent.data[row]]);
      writeRecord(writer, source, schema, row, layout.leafStart.data[row], layout.leafEnd.data[row]);
    };
    return this.writer.write(layout, bytes, state.view, { verdict, columns, write, heads: [], dropsEmpty });
  }
}

/** The rows for which the test holds; all of them without one. */
function selectRows(
  state: BatchState,
  rows: Int32Array,
  count: number,
  test: BatchTest | undefined,
  out: Int32Array<ArrayBuffer>,
): number {
  if (test) return test(state, { rows, count }, out);
  out.set(rows.subarray(0, count));
  return count;
}
