import { type Failure, fail } from "../../values/failure.ts";
import { parseInt64 } from "../../values/go-int.ts";
import { PMap } from "../../values/pmap.ts";
import { PURE } from "../define.ts";
import { optional, required } from "../params.ts";
import { splitLimit } from "../shared/split-limit.ts";
import { trimSpace } from "../shared/trim-space.ts";
import { defineStrict } from "../strict.ts";

/** Each part ends at a byte it cannot hold, so matching takes linear time. */
const QUOTED = '"([^"\\\\]*(?:\\\\[^\\n][^"\\\\]*)*)"';
const WORD = "([^\\t\\n\\f\\r ]+)";
const COMMON = `^${WORD} ${WORD} ${WORD} \\[([^\\]]+)\\] ${QUOTED} ${WORD} ${WORD}`;
const FORMATS: Readonly<Record<string, RegExp>> = {
  clf: new RegExp(`${COMMON}$`),
  combined: new RegExp(`${COMMON} ${QUOTED} ${QUOTED}$`),
};
const ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
  v: "\v",
  "\\": "\\",
  '"': '"',
};

export const parseCLF = defineStrict({
  name: "ParseCLF",
  params: {
    target: required("string", "The log line."),
    format: optional("stringLiteral", "`clf` (the default) or `combined`, which adds referer and user agent."),
  },
  returns: "map",
  effects: PURE,
  summary: "Parses a line in the Common (or Combined) Log Format of web servers into a map.",
  notes: ["A size of `-` is left out; a request that has no three parts gives only `clf.request`."],
  examples: [
    {
      source: `ParseCLF("10.0.0.1 - alice [10/Oct/2000:13:55:36 -0700] \\"GET /a HTTP/1.0\\" 200 2326")`,
      value: `{"clf.remote_host": "10.0.0.1", "clf.rfc931": "-", "clf.auth_user": "alice", "clf.timestamp": "10/Oct/2000:13:55:36 -0700", "clf.request": "GET /a HTTP/1.0", "clf.method": "GET", "clf.request_uri": "/a", "clf.protocol": "HTTP/1.0", "clf.status": 200, "clf.bytes": 2326}`,
    },
  ],
  contexts: ["log"],
  hosts: ["transform"],
  reference: "transformprocessor/internal/logparsingfuncs/func_parse_clf.go",
  bind: ({ format = "clf" }) => {
    if (!Object.hasOwn(FORMATS, format)) {
      return fail("invalid-argument", 'invalid format "{0}": must be "clf" or "combined"', format);
    }
    const pattern = FORMATS[format];
    return (target: string) => parseLine(target, pattern, format);
  },
});

function parseLine(line: string, pattern: RegExp, format: string): PMap | Failure {
  if (line === "") return fail("parse-error", "cannot parse empty CLF message");
  const match = pattern.exec(trimSpace(line));
  if (match === null) {
    return fail("parse-error", 'invalid CLF message: does not match expected "{0}" format', format);
  }
  const [, host, ident, user, timestamp, quotedRequest, status, size, referer, userAgent] = match;
  const request = unescapeField(quotedRequest);
  const result = new PMap(
    ["clf.remote_host", "clf.rfc931", "clf.auth_user", "clf.timestamp", "clf.request"],
    [host, ident, user, timestamp, request],
  );
  const parts = splitLimit(request, " ", 3);
  if (parts.length === 3) {
    result.append("clf.method", parts[0]);
    result.append("clf.request_uri", parts[1]);
    result.append("clf.protocol", parts[2]);
  }
  const statusNumber = parseInt64(status);
  if (typeof statusNumber === "string") return fail("parse-error", 'invalid status code "{0}"', status);
  result.append("clf.status", statusNumber);
  if (size !== "-") {
    const bytes = parseInt64(size);
    if (typeof bytes === "string") return fail("parse-error", 'invalid bytes value "{0}"', size);
    result.append("clf.bytes", bytes);
  }
  if (referer !== undefined) {
    result.append("clf.referer", unescapeField(referer));
    result.append("clf.user_agent", unescapeField(userAgent));
  }
  return result;
}

/** Undoes Apache's escapes; anything else after a backslash stays as it is. */
function unescapeField(field: string): string {
  if (!field.includes("\\")) return field;
  return field.replace(/\\(?:x([0-9a-fA-F]{2})|([^x]))/gs, (all: string, hex: string | undefined, letter: string) =>
    hex === undefined ? (ESCAPES[letter] ?? all) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
