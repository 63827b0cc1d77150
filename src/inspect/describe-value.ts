import { toText } from "../values/byte-string.ts";
import { Failure } from "../values/failure.ts";
import { BoxedValue, NIL_BYTES, type Value } from "../values/value.ts";
import { fieldsOf } from "./fields.ts";
import { kindOf } from "./kind-of.ts";

/** Longer texts are cut. */
const MAX_TEXT = 300;

/** A value printed as in a rule, and its kind; `error` for a failure, whose message is the text. */
export function describeValue(given: Value | Failure): { readonly value: string; readonly type: string } {
  if (given instanceof Failure) return { value: toText(given.message), type: "error" };
  const value = given instanceof BoxedValue ? given.value : given;
  if (value === null || value === NIL_BYTES) return { value: "nil", type: "nil" };
  if (typeof value === "string") return { value: shorten(JSON.stringify(toText(value))), type: "string" };
  if (typeof value === "bigint") return { value: String(value), type: "int" };
  if (typeof value === "number") {
    return {
      value: Number.isInteger(value) && Math.abs(value) < 1e15 ? value.toFixed(1) : String(value),
      type: "float",
    };
  }
  if (typeof value === "boolean") return { value: String(value), type: "bool" };
  const fields = fieldsOf("", { value } as object).map(({ path, text }) => {
    const name = path.slice(".value".length);
    return name === "" ? text : `${name}: ${text}`;
  });
  return { value: shorten(fields.length === 1 ? fields[0] : `{${fields.join(", ")}}`), type: kindOf(value) };
}

function shorten(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}
