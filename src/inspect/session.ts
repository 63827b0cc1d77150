import type { ConfigText } from "../config/finding.ts";
import type { Payload } from "../otlp/model.ts";
import type { PayloadOf, Signal, TelemetryFormat } from "../otlp/signal.ts";
import { encodeTelemetry } from "../otlp/telemetry.ts";
import type { RunObserver } from "../runtime/observer.ts";
import { ErrorLog } from "../runtime/outcome.ts";
import { standardEnvironment } from "../runtime/standard-environment.ts";
import { toText } from "../values/byte-string.ts";
import { Failure } from "../values/failure.ts";
import { droppedRecords, ownersOf } from "./dropped-records.ts";
import { compareFields, contextFields, type Field, fieldsOf, recordOf } from "./fields.ts";
import { type Impact, impactOf } from "./impact.ts";
import { RunStopped, type StepEvent, Tally, type TextCounts } from "./observe.ts";
import { type InputError, readTelemetry } from "./read-telemetry.ts";
import { type RecordOutcomes, recordOutcomes } from "./record-outcomes.ts";
import {
  copyPayload,
  type LivePayload,
  RECORD_NAMES,
  type RecordPlace,
  recordsOf,
  titleOf,
  truncate,
} from "./records.ts";
import { repeatableEnvironment } from "./repeatable-environment.ts";
import { type Captured, type Moment, replay, type Wanted } from "./replay.ts";
import { type LoadedProcessor, loadRules, type RulesDocument, spanOfText } from "./rules.ts";
import { runAll } from "./run-all.ts";
import { sampleKeysOf } from "./sample-keys.ts";
import type {
  ConditionReport,
  ErrorReport,
  ExplainedStep,
  InputRecord,
  ProfileReport,
  RecordDetail,
  RecordRow,
  RecordStatus,
  RunLimits,
  RunReport,
  StepDetail,
  TelemetrySummary,
  TextReport,
} from "./session-types.ts";
import { type StepFilter, StepList } from "./steps.ts";
import { checkV1Condition } from "./v1/check-condition.ts";

const MAX_ERRORS = 200;

/** How many steps on either side of the wanted one are remembered: the next ones are likely to be asked for. */
const WINDOW = 20;
const SEED = 20_240_229;

const host = globalThis as unknown as { readonly performance: { now(): number } };

interface Finished extends RecordOutcomes {
  readonly processors: readonly LoadedProcessor[];
  readonly live: LivePayload;
  readonly tally: Tally;
  readonly steps: StepList;
  readonly droppedBy: ReadonlyMap<number, number>;
  /** Outputs that records were moved to, by the record's index, and what was moved there. */
  readonly routedTo: ReadonlyMap<number, string>;
  readonly routes: ReadonlyMap<string, Payload<unknown>>;
  readonly errors: readonly ErrorReport[];
  readonly errorCounts: ReadonlyMap<number, number>;
  readonly failed: boolean;
}

/**
 * Telemetry and rules under observation: what a run did to each record, and any moment of it again. A session holds one
 * telemetry and the last run. Runs are repeatable: clock and random source stand still from one to the next.
 */
export class InspectSession {
  private base: Payload<unknown> | undefined;
  private all: Payload<unknown> | undefined;
  private signal: Signal = "logs";
  private inputBytes = 0;
  private places: readonly RecordPlace[] = [];
  private allPlaces: readonly RecordPlace[] | undefined;
  private finished: Finished | undefined;
  private readonly now: bigint;
  private readonly repeatable: ReturnType<typeof repeatableEnvironment>;
  private captured: Captured | undefined;
  private dialect: NonNullable<RulesDocument["dialect"]> = "collector";

  /** @param gates feature gates that are on besides those that are by default. */
  constructor(gates: Iterable<string> = []) {
    const standard = standardEnvironment(gates);
    this.now = standard.now();
    this.repeatable = repeatableEnvironment(standard, this.now, SEED);
  }

  /** Reads telemetry; what was loaded before stays where that fails. */
  load(bytes: Uint8Array): TelemetrySummary | InputError {
    const input = readTelemetry(bytes);
    if ("message" in input) return input;
    this.finished = undefined;
    this.all = input.payload;
    this.allPlaces = undefined;
    this.base = undefined;
    this.signal = input.signal;
    this.inputBytes = bytes.length;
    const warnings = input.warnings
      .slice(0, 5)
      .map(({ reason, position: { path } }) => (path ? `${path}: ${reason}` : reason));
    if (input.otherLines > 0) warnings.push(`${input.otherLines} lines of other signals are left out`);
    return {
      format: input.format,
      signal: input.signal,
      bytes: bytes.length,
      records: recordsOf(input.payload).length,
      warnings,
      sampleKeys: sampleKeysOf(input.signal, input.payload),
    };
  }

