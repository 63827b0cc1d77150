import { expect, test } from "vitest";
import { versionOf } from "../../../src/analysis/versions/version.ts";
import { diffConfigurationVersions } from "../../../src/runtime/lint.ts";

const CONFIGURATION = `processors:
  transform:
    trace_statements:
      - set(span.attributes["a"], nil)
      - set(span.attributes["b"], Int(span.attributes["n"]))
      - set(span.name, span.attributes["c"]) where span.attributes["c"] != nil
      - set(span.attributes["d"], Coalesce([span.attributes["e"], "none"]))
      - set(span.attributes["f"], Base64Decode("eA=="))
  filter:
    error_mode: propagate
    trace_conditions:
      - span.name == "x"
`;

function changes(from: string, to: string): string[] | undefined {
  return diffConfigurationVersions(CONFIGURATION, { from, to })?.map(
    ({ span, notes }) => `${CONFIGURATION.slice(span.start, span.end)} ${/since (\S+):/.exec(notes?.[1] ?? "")?.[1]}`,
  );
}

test("names the statements that a change touches", () => {
  expect(changes("0.143", "1.4")).toEqual([
    "transform 0.153.0",
    "nil 0.159.0",
    // A missing attribute makes it nil, and one that is a text may be no integer.
    'Int(span.attributes["n"]) 0.159.0',
    'Int(span.attributes["n"]) 0.160.0',
    'span.attributes["c"] 0.150.0',
    "Coalesce 0.150.0",
    "Base64Decode 0.161.0",
    // The filter processor reads the context in front of a path since then.
    "span 0.146.0",
  ]);
});

test("only changes between the two versions count, in either direction", () => {
  expect(changes("0.158", "0.159.0")).toEqual(["nil 0.159.0", 'Int(span.attributes["n"]) 0.159.0']);
  expect(changes("0.159.0", "v0.158.0")).toEqual(["nil 0.159.0", 'Int(span.attributes["n"]) 0.159.0']);
  expect(changes("1.2", "1.4")).toEqual([]);
});

test("arguments that are new, lists that are no literals, and what is refused since", () => {
  const found = (text: string, from = "0.143", to = "1.4"): string[] =>
    (diffConfigurationVersions(text, { from, to }) ?? []).map(
      ({ span, notes }) => `${text.slice(span.start, span.end)}: ${notes?.[1]}`,
    );
  expect(found('set(log.attributes["a"], Substring(log.body, 0, 3, utf8_safe = true))')).toEqual([
    "utf8_safe = true: since 0.154.0: there is the argument utf8_safe of Substring",
  ]);
  expect(found('truncate_all(log.attributes, 9, false, "…")')).toEqual([
    "false: since 0.148.0: there is the argument utf8_safe of truncate_all",
    '"…": since 0.157.0: there is the argument truncation_marker of truncate_all',
  ]);
  expect(found('keep_keys(log.attributes, Split(log.body, ","))\nkeep_keys(log.attributes, ["a"])')).toEqual([
    'Split(log.body, ","): since 0.163.0: a list argument can be any value that is a list',
  ]);
  expect(found('set(log.attributes["a"], Int("abc"))')).toEqual([
    '"abc": since 0.160.0: refused: target: "abc" is not an integer',
  ]);
  expect(found('set(log.attributes["a"], Int("abc"))', "0.160", "1.4")).toEqual([]);
  expect(found("set(span.flags, 1)")).toEqual(["span.flags: since 0.145.0: there is the path span.flags"]);
});

test("versions", () => {
  expect(versionOf("0.143")).toBe(143);
  expect(versionOf("v0.143.2")).toBe(143);
  expect(versionOf("1.4")).toBe(165);
  expect(versionOf("next")).toBeUndefined();
  expect(changes("next", "1.4")).toBeUndefined();
});
