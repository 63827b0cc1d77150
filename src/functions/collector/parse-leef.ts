import { Failure, fail } from "../../values/failure.ts";
import { PMap } from "../../values/pmap.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { splitLimit } from "../shared/split-limit.ts";
import { defineStrict } from "../strict.ts";

const HEADER_KEYS = ["leef.vendor", "leef.product.name", "leef.product.version", "leef.event.id"];

export const parseLEEF = defineStrict({
  name: "ParseLEEF",
  params: { target: required("string", "The message; anything before `LEEF:` is skipped.") },
  returns: "map",
  effects: PURE,
  summary: "Parses a message in the Log Event Extended Format (QRadar), 1.0 or 2.0, into a map.",
  notes: ["Attributes are in `leef.attributes`; the last of repeated keys counts, parts without a key are left out."],
  examples: [
    {
      source: `ParseLEEF("LEEF:2.0|ACME|IDS|1.0|100|^|src=10.0.0.1^sev=5")`,
      value: `{"leef.version": "2.0", "leef.vendor": "ACME", "leef.product.name": "IDS", "leef.product.version": "1.0", "leef.event.id": "100", "leef.attributes": {"src": "10.0.0.1", "sev": "5"}}`,
    },
  ],
  contexts: ["log"],
  hosts: ["transform"],
  reference: "transformprocessor/internal/logparsingfuncs/func_parse_leef.go",
  bind: () => parseMessage,
});

function parseMessage(message: string): PMap | Failure {
  if (message === "") return fail("parse-error", "cannot parse empty LEEF message");
  const start = message.indexOf("LEEF:");
  if (start < 0) return fail("parse-error", "invalid LEEF message: 'LEEF:' not found");
  const pipe = message.indexOf("|", start);
  if (pipe < 0) return fail("parse-error", "invalid LEEF message: missing pipe delimiter in header");
  const version = message.slice(start + "LEEF:".length, pipe);
  if (version !== "1.0" && version !== "2.0") {
    return fail("parse-error", "unsupported LEEF version: {0} (supported: 1.0, 2.0)", version);
  }
  const parts = splitLimit(message.slice(pipe + 1), "|", 5);
  if (parts.length < HEADER_KEYS.length) {
    return fail(
      "parse-error",
      "invalid LEEF {0} header: expected at least 4 fields (vendor, product, version, eventID), got {1}",
      version,
      parts.length,
    );
  }
  const rest = splitAttributes(version, parts[4] ?? "");
  if (rest instanceof Failure) return rest;
  const result = new PMap(["leef.version"], [version]);
  HEADER_KEYS.forEach((key, i) => {
    result.append(key, parts[i]);
  });
  result.append("leef.attributes", parseAttributes(rest.attributes, rest.delimiter));
  return result;
}

/** What follows the event id: in 2.0 a delimiter may come first, unless the first part is an attribute already. */
function splitAttributes(version: string, rest: string): { delimiter: string; attributes: string } | Failure {
  const [first, attributes = ""] = splitLimit(rest, "|", 2);
  if (version === "1.0" || first.includes("=")) return { delimiter: "\t", attributes: rest };
  const delimiter = parseDelimiter(first);
  return delimiter instanceof Failure ? delimiter : { delimiter, attributes };
}

/** A single byte, or its number as `0x..`. */
function parseDelimiter(spec: string): string | Failure {
  if (spec === "") return "\t";
  if (/^0[xX]/.test(spec)) {
    if (/^0[xX][0-9a-fA-F]{2}$/.test(spec)) return String.fromCharCode(Number(spec));
    return fail("parse-error", "invalid LEEF 2.0 delimiter: {0} is not the number of one byte", spec);
  }
  if (spec.length === 1) return spec;
  return fail(
    "parse-error",
    "invalid LEEF 2.0 delimiter: delimiter must be a single character or 0x-prefixed hex value, got {0}",
    spec,
  );
}

function parseAttributes(attributes: string, delimiter: string): PMap {
  const map = new PMap();
  for (const pair of attributes.split(delimiter)) {
    const equals = pair.indexOf("=");
    if (equals > 0) map.set(pair.slice(0, equals), pair.slice(equals + 1));
  }
  return map;
}