  /** How many records are loaded. */
  get recordCount(): number {
    return this.inputPlaces.length;
  }

  /** The signal of the loaded telemetry; undefined where there is none. */
  get telemetrySignal(): Signal | undefined {
    return this.all && this.signal;
  }

  /** Forgets the telemetry. */
  clear(): void {
    this.all = undefined;
    this.allPlaces = undefined;
    this.base = undefined;
    this.finished = undefined;
  }

  /**
   * The loaded telemetry, or what the last run made of it; undefined where there is none.
   * @param route of the output, what was moved there.
   */
  encode(which: "input" | "output", format: TelemetryFormat, route?: string): Uint8Array | undefined {
    const done = this.finished?.failed === false ? this.finished : undefined;
    const output = route === undefined ? done?.live.payload : done?.routes.get(route);
    const payload = which === "input" ? this.all : output;
    return payload && encodeTelemetry(this.signal, format, payload as PayloadOf[Signal]);
  }

  /** The first records of the telemetry as OTLP/JSON. */
  head(records: number): Uint8Array {
    if (!this.all) return new Uint8Array();
    const { payload } = copyPayload(this.all);
    truncate(payload, records);
    return encodeTelemetry(this.signal, "json", payload as PayloadOf[Signal]);
  }

  /**
   * Runs the last rules again and again, for times that one run is too short to tell.
   * @param budget milliseconds.
   */
  profile(budget: number): ProfileReport | undefined {
    const { finished, base } = this;
    if (!finished || !base) return undefined;
    const start = host.performance.now();
    const nanoseconds = new Map<ConfigText, number>();
    let runs = 0;
    let total = 0;
    while (runs === 0 || host.performance.now() - start < budget) {
      const live = copyPayload(base);
      const tally = new Tally({
        indexes: live.indexes,
        deadline: Number.POSITIVE_INFINITY,
        memory: Number.POSITIVE_INFINITY,
        onStep() {},
      });
      this.repeatable.restart();
      const begun = host.performance.now();
      runAll(finished.processors, this.signal, live.payload, tally, new ErrorLog(0));
      total += host.performance.now() - begun;
      runs++;
      for (const counts of tally.counts) {
        nanoseconds.set(counts.text, (nanoseconds.get(counts.text) ?? 0) + counts.nanoseconds);
      }
    }
    const output = this.encode("output", "proto")?.length ?? 0;
    return {
      runs,
      run: total / runs,
      nanoseconds: finished.tally.counts.map(({ text }) => (nanoseconds.get(text) ?? 0) / runs),
      bytes: { input: encodeTelemetry(this.signal, "proto", base as PayloadOf[Signal]).length, output },
    };
  }

  /** On how many records of the last run's output a condition, of the dialect of that run, holds. */
  check(condition: string): ConditionReport {
    const nothing = { evaluated: 0, matched: 0, failed: 0 };
    if (!this.finished) return { ...nothing, diagnostics: [] };
    if (this.dialect === "v1") {
      const { environment } = this.repeatable;
      return checkV1Condition(condition, this.signal, copyPayload(this.finished.live.payload).payload, environment);
    }
    const rules: RulesDocument = { kind: "statements", host: "filter", text: condition };
    const { processors, diagnostics } = loadRules(rules, this.signal, this.repeatable.environment);
    if (!processors) return { ...nothing, diagnostics };
    const counts: { evaluated: number; matched: number; failed: number; first?: number } = { ...nothing };
    const { payload, indexes } = copyPayload(this.finished.live.payload);
    const observer: RunObserver = {
      condition(_condition, { context: name }, context, result) {
        counts.evaluated++;
        if (result instanceof Failure) counts.failed++;
        if (result !== true) return;
        counts.matched++;
        counts.first ??= indexes.get(recordOf(name, context)?.message ?? context);
      },
    };
    for (const { compile } of processors) compile(this.signal, observer).process(payload, new ErrorLog(0));
    return { ...counts, diagnostics };
  }

  /** What the last run did to the telemetry as a whole; undefined where there was none or it was refused. */
  impact(): Impact | undefined {
    if (!this.base || !this.finished || this.finished.failed) return undefined;
    return impactOf(this.signal, this.base, this.finished.live.payload);
  }

