import { encodeBase64 } from "./base64.ts";
import { Failure } from "./failure.ts";
import { formatFloat64 } from "./go-float.ts";
import { ENCODING_JSON, toJson } from "./go-json.ts";
import { PMap, PSlice } from "./pmap.ts";
import type { PValue } from "./value.ts";

/** pcommon.Value.AsString: Empty is "", bytes are Base64, maps and slices JSON. Source: pdata pcommon/value.go. */
export function asString(value: PValue): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  if (typeof value === "number") return floatAsString(value);
  if (value instanceof Uint8Array) return encodeBase64(value);
  if (value instanceof PMap || value instanceof PSlice) {
    const text = toJson(value, ENCODING_JSON);
    // The encoder writes nothing when it meets a NaN or an infinity.
    return text instanceof Failure ? "" : text;
  }
  return String(value);
}

function floatAsString(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
  return formatFloat64(value, false);
}
