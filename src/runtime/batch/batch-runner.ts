import type { BoundStatement } from "../../analysis/bind/bound.ts";
import type { BoundGroup } from "../../analysis/program/bound-program.ts";
import { Workspace } from "../../columns/workspace.ts";
import type { BatchTest } from "../../compiler/batch/lower-condition.ts";
import type { BatchGroup, BatchStatement } from "../../compiler/batch/lower-group.ts";
import type { SlotTable } from "../../compiler/batch/slots.ts";
import { BatchState } from "../../compiler/batch/state.ts";
import { RecordColumns, SCATTERED, SPARSE } from "../../otlp/lazy/columns.ts";
import { editHeads } from "../../otlp/lazy/edit-heads.ts";
import { GroupHeads } from "../../otlp/lazy/group-heads.ts";
import { KeyTable } from "../../otlp/lazy/key-table.ts";
import { BatchScanner } from "../../otlp/lazy/scan-batch.ts";
import type { Leaf } from "../../otlp/lazy/schema.ts";
import { schemaOf } from "../../otlp/lazy/schema.ts";
import { CHANGED, DROPPED, SHORTENED } from "../../otlp/lazy/verdict.ts";
import { PayloadWriter } from "../../otlp/lazy/write-payload.ts";
import { writeRecord } from "../../otlp/lazy/write-record.ts";
import type { RecordContext } from "../../otlp/record-context.ts";
import type { WireWriter } from "../../otlp/wire/writer.ts";
import { nanoseconds } from "../../util/nanoseconds.ts";
import { Failure } from "../../values/failure.ts";
import { PMap } from "../../values/pmap.ts";
import { type ConditionSequence, compileConditions } from "../condition-sequence.ts";
import type { Meter, Meters } from "../metrics/meter.ts";
import { ErrorLog, type PassedError } from "../outcome.ts";
import { compileGroup, type GroupRunner } from "../statement-sequence.ts";
import { type LeafCodec, leafCodec } from "./leaf-codec.ts";
import { thawCache, thawRow } from "./thaw-row.ts";
import { ThawedRows } from "./thawed-rows.ts";

/** Levels of the layout's containers. */
const LEVELS = { resource: 0, scope: 1, metric: 2 } as const;

/** The tag of a metric's name. */
const NAME = 0x0a;

/** Where a batch ended. */
export type BatchEnd =
  /** `output` is the input itself, or valid until the next run. */
  | { readonly kind: "done"; readonly output: Uint8Array; readonly records: number; readonly dropped: number }
  | { readonly kind: "error"; readonly error: PassedError }
  /** Malformed or irregular: the full decoder and the scalar tier decide. */
  | { readonly kind: "unfit" };

/** Counts of a run, for benchmarks and proofs that the batch tier did the work. */
export interface BatchCounters {
  batches: number;
  rows: number;
  /** Rows that went through the scalar tier. */
  thawed: number;
  /** Payloads that were left to the full decoder. */
  unfit: number;
}

/** A group's statements in the scalar tier, conditions and all, and without them from one statement on. */
interface GroupRunners {
  readonly whole: GroupRunner;
  readonly from: (GroupRunner | undefined)[];
}

/** Bytes of a payload that are read, worked on and written together: what a second-level cache holds easily. */
const PART = 1 << 18;

/** Nanoseconds of the last run, summed over its parts: finding what the rules read, the rules, writing. */
export interface BatchTimes {
  read: number;
  rules: number;
  write: number;
}

