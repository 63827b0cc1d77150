import type { Fix } from "../../diagnostics/diagnostic.ts";
import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { toText } from "../../values/byte-string.ts";
import type { BoundValue, StaticType } from "../bind/bound.ts";
import { argumentValue, typeOf } from "../types/infer.ts";
import { replaceFix, sourceOf } from "./edits.ts";
import type { LintItem, Rule } from "./rule.ts";
import { symbolFor } from "./symbols.ts";
import { statementsOf } from "./walk.ts";

const CHECKED: ReadonlySet<StaticType> = new Set(["string", "int", "float", "bool", "time", "map"]);
/** What no attribute and no body can hold. */
const UNSTORABLE: ReadonlySet<StaticType> = new Set(["time", "duration", "traceid", "spanid", "profileid"]);
const CONVERTERS: Readonly<Partial<Record<StaticType, string>>> = { string: "String", int: "Int", float: "Double" };

export const wrongTypeWrite: Rule = {
  code: LINT_CODES.wrongTypeWrite,
  name: "wrong-type-write",
  severity: "warning",
  summary:
    "A field takes one type only, and an attribute no time, duration or id: another value makes the statement fail.",
  check(subject, report) {
    for (const item of statementsOf(subject)) {
      const { editor } = item.statement;
      if (editor.definition.name !== "set") continue;
      const target = argumentValue(editor, "target");
      const value = argumentValue(editor, "value");
      if (target?.kind !== "path" || !value || !target.path.settable) continue;
      const type = typeOf(value, item.facts);
      if (target.type === "any" && UNSTORABLE.has(type)) {
        report(item, {
          span: value.node.span,
          message: `an attribute or a body cannot hold a ${type}: this fails and leaves an empty value`,
          fixes: storable(item, value, type),
        });
      }
      if (!CHECKED.has(target.type)) continue;
      if (type === "any" || type === "nil" || type === target.type) continue;
      const source = sourceOf(item, value.node.span);
      const word = typeof value.literal === "string" ? toText(value.literal) : "";
      const symbol = symbolFor(sourceOf(item, target.node.span), word);
      const newText = symbol ?? converted(value, target.type, source);
      report(item, {
        span: value.node.span,
        message: `this field takes values of the type ${target.type}, but this is of the type ${type}`,
        fixes:
          newText === undefined
            ? undefined
            : replaceFix(`Write ${symbol ?? `a ${target.type}`}`, value.node.span, newText),
      });
    }
  },
};

/** A time as nanoseconds since 1970, a duration as nanoseconds, an id as its hexadecimal text. */
function storable(item: LintItem, value: BoundValue, type: StaticType): Fix[] | undefined {
  const source = sourceOf(item, value.node.span);
  if (type === "time") return replaceFix("Write nanoseconds since 1970", value.node.span, `UnixNano(${source})`);
  if (type === "duration") return replaceFix("Write nanoseconds", value.node.span, `Nanoseconds(${source})`);
  return value.kind === "path" ? replaceFix("Write the id's text", value.node.span, `${source}.string`) : undefined;
}

/** The value as one of the type: a number in quotes, or a conversion of what is not known before the run. */
function converted(value: BoundValue, type: StaticType, source: string): string | undefined {
  if (value.isLiteral)
    return type === "string" && value.node.kind !== "Enum" && value.type !== "map" && value.type !== "slice"
      ? JSON.stringify(source)
      : undefined;
  const convert = CONVERTERS[type];
  return convert && `${convert}(${source})`;
}
