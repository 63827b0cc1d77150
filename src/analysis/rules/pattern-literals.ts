import { toText } from "../../values/byte-string.ts";
import type { BoundArgument, BoundCall, BoundValue } from "../bind/bound.ts";
import type { Facts } from "../types/facts.ts";
import { argumentValue } from "../types/infer.ts";
import type { LintItem } from "./rule.ts";
import { walkItem } from "./walk.ts";

/** A regular expression written as a literal. */
export interface PatternLiteral {
  readonly call: BoundCall;
  readonly value: BoundValue;
  /** As RE2 reads it. */
  readonly pattern: string;
  /** As a byte string. */
  readonly bytes: string;
  readonly facts: Facts;
}

const NAMES: readonly string[] = ["pattern", "regex_pattern"];

/** Several rules ask for the same. */
const CACHE = new WeakMap<LintItem, readonly PatternLiteral[]>();

/** The regular expressions of an item; globs are none. */
export function patternsOf(item: LintItem): readonly PatternLiteral[] {
  let known = CACHE.get(item);
  if (!known) {
    known = findPatterns(item);
    CACHE.set(item, known);
  }
  return known;
}

function findPatterns(item: LintItem): PatternLiteral[] {
  const found: PatternLiteral[] = [];
  walkItem(item, (call, facts) => {
    if (call.kind !== "call") return;
    for (const { argument, bytes } of patternArguments(call)) {
      const value = argument.kind === "value" ? argument.value : argumentValue(call, argument.name);
      if (value) found.push({ call, value, pattern: toText(bytes), bytes, facts });
    }
  });
  return found;
}

/** A call's arguments that are regular expressions and known when compiled, as byte strings. */
export function patternArguments(call: BoundCall): { readonly argument: BoundArgument; readonly bytes: string }[] {
  const found: { argument: BoundArgument; bytes: string }[] = [];
  for (const argument of call.args) {
    if (!NAMES.includes(argument.name)) continue;
    if (call.definition.params[argument.name]?.doc.includes("glob") || /_match(es)?$/.test(call.definition.name))
      continue;
    const bytes =
      argument.kind === "value" ? argument.value.literal : argument.kind === "constant" ? argument.value : undefined;
    if (typeof bytes === "string") found.push({ argument, bytes });
  }
  return found;
}