/** Runs lowered groups over payloads of one signal, one payload at a time; buffers are kept between them. */
export class BatchRunner {
  readonly counters: BatchCounters = { batches: 0, rows: 0, thawed: 0, unfit: 0 };
  readonly times: BatchTimes = { read: 0, rules: 0, write: 0 };
  private readonly partBytes: number;
  private readonly meters: Meters | undefined;
  /** Undoes what the metrics counted of a payload that is unfit. */
  private undoCounts: (() => void) | undefined;
  private readonly leaf: Leaf;
  private readonly slots: SlotTable;
  private readonly columns: RecordColumns;
  private readonly keys: KeyTable;
  private readonly scanner: BatchScanner;
  private readonly heads = new GroupHeads();
  private readonly state: BatchState;
  private readonly workspace: Workspace | undefined;
  private readonly writer = new PayloadWriter();
  private readonly runners = new Map<BoundGroup, GroupRunners>();
  private readonly thawed = new ThawedRows();
  private verdict: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  private error: PassedError | undefined;
  private errorRow = -1;

  /**
   * @param partBytes how much of a payload is worked on together.
   * @param meters what counts executions, where metrics are on.
   */
  constructor(leaf: Leaf, slots: SlotTable, partBytes = PART, meters?: Meters) {
    this.partBytes = partBytes;
    this.meters = meters;
    const plan = slots.plan();
    this.leaf = leaf;
    this.slots = slots;
    this.columns = new RecordColumns(plan);
    this.keys = new KeyTable(plan.keys);
    this.scanner = new BatchScanner(leaf, this.columns, this.keys);
    this.workspace = slots.needsRoom ? new Workspace() : undefined;
    const { layout } = this.scanner;
    this.state = new BatchState(leaf, this.columns, layout, this.keys, this.heads, slots.cache.length, this.workspace);
  }

  /**
   * Runs `work` over the records of a payload part by part, from the last to the first, since the output is written
   * from its end.
   * @param work false where the payload is unfit
   * @param cutsResources whether the records of a large resource may be worked on in several windows.
   */
  private run(input: Uint8Array, work: () => boolean, dropsEmpty: boolean, cutsResources: boolean): BatchEnd {
    const { scanner, state, writer, workspace } = this;
    workspace?.open(input);
    const bytes = workspace?.bytes ?? input;
    scanner.open(bytes, input.length);
    state.begin(bytes);
    writer.begin(bytes, state.view, input);
    this.error = undefined;
    this.undoCounts = this.meters && rememberCounts(this.meters);
    let records = 0;
    let dropped = 0;
    const { times } = this;
    times.read = 0;
    times.rules = 0;
    times.write = 0;
    let clock = nanoseconds();
    const ends = scanner.parts(this.partBytes);
    for (let part = ends.length - 1; part >= 0; part--) {
      if (!this.openPart(part === 0 ? 0 : ends[part - 1], ends[part])) return this.unfit();
      // A resource that is much larger than a part is worked on in several.
      const { layout } = scanner;
      const windows = cutsResources ? layout.windows(2 * this.partBytes) : [layout.leaves];
      for (let window = windows.length - 1; window >= 0; window--) {
        const from = window === 0 ? 0 : windows[window - 1];
        const isFit = this.openRows(from, windows[window]);
        const opened = nanoseconds();
        times.read += opened - clock;
        if (!isFit || !work() || this.heads.failed) return this.unfit();
        const worked = nanoseconds();
        times.rules += worked - opened;
        // An earlier record could fail, too: the scalar tier tells which error comes first.
        const isAll = ends.length === 1 && windows.length === 1;
        if (this.error) return isAll ? { kind: "error", error: this.error } : this.unfit();
        records += windows[window] - from;
        dropped += this.finish(dropsEmpty);
        clock = nanoseconds();
        times.write += clock - worked;
      }
    }
    const output = writer.end();
    times.write += nanoseconds() - clock;
    return { kind: "done", output, records, dropped };
  }

  private unfit(): BatchEnd {
    this.counters.unfit++;
    this.undoCounts?.();
    return { kind: "unfit" };
  }

  /** Finds the messages of a part of the payload; false where it is unfit. */
  private openPart(from: number, to: number): boolean {
    const { layout } = this.scanner;
    if (!this.scanner.scanLayout(from, to)) return false;
    this.heads.open(this.state.bytes, layout);
    const rows = layout.leaves;
    if (this.verdict.length < rows) this.verdict = new Uint8Array(rows * 2);
    this.thawed.reserve(rows);
    return true;
  }