  /** Runs rules. Those that are refused leave the run before them in place: it can still be asked about. */
  run(rules: RulesDocument, limits: RunLimits): RunReport {
    const started = host.performance.now();
    const signal = this.all ? this.signal : rules.kind === "statements" ? signalOf(rules) : "logs";
    const loaded = loadRules(rules, signal, this.repeatable.environment);
    const compile = host.performance.now() - started;
    const { diagnostics, pipelines } = loaded;
    const report = { ...EMPTY, signal, diagnostics, pipelines, hasOlder: this.finished !== undefined };
    if (!this.all) return { ...report, times: { ...EMPTY.times, compile } };
    if (!loaded.processors) return { ...report, outcome: "invalid", times: { ...EMPTY.times, compile } };
    if (loaded.signal !== undefined && loaded.signal !== signal) {
      const message = `the rules are for ${loaded.signal}, the telemetry has ${signal}`;
      return { ...report, outcome: "invalid", message, times: { ...EMPTY.times, compile } };
    }
    this.finished = undefined;
    this.captured = undefined;
    this.dialect = rules.dialect ?? "collector";
    return { ...report, hasOlder: false, ...this.execute(loaded.processors, limits, started, compile) };
  }

  private prepare(limit: number): { base: Payload<unknown>; leftOut: number } {
    const all = this.all as Payload<unknown>;
    const total = recordsOf(all).length;
    const leftOut = Math.max(0, total - limit);
    if (!this.base || this.places.length !== total - leftOut) {
      this.base = leftOut > 0 ? copyPayload(all).payload : all;
      if (leftOut > 0) truncate(this.base, limit);
      this.places = recordsOf(this.base);
    }
    return { base: this.base, leftOut };
  }

  private execute(
    processors: readonly LoadedProcessor[],
    limits: RunLimits,
    started: number,
    compile: number,
  ): Omit<RunReport, "signal" | "diagnostics" | "pipelines" | "hasOlder"> {
    const { base, leftOut } = this.prepare(limits.records);
    const live = copyPayload(base);
    const steps = new StepList();
    const errors: ErrorReport[] = [];
    const errorCounts = new Map<number, number>();
    let failed = 0;
    const droppedBy = new Map<number, number>();
    const routedTo = new Map<number, string>();
    const routes = new Map<string, Payload<unknown>>();
    const owners = ownersOf(live);
    const tally: Tally = new Tally({
      indexes: live.indexes,
      deadline: started + limits.time,
      memory: limits.memory,
      onStep: (event) => {
        steps.add(event);
        if (event.failure === undefined) return;
        failed++;
        errorCounts.set(event.record, (errorCounts.get(event.record) ?? 0) + 1);
        if (errors.length < MAX_ERRORS) errors.push(errorReport(tally, event));
      },
      onDrop: (text, context, group, output) => {
        for (const record of droppedRecords(context, group, owners, live)) {
          droppedBy.set(record, text);
          if (output !== undefined) routedTo.set(record, output);
        }
      },
      onRoutes: (payloads) => {
        for (const [name, payload] of payloads) {
          const known = routes.get(name);
          // Several stages may send to one output.
          if (known) known.resources.push(...payload.resources);
          else routes.set(name, payload);
        }
      },
    });
    const log = new ErrorLog(0);
    this.repeatable.restart();
    const begun = host.performance.now();
    const end = runAll(processors, this.signal, live.payload, tally, log);
    const ended = host.performance.now();
    const common = { steps: steps.length, texts: tally.counts.map(textReport), errors };
    if (end instanceof RunStopped) {
      const message = end.limit === "time" ? "the run took too long" : "the rules made too much data";
      const times = { compile, run: ended - begun, compare: 0 };
      return {
        ...EMPTY,
        ...common,
        outcome: "stopped",
        message,
        limit: end.limit,
        times,
        counts: { ...EMPTY.counts, input: this.places.length, failed, leftOut },
      };
    }
    const refused = end !== undefined;
    const outcome = recordOutcomes(this.places, live, { droppedBy, routedTo, routes, refused });
    this.finished = {
      processors,
      live,
      tally,
      steps,
      droppedBy,
      routedTo,
      routes,
      ...outcome,
      errors,
      errorCounts,
      failed: refused,
    };
    const { statuses, added } = outcome;
    const count = (status: RecordStatus): number => statuses.filter((each) => each === status).length;
    const output = end ? 0 : statuses.length - count("dropped") - count("routed") + added.length;
    return {
      ...common,
      outcome: end ? "refused" : "ok",
      message: end?.message,
      limit: undefined,
      counts: {
        input: statuses.length,
        output,
        changed: count("changed"),
        dropped: count("dropped"),
        routed: count("routed"),
        added: added.length,
        failed,
        leftOut,
      },
      times: { compile, run: ended - begun, compare: host.performance.now() - ended },
      bytes: { input: this.inputBytes, output: 0 },
      routes: [...routes].map(([name, payload]) => ({ name, records: recordsOf(payload).length })),
    };
  }

