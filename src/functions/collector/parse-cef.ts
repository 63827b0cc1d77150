import { type Failure, fail } from "../../values/failure.ts";
import { PMap } from "../../values/pmap.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

const HEADER_KEYS = [
  "cef.version",
  "cef.device_vendor",
  "cef.device_product",
  "cef.device_version",
  "cef.device_event_class_id",
  "cef.name",
  "cef.severity",
];
/** A header field ends at a pipe that no backslash escapes. */
const HEADER_FIELD = /[^|\\]*(?:\\[|\\]?[^|\\]*)*/y;
const EXTENSION_KEY = /(?<=^| )([A-Za-z0-9_]+)=/g;
const VALUE_ESCAPES: Readonly<Record<string, string>> = { "\\": "\\", "=": "=", n: "\n", r: "\r" };

export const parseCEF = defineStrict({
  name: "ParseCEF",
  params: { target: required("string", "The message; anything before `CEF:` is skipped.") },
  returns: "map",
  effects: PURE,
  summary: "Parses a message in the Common Event Format (ArcSight) into a map.",
  notes: ["Extensions are in `cef.extensions`; the last of repeated keys counts."],
  examples: [
    {
      source: `ParseCEF("CEF:0|ACME|IDS|1.0|100|Port scan|5|src=10.0.0.1 msg=two words")`,
      value: `{"cef.version": "0", "cef.device_vendor": "ACME", "cef.device_product": "IDS", "cef.device_version": "1.0", "cef.device_event_class_id": "100", "cef.name": "Port scan", "cef.severity": "5", "cef.extensions": {"src": "10.0.0.1", "msg": "two words"}}`,
    },
  ],
  contexts: ["log"],
  hosts: ["transform"],
  reference: "transformprocessor/internal/logparsingfuncs/func_parse_cef.go",
  bind: () => parseMessage,
});

function parseMessage(message: string): PMap | Failure {
  if (message === "") return fail("parse-error", "cannot parse empty CEF message");
  const start = message.indexOf("CEF:");
  if (start < 0) return fail("parse-error", "invalid CEF message: 'CEF:' not found");
  const result = new PMap();
  let at = start + "CEF:".length;
  for (let i = 0; i < HEADER_KEYS.length; i++) {
    if (at > message.length) {
      return fail("parse-error", "invalid CEF header: expected at least 7 pipe-delimited fields, got {0}", i);
    }
    HEADER_FIELD.lastIndex = at;
    const [field] = HEADER_FIELD.exec(message) as RegExpExecArray;
    at += field.length + 1;
    // The version alone keeps its backslashes.
    result.append(HEADER_KEYS[i], i === 0 ? field : field.replace(/\\([|\\])/g, "$1"));
  }
  if (result.values[0] === "") return fail("parse-error", "invalid CEF message: missing version");
  result.append("cef.extensions", parseExtensions(message.slice(at)));
  return result;
}

/** `key=value` pairs; a value reaches to the next blank with a key after it. */
function parseExtensions(text: string): PMap {
  const map = new PMap();
  let key: string | undefined;
  let valueStart = 0;
  const finish = (end: number): void => {
    if (key === undefined) return;
    const value = text.slice(valueStart, end).replace(/ +$/, "");
    map.set(
      key,
      value.replace(/\\([\\=nr])/g, (_, c: string) => VALUE_ESCAPES[c]),
    );
  };
  for (const match of text.matchAll(EXTENSION_KEY)) {
    finish(match.index);
    key = match[1];
    valueStart = match.index + match[0].length;
  }
  finish(text.length);
  return map;
}
