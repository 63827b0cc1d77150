import { LINT_CODES } from "../../diagnostics/lint-codes.ts";

import { toText } from "../../values/byte-string.ts";
import type { BoundValue, StaticType } from "../bind/bound.ts";
import { argumentValue, typeOf } from "../types/infer.ts";
import { replaceFix, sourceOf } from "./edits.ts";
import type { Rule } from "./rule.ts";
import { symbolFor } from "./symbols.ts";
import { statementsOf } from "./walk.ts";

const CHECKED: ReadonlySet<StaticType> = new Set(["string", "int", "float", "bool", "time", "map"]);
const CONVERTERS: Readonly<Partial<Record<StaticType, string>>> = { string: "String", int: "Int", float: "Double" };

export const wrongTypeWrite: Rule = {
  code: LINT_CODES.wrongTypeWrite,
  name: "wrong-type-write",
  severity: "warning",
  summary: "A field takes one type only: a value of another type is refused when the statement runs.",
  check(subject, report) {
    for (const item of statementsOf(subject)) {
      const { editor } = item.statement;
      if (editor.definition.name !== "set") continue;
      const target = argumentValue(editor, "target");
      const value = argumentValue(editor, "value");
      if (target?.kind !== "path" || !value || !target.path.settable || !CHECKED.has(target.type)) continue;
      const type = typeOf(value, item.facts);
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

/** The value as one of the type: a number in quotes, or a conversion of what is not known before the run. */
function converted(value: BoundValue, type: StaticType, source: string): string | undefined {
  if (value.isLiteral)
    return type === "string" && value.node.kind !== "Enum" && value.type !== "map" && value.type !== "slice"
      ? JSON.stringify(source)
      : undefined;
  const convert = CONVERTERS[type];
  return convert && `${convert}(${source})`;
}
