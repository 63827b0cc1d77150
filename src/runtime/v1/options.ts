import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/span.ts";
import { V1_CODES } from "../../diagnostics/v1-codes.ts";
import { parseDuration } from "../../functions/shared/go-time/duration.ts";
import type { V1Directive } from "../../parser/v1/ast.ts";
import { parseV1Expression } from "../../parser/v1/parse.ts";
import { Failure } from "../../values/failure.ts";
import type { Value } from "../../values/value.ts";
import type { RunLimit } from "./error.ts";
import type { V1Promotion } from "./tiers.ts";

/**
 * What happens when a statement fails on a record. `skip`: the statement is passed by. `retry`: it is tried again, then
 * passed by. `fallback`: `set` stores the value instead, anything else is passed by. The record goes on in each case.
 */
export type V1Recovery =
  | { readonly kind: "skip" }
  | { readonly kind: "retry"; readonly times: number }
  | { readonly kind: "fallback"; readonly value: Value };

/** Undefined: no limit. Passing one ends the run, except `itemNanos`, which ends the record's program. */
export interface V1Limits {
  /** Records of the whole run. */
  readonly records?: number;
  /** Nanoseconds of the whole run. */
  readonly runNanos?: number;
  /** Nanoseconds of one record. */
  readonly itemNanos?: number;
  /** Bytes of memory, as the host measures them. */
  readonly memoryBytes?: number;
}

export interface V1Settings {
  readonly recovery: V1Recovery;
  readonly limits: V1Limits;
  /** Where the program's head sets a limit. */
  readonly limitSpans: Partial<Record<RunLimit, Span>>;
  /** Where the program's head says when it goes to the batch tier. */
  readonly promotion: Partial<V1Promotion>;
}

const UNITS: Readonly<Record<string, number>> = { "": 1, kib: 1024, mib: 1024 ** 2, gib: 1024 ** 3 };

/** What a program's head says; what it leaves out is undefined. */
export interface HeadSettings extends Omit<V1Settings, "recovery"> {
  readonly recovery: V1Recovery | undefined;
}

/** Reads the settings from the comments at the head of a program: `# on_error: retry 3`, `# limit_records: 1000` …. */
export function readSettings(directives: readonly V1Directive[], diagnostics: Diagnostic[]): HeadSettings {
  let recovery: V1Recovery | undefined;
  const limitSpans: Partial<Record<RunLimit, Span>> = {};
  const limits: { -readonly [K in keyof V1Limits]: V1Limits[K] } = {};
  const promotion: { -readonly [K in keyof V1Promotion]?: V1Promotion[K] } = {};
  for (const directive of directives) {
    const { name, value } = directive;
    const use = <T>(read: T | undefined, wanted: string, store: (read: T) => void): void => {
      if (read !== undefined) store(read);
      else {
        const message = `\`${name}\` takes ${wanted}.`;
        diagnostics.push({ code: V1_CODES.invalidDirective, severity: "error", message, span: directive.span });
      }
    };
    if (name === "dialect") use(/^v1(\.0)?$/.test(value) ? value : undefined, "`v1` here", () => {});
    if (name === "on_error") {
      use(readRecovery(value), "`skip`, `retry N` or `fallback VALUE`", (read) => {
        recovery = read;
      });
    }
    if (name === "limit_records")
      use(readCount(value), "a whole number", (read) => {
        limits.records = read;
        limitSpans.records = directive.span;
      });
    if (name === "limit_time")
      use(readNanos(value), "a duration such as 10s", (read) => {
        limits.runNanos = read;
        limitSpans.time = directive.span;
      });
    if (name === "item_timeout")
      use(readNanos(value), "a duration such as 5ms", (read) => {
        limits.itemNanos = read;
      });
    if (name === "limit_memory")
      use(readBytes(value), "bytes, such as 512MiB", (read) => {
        limits.memoryBytes = read;
        limitSpans.memory = directive.span;
      });
    if (name === "promote_after")
      use(readCount(value), "a number of records", (read) => {
        promotion.executions = read;
      });
    if (name === "promote_batch")
      use(readCount(value), "a number of records", (read) => {
        promotion.batchSize = read;
      });
  }
  return { recovery, limits, limitSpans, promotion };
}

/** Reads a recovery policy as a directive or the command line gives it. */
export function readRecovery(text: string): V1Recovery | undefined {
  if (text === "skip") return { kind: "skip" };
  const retry = /^retry(?:\s+(\d{1,4}))?$/.exec(text);
  if (retry) return { kind: "retry", times: Number(retry[1] ?? 1) };
  const fallback = /^fallback\s+(.+)$/.exec(text);
  if (!fallback) return undefined;
  const { node } = parseV1Expression(fallback[1]);
  if (node?.kind === "V1Unary" && node.operator === "-") {
    const { operand } = node;
    const isNumber = operand.kind === "Int" || operand.kind === "Float";
    return isNumber ? { kind: "fallback", value: -operand.value } : undefined;
  }
  switch (node?.kind) {
    case "Nil":
      return { kind: "fallback", value: null };
    case "Boolean":
    case "Int":
    case "Float":
    case "String":
      return { kind: "fallback", value: node.value };
    default:
      return undefined;
  }
}

/** A whole number. */
export function readCount(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** Nanoseconds of a duration such as `10s`. */
export function readNanos(text: string): number | undefined {
  const duration = parseDuration(text);
  return duration instanceof Failure || duration.nanos < 0n ? undefined : Number(duration.nanos);
}

/** Bytes, with or without a unit: `512MiB`. */
export function readBytes(text: string): number | undefined {
  const match = /^(\d{1,12})\s*([kmg]ib)?$/i.exec(text);
  return match === null ? undefined : Number(match[1]) * UNITS[(match[2] ?? "").toLowerCase()];
}