  /** Reads some of the part's records; false where it is unfit. */
  private openRows(from: number, to: number): boolean {
    if (!this.scanner.scanRows(from, to)) return false;
    this.state.open(from, to);
    this.thawed.clear();
    this.verdict.fill(0, from, to);
    this.errorRow = -1;
    this.counters.batches++;
    this.counters.rows += to - from;
    return true;
  }

  /** Runs a transform's groups over a payload. */
  transform(bytes: Uint8Array, groups: readonly BatchGroup[], log: ErrorLog): BatchEnd {
    const logs: ErrorLog[][] = [];
    // What a later group writes above the records, an earlier one would see in the next window.
    const cutsResources = groups
      .slice(1)
      .every(({ statements }) => statements.every(({ placement }) => placement.kind === "rows"));
    const work = (): boolean => {
      const own = groups.map(() => new ErrorLog(log.limit));
      logs.unshift(own);
      for (const [i, group] of groups.entries()) {
        if (i > 0) this.state.clearCache();
        this.runGroup(group, own[i]);
        if (this.error || this.heads.failed) break;
      }
      return true;
    };
    const end = this.run(bytes, work, false, cutsResources);
    // Groups are passes over the whole payload: what they report comes group by group.
    if (end.kind !== "unfit") for (const i of groups.keys()) for (const part of logs) log.addAll(part[i]);
    return end;
  }

  /** Drops the records for which one of the conditions holds. */
  filter(bytes: Uint8Array, group: BatchGroup, log: ErrorLog): BatchEnd {
    const meter = this.meters?.get(group.group);
    const whole = compileConditions(group.group, undefined, meter);
    // Conditions that were counted over columns are not asked again.
    const rest: ConditionSequence[] = [whole];
    const matches = (condition: number): ConditionSequence => {
      if (!meter) return whole;
      rest[condition] ??= conditionsFrom(group.group, condition, meter);
      return rest[condition];
    };
    const logs: ErrorLog[] = [];
    const work = (): boolean => {
      const own = new ErrorLog(log.limit);
      logs.unshift(own);
      return this.filterPart(group, matches, own, meter);
    };
    const end = this.run(bytes, work, true, true);
    if (end.kind !== "unfit") for (const part of logs) log.addAll(part);
    return end;
  }

  private filterPart(
    group: BatchGroup,
    matches: (condition: number) => ConditionSequence,
    log: ErrorLog,
    meter: Meter | undefined,
  ): boolean {
    const selection = this.allRows();
    const hits = this.state.borrowSelection();
    let failed = false;
    const scalar = (row: number, decide: ConditionSequence): void => {
      const context = this.thaw(row);
      if (!context) return;
      const result = decide(context, log);
      if (result === true) this.verdict[row] = DROPPED;
      else if (typeof result === "object") failed = true;
    };
    if (group.conditions) {
      let count = selection.count;
      const rows = selection.rows;
      const isTimed = meter?.isTimed(count) ?? false;
      for (const [c, test] of group.conditions.entries()) {
        const start = isTimed ? nanoseconds() : 0;
        const hit = test(this.state, { rows, count }, hits);
        for (let i = 0; i < hit; i++) this.verdict[hits[i]] = DROPPED;
        if (meter) {
          if (isTimed) meter.time(c, nanoseconds() - start, count);
          meter.count(c, "dropped", hit);
          meter.count(c, "not_matched", count - hit - this.state.redoCount);
        }
        if (this.state.redoCount > 0) {
          const decide = matches(c);
          this.takeRedo(rows, count, (row) => scalar(row, decide));
        }
        count = this.keepLive(rows, count);
      }
    } else for (let i = 0; i < selection.count; i++) scalar(selection.rows[i], matches(0));
    this.state.giveBackSelection(hits);
    this.state.giveBackSelection(selection.rows);
    // Records were only looked at: what was thawed stands as it was.
    this.thawed.clear();
    // Under `propagate` the order of what was removed matters for what is reported: the scalar tier decides.
    return !failed;
  }

