import { pathsOf, writtenPaths } from "../analysis/bind/walk-bound.ts";
import type { ConfigText } from "../config/finding.ts";
import type { RecordContext } from "../otlp/record-context.ts";
import { Failure } from "../values/failure.ts";
import { recordOf } from "./fields.ts";
import { fingerprint, sizeOf } from "./fingerprint.ts";
import type { InspectObserver, ObservedGroup, ObservedText } from "./observer.ts";

/** A run was stopped by one of its limits. */
export class RunStopped {
  readonly limit: "time" | "memory";

  constructor(limit: "time" | "memory") {
    this.limit = limit;
  }
}

/** What happened at one statement or condition, over all records. */
export interface TextCounts {
  readonly text: ConfigText;
  readonly kind: "statement" | "condition";
  readonly processor: string;
  readonly context: string;
  readonly reason: string | undefined;
  /** How often it was looked at. */
  evaluated: number;
  /** Its `where` held, or the condition did. */
  matched: number;
  /** The record differed afterwards. */
  changed: number;
  failed: number;
  /** Records that a filter dropped for it. */
  dropped: number;
  /** Records that it moved to an output. */
  routed: number;
  nanoseconds: number;
}

/** One evaluation of a statement or condition. */
export interface StepEvent {
  /** Index into the counts. */
  readonly text: number;
  /** Index of the record in the input; -1 where it stands above the records or is new. */
  readonly record: number;
  readonly matched: boolean;
  readonly changed: boolean;
  readonly failure: Failure | undefined;
}

export interface ObserverOptions {
  readonly indexes: ReadonlyMap<object, number>;
  /** When to give up, on the clock of `performance.now()`. */
  readonly deadline: number;
  /** How many bytes the rules may add. */
  readonly memory: number;
  readonly onStep: (event: StepEvent) => void;
  /** A record is dropped, or with an output moved there. */
  readonly onDrop?: (text: number, context: RecordContext, group: ObservedGroup, output?: string) => void;
  readonly onRoutes?: InspectObserver["routes"];
}

const host = globalThis as unknown as { readonly performance: { now(): number } };

/** The clock is read once in so many evaluations. */
const CLOCK_INTERVAL = 16;

type Print = (context: RecordContext) => unknown;

/** Counts and times what a run does, and stops it at its limits by throwing `RunStopped`. */
export class Tally {
  readonly counts: TextCounts[] = [];
  private readonly known = new Map<ObservedText, number>();
  private readonly prints: Print[] = [];
  private readonly options: ObserverOptions;
  private ticks = 0;
  private grown = 0;
  private before: unknown;
  private started = 0;
  private last = -1;

  constructor(options: ObserverOptions) {
    this.options = options;
  }

  /** The observer for one processor. */
  observerOf(processor: string): InspectObserver {
    return {
      condition: (condition, group, context, result) => {
        this.checkTime();
        const index = this.indexOf(condition, group, processor, "condition");
        const counts = this.counts[index];
        const failure = result instanceof Failure ? result : undefined;
        counts.evaluated++;
        if (result === true) counts.matched++;
        if (failure) counts.failed++;
        this.last = index;
        this.step(index, group, context, result === true, false, failure);
      },
      before: (statement, group, context) => {
        this.checkTime();
        const index = this.indexOf(statement, group, processor, "statement");
        this.before = this.prints[index](context);
        this.started = host.performance.now();
      },
      after: (statement, group, context, matched, failure) => {
        const elapsed = host.performance.now() - this.started;
        const index = this.indexOf(statement, group, processor, "statement");
        const counts = this.counts[index];
        counts.nanoseconds += elapsed * 1e6;
        counts.evaluated++;
        if (failure) counts.failed++;
        let changed = false;
        if (matched) {
          counts.matched++;
          const print = this.prints[index](context);
          changed = print !== this.before && !(Number.isNaN(print) && Number.isNaN(this.before));
          if (changed) {
            counts.changed++;
            this.grow(sizeOf(print) - sizeOf(this.before));
          }
        }
        this.last = index;
        this.step(index, group, context, matched, changed, failure);
      },
      drop: (group, context, output) => {
        if (this.last < 0) return;
        const counts = this.counts[this.last];
        if (output === undefined) counts.dropped++;
        else counts.routed++;
        this.options.onDrop?.(this.last, context, group, output);
      },
      routes: this.options.onRoutes,
    };
  }

  private step(
    text: number,
    group: ObservedGroup,
    context: RecordContext,
    matched: boolean,
    changed: boolean,
    failure: Failure | undefined,
  ): void {
    const record = recordOf(group.context, context);
    const index = record === undefined ? -1 : (this.options.indexes.get(record.message) ?? -1);
    this.options.onStep({ text, record: index, matched, changed, failure });
  }

  private checkTime(): void {
    if (++this.ticks % CLOCK_INTERVAL === 0 && host.performance.now() > this.options.deadline)
      throw new RunStopped("time");
  }

  private grow(bytes: number): void {
    this.grown += bytes;
    if (this.grown > this.options.memory) throw new RunStopped("memory");
  }

  private indexOf(
    item: ObservedText,
    group: ObservedGroup,
    processor: string,
    kind: "statement" | "condition",
  ): number {
    const known = this.known.get(item);
    if (known !== undefined) return known;
    const index = this.counts.length;
    const { context, reason } = group;
    const zero = { evaluated: 0, matched: 0, changed: 0, failed: 0, dropped: 0, routed: 0, nanoseconds: 0 };
    this.counts.push({ text: item.text, kind, processor, context, reason, ...zero });
    this.prints.push(kind === "statement" ? (item.written ?? printOf(item.bound, context)) : () => undefined);
    this.known.set(item, index);
    return index;
  }
}

/** How to tell whether a statement changed something: by the paths it writes, or else by the whole record. */
function printOf(bound: ObservedText["bound"], context: string): Print {
  const paths = bound && "editor" in bound ? writtenPaths(bound) : [];
  const [first, ...others] = paths;
  // Paths with keys that are computed could be read differently afterwards.
  if (!bound || first === undefined || pathsOf(bound).some(({ keyExpressions }) => keyExpressions.length > 0)) {
    return (at) => fingerprint(recordOf(context, at)?.message ?? (context === "resource" ? at.resource : at.scope));
  }
  const print = (path: typeof first) => {
    const { get } = path.path;
    return (at: RecordContext): unknown => {
      const value = get(at);
      return value instanceof Failure ? undefined : fingerprint(value);
    };
  };
  const one = print(first);
  if (others.length === 0) return one;
  const prints = paths.map(print);
  return (at) => prints.map((each) => String(each(at))).join("\u0000");
}
