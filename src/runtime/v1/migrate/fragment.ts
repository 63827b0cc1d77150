import type { V1Type } from "../../../functions/v1/define.ts";

/** An expression of v1 as the Collector's OTTL, with what has to hold for the two to agree. */
export interface Fragment {
  readonly text: string;
  readonly type: V1Type;
  /** Conditions of the Collector that hold, all together, exactly where the value is not nil; in order. */
  readonly present: readonly string[];
  /** Conditions that hold exactly where v1 does not fail although the Collector does not either. */
  readonly safe: readonly string[];
  /** Conditions that hold or fail, and fail where v1 does although `present` would hide it. */
  readonly checks: readonly string[];
  /** Where v1 fails on a value of the wrong type, and the Collector with it. */
  readonly isFallible: boolean;
  /** A path and nothing else: the last of `present` is `path != nil`. */
  readonly isPath?: boolean;
  /** A duration as an int of nanoseconds; `text` may then be empty. */
  readonly nanos?: string;
  /** An object of the data model (`events`), of which only the length is known. */
  readonly isObject?: boolean;
  /** Nil whatever the data. */
  readonly isNil?: boolean;
}

/** A fragment that is never nil and never fails, unless said otherwise. */
export function fragment(text: string, type: V1Type, more: Partial<Fragment> = {}): Fragment {
  return { text, type, present: [], safe: [], checks: [], isFallible: false, ...more };
}

export const NIL = fragment("nil", "nil", { isNil: true, present: ["false"] });

/** What holds of an operation on several values that is nil where one of them is. */
export function combined(parts: readonly Fragment[]): Pick<Fragment, "present" | "safe" | "checks" | "isFallible"> {
  const present = unique(parts.flatMap((part) => part.present));
  const hidden = parts.filter(
    (part) => part.isFallible && present.some((condition) => !part.present.includes(condition)),
  );
  return {
    present,
    safe: unique(parts.flatMap((part) => part.safe)),
    checks: unique([...parts.flatMap((part) => part.checks), ...hidden.map(check)]),
    isFallible: parts.some((part) => part.isFallible),
  };
}

/** A condition that is true, or fails where the fragment does. */
export function check({ text, present }: Fragment): string {
  const evaluated = `${text} != nil`;
  return present.length === 0 ? evaluated : `(${negation(present)} or ${evaluated})`;
}

/** True where not all the conditions are. */
export function negation(conditions: readonly string[]): string {
  const [only] = conditions;
  if (conditions.length === 1) {
    const path = /^(\S+(?:\["[^"]*"\])*) != nil$/.exec(only);
    return path ? `${path[1]} == nil` : `not (${only})`;
  }
  return `not (${conditions.join(" and ")})`;
}

/** The conditions joined by `and`; `true` where there are none. */
export function all(...conditions: readonly (string | readonly string[])[]): string {
  const flat = unique(conditions.flat()).filter((each) => each !== "true");
  if (flat.includes("false")) return "false";
  return flat.length === 0 ? "true" : flat.join(" and ");
}

/** The conditions joined by `or`, in parentheses. */
export function any(...conditions: readonly string[]): string {
  const flat = unique(conditions).filter((each) => each !== "false");
  if (flat.length === 0) return "false";
  return flat.length === 1 ? flat[0] : `(${flat.map(grouped).join(" or ")})`;
}

function grouped(condition: string): string {
  return / and /.test(condition) && !isGrouped(condition) ? `(${condition})` : condition;
}

/** Whether one pair of parentheses is around the whole text. */
function isGrouped(text: string): boolean {
  if (!text.startsWith("(")) return false;
  let depth = 0;
  const bare = text.replace(/"(?:[^"\\]|\\.)*"/g, (literal) => "_".repeat(literal.length));
  for (let i = 0; i < bare.length; i++) {
    if (bare[i] === "(") depth++;
    if (bare[i] === ")" && --depth === 0) return i === bare.length - 1;
  }
  return false;
}

export function unique(items: readonly string[]): readonly string[] {
  return [...new Set(items)];
}

/** Conditions about a path, made true where the way to it ends before: the Collector fails on such a path. */
export function whereReachable({ present, isPath }: Fragment, conditions: readonly string[]): readonly string[] {
  const way = isPath ? present.slice(0, -1) : [];
  return way.length === 0 ? conditions : [`(${negation(way)} or (${conditions.join(" and ")}))`];
}
