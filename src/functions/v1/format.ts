import { type Failure, fail } from "../../values/failure.ts";
import { Time } from "../../values/time.ts";
import type { Value } from "../../values/value.ts";
import { formatGoTime } from "../shared/go-time/format.ts";
import { printLayout } from "../shared/strptime/format.ts";
import { validateFormat } from "../shared/strptime/validate.ts";
import { defineConverter } from "./define.ts";
import { printValue } from "./print-value.ts";
import { v1TypeName } from "./type-name.ts";

export const format = defineConverter({
  name: "Format",
  params: [
    { name: "first", kind: "any" },
    { name: "values", kind: "any", optional: true, variadic: true },
  ],
  returns: "string",
  nil: "pass",
  summary:
    "A template whose {} are replaced by the values in turn, or a time printed by a layout (%Y-%m-%d … or a Go layout).",
  bind:
    () =>
    (first: Value, ...values: Value[]) => {
      if (first === null) return null;
      if (first instanceof Time) return formatTime(first, values);
      // An int is nanoseconds since the epoch, as wherever a time is asked for.
      if (typeof first === "bigint") return formatTime(new Time(first), values);
      return typeof first === "string"
        ? fillTemplate(first, values)
        : fail("type-mismatch", "Format takes a template or a time first, not {0}", v1TypeName(first));
    },
});

function formatTime(time: Time, [layout, ...rest]: readonly Value[]): string | null | Failure {
  if (layout === null) return null;
  if (typeof layout !== "string" || rest.length > 0) {
    return fail("invalid-argument", "a time is formatted by one layout, a text");
  }
  if (!layout.includes("%")) return formatGoTime(time, layout);
  return validateFormat(layout) ?? formatGoTime(time, printLayout(layout));
}

/** `{{` and `}}` are braces. */
function fillTemplate(template: string, values: readonly Value[]): string | Failure {
  let next = 0;
  const text = template.replace(/\{\{|\}\}|\{\}/g, (mark) => {
    if (mark !== "{}") return mark[0];
    const value = next < values.length ? values[next] : null;
    next++;
    return printValue(value);
  });
  if (next === values.length) return text;
  return fail("invalid-argument", "the template has {0} places for {1} values", next, values.length);
}
