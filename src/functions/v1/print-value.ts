import { Failure } from "../../values/failure.ts";
import { ENCODING_JSON, toJson } from "../../values/go-json.ts";
import { Time } from "../../values/time.ts";
import type { Value } from "../../values/value.ts";
import { formatGoTime } from "../shared/go-time/format.ts";
import { toTextValue } from "./define.ts";

/** Any value as text: nil is `nil`, times are RFC 3339, lists and maps JSON. */
export function printValue(value: Value): string {
  if (value === null) return "nil";
  if (value instanceof Time) return formatGoTime(value, "2006-01-02T15:04:05.999999999Z07:00");
  const text = toTextValue(value);
  if (typeof text === "string") return text;
  const json = toJson(value, ENCODING_JSON);
  return json instanceof Failure ? "" : json;
}