  private runnersOf(group: BoundGroup): GroupRunners {
    let runners = this.runners.get(group);
    if (!runners) {
      runners = { whole: compileGroup(group, undefined, undefined, this.meters?.get(group)), from: [] };
      this.runners.set(group, runners);
    }
    return runners;
  }

  private runGroup(batch: BatchGroup, log: ErrorLog): void {
    const { group } = batch;
    const { state } = this;
    const { whole, from } = this.runnersOf(group);
    const meter = this.meters?.get(group);
    const runnerFrom = (statement: number): GroupRunner => {
      const rest = { ...group, conditions: [], statements: group.statements.slice(statement) };
      from[statement] ??= compileGroup(rest, undefined, undefined, meter?.from(statement));
      return from[statement];
    };
    const selection = this.allRows();
    const rows = selection.rows;
    // Rows of the scalar tier stay there.
    let count = this.thawed.keepOthers(rows, selection.count, (row) => this.runRow(row, whole, log));
    if (batch.conditions === undefined) {
      for (let i = 0; i < count; i++) this.runRow(rows[i], whole, log);
      count = 0;
    } else if (batch.conditions.length > 0)
      count = this.select(rows, count, batch.conditions, (row) => this.runRow(row, whole, log));
    const isTimed = meter?.isTimed(count) ?? false;
    const matched = state.borrowSelection();
    for (const [i, statement] of batch.statements.entries()) {
      if (statement.isDead) {
        meter?.count(i, "not_matched", count);
        continue;
      }
      if (statement.placement.kind === "container") {
        this.runPerContainer(group.statements[i].bound, statement, LEVELS[statement.placement.level], meter, i);
        continue;
      }
      if (count === 0) continue;
      const rest = runnerFrom(i);
      const scalar = (row: number): void => this.runRow(row, rest, log);
      if (statement.always) matched.set(rows.subarray(0, count));
      else if (!statement.where) {
        for (let j = 0; j < count; j++) scalar(rows[j]);
        count = 0;
        continue;
      }
      const start = isTimed ? nanoseconds() : 0;
      const hit = statement.always || !statement.where ? count : statement.where(state, { rows, count }, matched);
      if (statement.editor) statement.editor(state, { rows: matched, count: hit });
      if (meter) {
        if (isTimed) meter.time(i, nanoseconds() - start, count);
        meter.columns(i, { rows: matched, count: hit }, count, statement.editor !== undefined, state);
      }
      if (!statement.editor) for (let j = 0; j < hit; j++) scalar(matched[j]);
      this.takeRedo(rows, count, scalar);
      count = this.thawed.keepOthers(rows, count);
    }
    state.giveBackSelection(matched);
    state.giveBackSelection(rows);
  }

  /** A statement on what lies above the records, once for each container of its level that holds a record. */
  private runPerContainer(
    statement: BoundStatement,
    { metricName, metricText, isOwn }: BatchStatement,
    level: number,
    meter: Meter | undefined,
    index: number,
  ): void {
    const { layout } = this.scanner;
    // Rows of the scalar tier may have run the statement before.
    const mayHaveRun = !this.thawed.isEmpty;
    for (let c = 0; c < layout.containers; c++) {
      if (layout.containerLevel.data[c] !== level || !this.isWorkedOn(c)) continue;
      // Metrics count what is applied, also where nothing changes.
      if (metricText && !meter && !mayHaveRun && this.heads.hasText(c, metricText.tag, metricText.text)) continue;
      const isOther = metricName !== undefined && !mayHaveRun && this.heads.hasText(c, NAME, metricName) === false;
      const context = isOther ? undefined : isOwn ? this.heads.ownContextOf(c) : this.heads.contextOf(c);
      const matched = context && (statement.where ? statement.where.test(context) : true);
      const metric = level === LEVELS.metric && matched && !mayHaveRun ? context.metric : undefined;
      const { name, description, unit } = metric ?? {};
      if (metric === undefined && (matched || mayHaveRun)) this.heads.markChanged(c);
      if (context === undefined || matched === false) {
        meter?.count(index, "not_matched", this.rawRows(c));
        continue;
      }
      // An error is logged once a record: only the scalar tier counts right.
      if (matched !== true || statement.editor.get(context) instanceof Failure) this.heads.failed = true;
      if (metric && (metric.name !== name || metric.description !== description || metric.unit !== unit))
        this.heads.markChanged(c);
      if (meter) {
        const raw = this.rawRows(c);
        // For the other records the statement finds what it did for the first one.
        const holdsAgain = raw > 1 && (statement.where === undefined || statement.where.test(context) === true);
        meter.count(index, "applied", holdsAgain ? raw : Math.min(raw, 1));
        if (!holdsAgain) meter.count(index, "not_matched", Math.max(raw - 1, 0));
      }
    }
  }