  /** How many fields of a record, and of what is above it, the last run changed. */
  private countChanges(index: number): number {
    const { finished } = this;
    const status = finished?.statuses[index];
    const now =
      status === "changed" || status === "routed" ? finished?.left.get(finished.live.places[index].record) : undefined;
    return now ? compareFields(this.placeFields(this.places[index]), this.placeFields(now)).length : 0;
  }

  /** Indexes of the records of a status or with errors, in order; all without a filter. */
  select(filter: RecordStatus | "failed" | "all"): Int32Array {
    const { finished } = this;
    const total = finished ? finished.statuses.length + finished.added.length : this.places.length;
    const chosen: number[] = [];
    for (let i = 0; i < total; i++) {
      if (
        filter === "all" ||
        (filter === "failed" ? (finished?.errorCounts.get(i) ?? 0) > 0 : this.statusOf(i) === filter)
      ) {
        chosen.push(i);
      }
    }
    return Int32Array.from(chosen);
  }

  private statusOf(index: number): RecordStatus {
    const { finished } = this;
    if (!finished) return "unchanged";
    return index < finished.statuses.length ? finished.statuses[index] : "added";
  }

  rows(indexes: Iterable<number>): RecordRow[] {
    return [...indexes].map((index) => this.row(index));
  }

  private row(index: number): RecordRow {
    const { finished } = this;
    const place = this.placeOf(index);
    return {
      index,
      status: this.statusOf(index),
      title: place ? titleOf(place.record) : "",
      resource: place ? resourceTitle(place) : "",
      differences: this.countChanges(index),
      errors: finished?.errorCounts.get(index) ?? 0,
    };
  }

  /** Of all records, also those past the limit of a run. */
  private get inputPlaces(): readonly RecordPlace[] {
    if (this.allPlaces === undefined) this.allPlaces = this.all ? recordsOf(this.all) : [];
    return this.allPlaces;
  }

  private placeOf(index: number): RecordPlace | undefined {
    return this.places[index] ?? this.finished?.added[index - this.places.length];
  }

  /** Records of the input with all their fields, as they were before any run. */
  inputRecords(indexes: Iterable<number>): InputRecord[] {
    const records: InputRecord[] = [];
    for (const index of indexes) {
      const place = this.inputPlaces[index];
      if (place) records.push({ index, title: titleOf(place.record), fields: this.placeFields(place) });
    }
    return records;
  }

  /** A record before and after; undefined where there is none of that index. */
  record(index: number): RecordDetail | undefined {
    const place = this.placeOf(index);
    if (!place) return undefined;
    const { finished } = this;
    const row = this.row(index);
    const isAdded = row.status === "added";
    const before = isAdded ? [] : this.placeFields(place);
    const after = this.fieldsAfter(index, row.status, before);
    const by = finished?.droppedBy.get(index);
    const text = by === undefined ? undefined : finished?.tally.counts[by];
    return {
      ...row,
      before,
      after,
      changes: row.status === "dropped" ? [] : compareFields(before, after),
      routedTo: finished?.routedTo.get(index),
      droppedBy: text && { span: spanOfText(text.text), source: text.text.text },
      failures: finished?.errors.filter(({ record }) => record === index) ?? [],
    };
  }

  private fieldsAfter(index: number, status: RecordStatus, before: readonly Field[]): readonly Field[] {
    const { finished } = this;
    if (status === "dropped") return [];
    if (!finished || finished.failed) return before;
    if (status === "added") return this.placeFields(finished.added[index - this.places.length]);
    const now = finished.left.get(finished.live.places[index].record);
    return now ? this.placeFields(now) : before;
  }

  private placeFields({ resource, scope, record }: RecordPlace): Field[] {
    return [
      ...fieldsOf("resource", resource.resource),
      ...fieldsOf("scope", scope.scope),
      ...fieldsOf(RECORD_NAMES[this.signal], record),
    ];
  }

  /** One moment of the last run, found again by running it once more up to there. */
  step(index: number): StepDetail | undefined {
    const { finished } = this;
    if (!finished || index < 0 || index >= finished.steps.length) return undefined;
    const moment = this.replayed(finished, index);
    return moment && this.detailOf(finished, index, moment);
  }

