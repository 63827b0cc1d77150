import type { V1Type } from "../../../functions/v1/define.ts";
import type { Conjunction } from "./conjunction.ts";

/** A value of the Collector's OTTL as v1 writes it, with what has to hold for the two to agree. */
export interface V1Value {
  /** Gives the value wherever the Collector does not fail; parenthesised where it is no single operand. */
  readonly text: string;
  readonly type: V1Type;
  /** Whether the Collector's value may be nil. */
  readonly isNilable: boolean;
  /** Conditions of v1 that hold where the Collector does not fail. Where one does not, v1 gives a value all the same. */
  readonly safe: Conjunction;
  /** As `safe`, but where one does not hold v1 gives nil. */
  readonly nilSafe: Conjunction;
  /** What is nil exactly where this is, if it is not the text itself. */
  readonly nilBy?: string;
  /** Whether v1 may fail; the Collector then does, too. */
  readonly isRisky: boolean;
  /** When a boolean is true and when it is false, without failing. */
  readonly truth?: { readonly holds: Conjunction; readonly fails: string };
  /** A shorter form of `truth.holds` that may fail where it would be false: for where that makes no difference. */
  readonly outer?: Conjunction;
  /** What is written out; of a list that is, the number of its items. */
  readonly literal?: string | bigint | number | boolean;
  /** A path and nothing else. */
  readonly isPath?: boolean;
  /** A time whose clock is UTC. */
  readonly isUtc?: boolean;
}

/** A value that is never nil and needs nothing, unless said otherwise. */
export function v1Value(text: string, type: V1Type, more: Partial<V1Value> = {}): V1Value {
  return { text, type, isNilable: false, safe: [], nilSafe: [], isRisky: false, ...more };
}

export const NIL = v1Value("nil", "nil", { isNilable: true });

/** What has to hold for all of several values. */
export function needs(parts: readonly V1Value[]): Pick<V1Value, "safe" | "nilSafe" | "isRisky"> {
  return {
    safe: unique(parts.flatMap(({ safe }) => safe)),
    nilSafe: unique(parts.flatMap(({ nilSafe }) => nilSafe)),
    isRisky: parts.some(({ isRisky }) => isRisky),
  };
}

/** What holds exactly where the Collector does not fail. */
export function safety({ safe, nilSafe }: V1Value): Conjunction {
  return unique([...safe, ...nilSafe]);
}

/** A value that is nil is an error of the Collector's there. */
export function present(part: V1Value): V1Value {
  if (!part.isNilable) return part;
  return { ...part, isNilable: false, nilSafe: unique([...part.nilSafe, `${part.text} != nil`]) };
}

/** The result of an operation that has nil where one of its operands has. */
export function result(text: string, type: V1Type, parts: readonly V1Value[], more: Partial<V1Value> = {}): V1Value {
  return v1Value(text, type, { ...needs(parts), ...more });
}

/** The result of an operation that makes something of nil, too. */
export function resultOfAny(
  text: string,
  type: V1Type,
  parts: readonly V1Value[],
  more: Partial<V1Value> = {},
): V1Value {
  const { safe, nilSafe, isRisky } = needs(parts);
  return v1Value(text, type, { safe: unique([...safe, ...nilSafe]), isRisky, ...more });
}

/** A boolean of v1 by when it is true and when false. */
export function predicate(holds: Conjunction, fails: string, parts: readonly V1Value[]): V1Value {
  const when = holds.join(" and ") || "true";
  return resultOfAny(`If(${when}, true, false)`, "bool", parts, { truth: { holds, fails } });
}

/** A boolean that v1 works out by itself, never nil where the Collector does not fail. */
export function plainPredicate(text: string, parts: readonly V1Value[]): V1Value {
  return v1Value(text, "bool", { ...needs(parts), truth: { holds: [text], fails: `not ${text}` } });
}

/** The list without repetitions. */
export function unique(items: readonly string[]): readonly string[] {
  return [...new Set(items)];
}

/** v1 asks for a value's type by what it can be compared with. */
export const isText = (text: string): string => `${text} >= ""`;
export const isNoText = (text: string): string => `not (${text} >= "")`;
export const isNumber = (text: string): string => `(${text} <= 0 or ${text} > 0)`;
export const isMap = (text: string): Conjunction => [`IsMatch(Format("{}", ${text}), \`^\\{\`)`, isNoText(text)];
export const isList = (text: string): Conjunction => [`IsMatch(Format("{}", ${text}), \`^\\[\`)`, isNoText(text)];
