/** A line that the oracle or the testee wrote. */
export interface CaseResult {
  readonly id: string;
  readonly stage: string;
  readonly error?: string;
  readonly logs?: readonly string[];
  readonly output?: unknown;
  readonly type?: string;
  readonly value?: unknown;
}

/** `skip`: the reference gives no verdict. */
export type Verdict =
  | { readonly kind: "agree" | "skip" }
  | { readonly kind: "differ"; readonly what: string; readonly detail: string };

/**
 * Compares by meaning: stages, values, OTLP/JSON with attributes and maps in any order, and how many errors were let
 * pass. Texts of errors may differ.
 */
export function compareResults(expected: CaseResult, actual: CaseResult): Verdict {
  if (expected.stage === "output" || expected.stage === "case" || expected.stage === "crash") return { kind: "skip" };
  if (expected.stage === "panic") {
    if (actual.stage === "run" || actual.stage === "config" || actual.stage === "input") return { kind: "agree" };
    return differ("stage", `panic -> ${actual.stage}`);
  }
  if (expected.stage !== actual.stage) {
    return differ("stage", `${expected.stage} -> ${actual.stage}: ${expected.error ?? ""} | ${actual.error ?? ""}`);
  }
  if (expected.stage === "ok") {
    if (expected.type !== actual.type) return differ("type", `${expected.type} -> ${actual.type}`);
    const wanted = canonical(expected.output ?? expected.value);
    const got = canonical(actual.output ?? actual.value);
    if (wanted !== got) return differ(expected.type === undefined ? "output" : "value", firstDifference(wanted, got));
  }
  const wantedLogs = expected.logs?.length ?? 0;
  const gotLogs = actual.logs?.length ?? 0;
  if (wantedLogs !== gotLogs) {
    return differ("logs", `${wantedLogs} -> ${gotLogs}: ${(expected.logs ?? actual.logs ?? [])[0]}`);
  }
  return { kind: "agree" };
}

function differ(what: string, detail: string): Verdict {
  return { kind: "differ", what, detail };
}

/** JSON text that two values share when they mean the same: object keys and lists of keyed entries are sorted. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    const items = value.map(canonical);
    if (value.length > 0 && value.every(isKeyValue)) items.sort();
    return `[${items.join(",")}]`;
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`);
    return `{${entries.sort().join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}

function isKeyValue(item: unknown): boolean {
  return typeof item === "object" && item !== null && "key" in item;
}

function firstDifference(wanted: string, got: string): string {
  let at = 0;
  while (at < wanted.length && wanted[at] === got[at]) at++;
  const from = Math.max(0, at - 60);
  return `…${wanted.slice(from, at + 80)}\n      …${got.slice(from, at + 80)}`;
}
