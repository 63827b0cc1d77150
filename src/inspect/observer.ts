import type { BoundBoolean, BoundStatement } from "../analysis/bind/bound.ts";
import type { ConfigText } from "../config/finding.ts";
import type { Payload } from "../otlp/model.ts";
import type { RecordContext } from "../otlp/record-context.ts";
import type { Failure } from "../values/failure.ts";
import type { Explanation } from "./explain.ts";

/** A statement or condition that is watched, of either dialect. */
export interface ObservedText {
  readonly text: ConfigText;
  /** Of the collector's dialect. */
  readonly bound?: BoundStatement | BoundBoolean;
  /** What it writes, where the dialect tells by itself: a value that differs afterwards where something changed. */
  readonly written?: (context: RecordContext) => unknown;
  /** How its condition came out part by part, where the dialect tells by itself; undefined without a condition. */
  readonly explain?: (context: RecordContext) => Explanation | undefined;
}

/** Where texts run. */
export interface ObservedGroup {
  readonly context: string;
  readonly reason: string | undefined;
}

/** Follows a run of either dialect; a runtime's `RunObserver` sees the same of the collector's. */
export interface InspectObserver {
  condition?(condition: ObservedText, group: ObservedGroup, context: RecordContext, result: boolean | Failure): void;
  before?(statement: ObservedText, group: ObservedGroup, context: RecordContext): void;
  after?(
    statement: ObservedText,
    group: ObservedGroup,
    context: RecordContext,
    matched: boolean,
    failure: Failure | undefined,
  ): void;
  /** What the context points to is dropped, or with an output moved there. */
  drop?(group: ObservedGroup, context: RecordContext, output?: string): void;
  /** What was moved, by output, at the end of a payload. */
  routes?(payloads: ReadonlyMap<string, Payload<unknown>>): void;
}