  /** Whether a container holds one of the rows that are worked on. */
  private isWorkedOn(container: number): boolean {
    const { leafFrom, leafTo } = this.scanner.layout;
    const from = Math.max(leafFrom.data[container], this.state.from);
    return from < Math.min(leafTo.data[container], this.state.to);
  }

  /** A container's rows that are columns. */
  private rawRows(container: number): number {
    const { leafFrom, leafTo } = this.scanner.layout;
    const from = Math.max(leafFrom.data[container], this.state.from);
    const to = Math.min(leafTo.data[container], this.state.to);
    if (this.thawed.isEmpty) return to - from;
    let raw = 0;
    for (let row = from; row < to; row++) if (!this.thawed.has(row)) raw++;
    return raw;
  }

  /** Rows for which one of the tests holds; undecided ones go to the scalar tier with the whole group. */
  private select(
    rows: Int32Array<ArrayBuffer>,
    count: number,
    tests: readonly BatchTest[],
    scalar: (row: number) => void,
  ): number {
    const { state } = this;
    const hits = state.borrowSelection();
    const marks = state.borrowMarks();
    const rest = state.borrowSelection();
    rest.set(rows.subarray(0, count));
    let left = count;
    for (const test of tests) {
      const hit = test(state, { rows: rest, count: left }, hits);
      for (let i = 0; i < hit; i++) marks[hits[i]] = 1;
      this.takeRedo(rest, left, scalar);
      let kept = 0;
      for (let i = 0; i < left; i++) {
        const row = rest[i];
        if (marks[row] === 0 && !this.thawed.has(row)) rest[kept++] = row;
      }
      left = kept;
    }
    let total = 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      if (marks[row] === 1) rows[total++] = row;
      marks[row] = 0;
    }
    state.giveBackSelection(hits);
    state.giveBackSelection(rest);
    state.giveBackMarks(marks);
    return total;
  }

  /** Hands the rows that a kernel marked to the scalar tier. */
  private takeRedo(rows: Int32Array, count: number, scalar: (row: number) => void): void {
    const { state } = this;
    if (state.redoCount === 0) return;
    for (let i = 0; i < count && state.redoCount > 0; i++) {
      const row = rows[i];
      if (state.redo[row] === 0) continue;
      state.redo[row] = 0;
      state.redoCount--;
      scalar(row);
    }
  }

  private allRows(): { readonly rows: Int32Array<ArrayBuffer>; readonly count: number } {
    const rows = this.state.borrowSelection();
    const { from, to } = this.state;
    for (let row = from; row < to; row++) rows[row - from] = row;
    return { rows, count: to - from };
  }

  private keepLive(rows: Int32Array, count: number): number {
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i];
      rows[kept] = row;
      kept += this.verdict[row] === DROPPED || this.thawed.has(row) ? 0 : 1;
    }
    return kept;
  }

  /** Runs statements on one row in the scalar tier. The first error of the first record counts, as in row order. */
  private runRow(row: number, run: GroupRunner, log: ErrorLog): void {
    const context = this.thaw(row);
    if (!context) return;
    const error = run(context, log);
    if (error && (this.errorRow < 0 || row < this.errorRow)) {
      this.error = error;
      this.errorRow = row;
    }
  }

  private codec(row: number): LeafCodec {
    const { layout } = this.scanner;
    return leafCodec(this.leaf, layout.containerField.data[layout.leafParent.data[row]]);
  }

  /** The row as an object in its context; undefined where it does not decode, which makes the batch unfit. */
  private thaw(row: number): RecordContext | undefined {
    const codec = this.codec(row);
    const context = this.heads.contextOf(this.scanner.layout.leafParent.data[row]);
    let record = this.thawed.get(row);
    if (record) context.cache = new PMap();
    else {
      record = thawRow(this.state, codec, row);
      if (!record) {
        this.heads.failed = true;
        return undefined;
      }
      context.cache = thawCache(this.state, this.slots.cache, row);
      this.thawed.add(row, record);
      this.counters.thawed++;
    }
    codec.enter(context, record);
    return context;
  }

  /** Writes what has become of a part; returns how many records were dropped. */
  private finish(dropsEmpty: boolean): number {
    const { layout } = this.scanner;
    const { verdict, columns, state, heads } = this;
    const { bytes, view } = state;
    const dropped = this.judge();
    const source = {
      bytes,
      view,
      columns,
      keys: this.keys,
      overrides: state.overrides,
      fieldOverride: state.fieldOverride,
    };
    const { thawed } = this;
    const anyThawed = !thawed.isEmpty;
    const write = (writer: WireWriter, row: number): void => {
      const record = anyThawed ? thawed.get(row) : undefined;
      if (record !== undefined) {
        this.codec(row).write(writer, record as never);
        return;
      }
      const field = layout.containerField.data[layout.leafParent.data[row]];
      writeRecord(
        writer,
        source,
        schemaOf(this.leaf, field),
        row,
        layout.leafStart.data[row],
        layout.leafEnd.data[row],
      );
    };
    const edits = heads.changed.size > 0 ? editHeads(heads, layout, bytes) : [];
    this.writer.part(layout, { verdict, columns, write, heads: edits, dropsEmpty }, state.from, state.to);
    // What began before these records is told once more with those before them.
    for (const c of heads.changed) if (layout.leafFrom.data[c] >= state.from) heads.changed.delete(c);
    return dropped;
  }

  /** Marks the rows that changed; returns how many were dropped. */
  private judge(): number {
    const { verdict, columns } = this;
    const { fieldOverride, overrides, from, to } = this.state;
    const { attributesChanged, attributesFrom, entryCount } = columns;
    // Nothing has a new value: where attributes changed, some were removed.
    const onlyRemoved = overrides.length === 0;
    let dropped = 0;
    for (let row = from; row < to; row++) {
      if (verdict[row] === DROPPED) dropped++;
      else if (attributesChanged[row] === 1) {
        const isShortened = onlyRemoved && entryCount[row] === SPARSE && attributesFrom[row] !== SCATTERED;
        verdict[row] = isShortened ? SHORTENED : CHANGED;
      }
    }
    for (const changed of fieldOverride) {
      for (let row = from; row < to; row++) if (changed[row] >= 0 && verdict[row] !== DROPPED) verdict[row] = CHANGED;
    }
    for (const row of this.thawed.rows) verdict[row] = CHANGED;
    return dropped;
  }
}

/** Meters of one program share its metrics. */
function rememberCounts(meters: Meters): (() => void) | undefined {
  for (const { metrics } of meters.values()) return metrics.remember();
  return undefined;
}

function conditionsFrom(group: BoundGroup, condition: number, meter: Meter): ConditionSequence {
  return compileConditions(
    { ...group, conditions: group.conditions.slice(condition) },
    undefined,
    meter.from(condition),
  );
}