  /**
   * Up to `count` steps of the last run that the filter wants, from `from` (inclusive) onwards or backwards, each with
   * how its condition came out part by part. One more run finds them all, so a page costs about as much as a step.
   */
  page(from: number, count: number, direction: 1 | -1 = 1, filter: StepFilter = {}): ExplainedStep[] {
    const { finished } = this;
    if (!finished) return [];
    const indexes: number[] = [];
    let at = this.findStep(from, direction, filter);
    while (at >= 0 && indexes.length < count) {
      indexes.push(at);
      at = this.findStep(at + direction, direction, filter);
    }
    const steps = direction === 1 ? indexes : indexes.toReversed();
    const captured = this.replay(finished, { steps, fields: true, explanations: true });
    return indexes.flatMap((index) => {
      const moment = captured.at(index);
      if (!moment) return [];
      return { ...this.detailOf(finished, index, moment), explanation: captured.explanation(index) };
    });
  }

  private replay({ processors }: Finished, wanted: Wanted): Captured {
    this.repeatable.restart();
    return replay(this.base as Payload<unknown>, this.signal, processors, wanted, contextFields);
  }

  private detailOf(finished: Finished, index: number, moment: Moment): StepDetail {
    const { text, record, matched, changed, failed } = finished.steps.at(index);
    const counts = finished.tally.counts[text];
    const place = record < 0 ? undefined : this.places[record];
    return {
      index,
      total: finished.steps.length,
      span: spanOfText(counts.text),
      source: counts.text.text,
      kind: counts.kind,
      processor: counts.processor,
      context: counts.context,
      record,
      title: place ? titleOf(place.record) : "",
      matched,
      changed,
      failed,
      message: moment.message,
      before: moment.before,
      after: moment.after,
      changes: compareFields(moment.before, moment.after),
    };
  }

  private replayed(finished: Finished, index: number): ReturnType<Captured["at"]> {
    const known = this.captured?.at(index);
    if (known) return known;
    const first = Math.max(0, index - WINDOW);
    const steps = Array.from({ length: index + WINDOW + 1 - first }, (_, i) => first + i);
    this.captured = this.replay(finished, { steps, fields: true, explanations: false });
    return this.captured.at(index);
  }

  /** The next step from `from` (inclusive) that the filter wants, forwards or backwards; -1 where there is none. */
  findStep(from: number, direction: 1 | -1, filter: StepFilter = {}): number {
    const { finished } = this;
    if (!finished) return -1;
    const text = filter.offset === undefined ? undefined : this.textAt(filter.offset);
    return finished.steps.find(from, direction, { ...filter, text: filter.text ?? text });
  }

  private textAt(offset: number): number | undefined {
    const at = this.finished?.tally.counts.findIndex(({ text }) => {
      const { start, end } = spanOfText(text);
      return offset >= start && offset <= end;
    });
    return at === undefined || at < 0 ? undefined : at;
  }

  /** How the condition at an offset of the rules came out on a record, part by part. */
  explain(offset: number, record: number): ReturnType<Captured["explanation"]> {
    const { finished } = this;
    const text = this.textAt(offset);
    if (!finished || text === undefined) return undefined;
    let index = finished.steps.find(0, 1, { text, record });
    // Above the records there is no step of the record's own.
    if (index < 0) index = finished.steps.find(0, 1, { text });
    if (index < 0) return undefined;
    const captured = this.replay(finished, { steps: [index], fields: false, explanations: true });
    return captured.explanation(index);
  }
}

const EMPTY: RunReport = {
  outcome: "empty",
  message: undefined,
  limit: undefined,
  diagnostics: [],
  signal: "logs",
  hasOlder: false,
  pipelines: [],
  counts: { input: 0, output: 0, changed: 0, dropped: 0, routed: 0, added: 0, failed: 0, leftOut: 0 },
  routes: [],
  texts: [],
  errors: [],
  steps: 0,
  times: { compile: 0, run: 0, compare: 0 },
  bytes: { input: 0, output: 0 },
};

function signalOf({ text }: RulesDocument): Signal {
  return /\bspan(?:event)?\./.test(text) ? "traces" : /\b(?:metric|datapoint)\./.test(text) ? "metrics" : "logs";
}

function errorReport(tally: Tally, { text, record, failure }: StepEvent): ErrorReport {
  const source = tally.counts[text].text;
  return { span: spanOfText(source), source: source.text, message: toText(failure?.message ?? ""), record };
}

function textReport({ text, ...counts }: TextCounts): TextReport {
  return { ...counts, span: spanOfText(text), source: text.text };
}

function resourceTitle({ resource }: RecordPlace): string {
  const name = resource.resource.attributes.get("service.name");
  return typeof name === "string" ? name : "";
}
