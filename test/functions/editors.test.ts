import { describe, expect, it } from "vitest";
import { edit, entriesOf, mapOf } from "./evaluate.ts";

/**
 * Attributes before, statement, attributes after, in order; `refused` does not compile, `failed` fails on the record.
 * Every row was measured on the reference.
 */
type Row = readonly [before: string, statement: string, after: string];

function check(rows: readonly Row[]): void {
  it.each(rows)("%s %s", (before, statement, after) => {
    const actual = edit(statement, before);
    if (after === "refused" || after === "failed") expect(actual).toMatch(new RegExp(`^${after}: `));
    else expect(actual).toEqual(entriesOf(mapOf(after)));
  });
}

describe("set", () => {
  check([
    [
      '{"a": 1, "b": "x", "c": true, "d": 1.5}',
      'set(log.attributes["a"], "y")',
      '{"a": "y", "b": "x", "c": true, "d": 1.5}',
    ],
    [
      '{"a": 1, "b": "x", "c": true, "d": 1.5}',
      'set(log.attributes["e"]["f"][1], 2)',
      '{"a": 1, "b": "x", "c": true, "d": 1.5, "e": {"f": [nil, 2]}}',
    ],
    ['{"a": 1, "b": "x", "c": true, "d": 1.5}', 'set(log.attributes["a"]["b"], 2)', "failed"],
    [
      '{"a": 1, "b": "x", "c": true, "d": 1.5}',
      'set(log.attributes["a"], nil)',
      '{"a": nil, "b": "x", "c": true, "d": 1.5}',
    ],
    ['{"a": 1, "b": "x", "c": true, "d": 1.5}', 'set(log.attributes, {"z": [1]})', '{"z": [1]}'],
    ['{"a": 1, "b": "x", "c": true, "d": 1.5}', "set(log.attributes, nil)", "{}"],
    ['{"m": {"k": 1}, "n": 2}', 'set(log.attributes, log.attributes["m"])', '{"k": 1}'],
    ['{"m": {"k": 1}, "n": 2}', 'set(log.attributes["m"], log.attributes)', '{"m": {"m": {"k": 1}, "n": 2}, "n": 2}'],
    [
      '{"a": 1, "b": "x", "c": true, "d": 1.5}',
      'set(log.attributes["a"], Split("a,b", ","))',
      '{"a": ["a", "b"], "b": "x", "c": true, "d": 1.5}',
    ],
    ['{"a": 1, "b": "x", "c": true, "d": 1.5}', 'set(log.attributes["a"], log.trace_id)', "failed"],
    ['{"a": 1, "b": "x", "c": true, "d": 1.5}', "set(1, 2)", "refused"],
    ['{"a": 1, "b": "x", "c": true, "d": 1.5}', 'set(log.attributes["a"])', "refused"],
  ]);
});

describe("append", () => {
  check([
    ['{"l": [1, "x"]}', 'append(log.attributes["l"], 2)', '{"l": [1, "x", 2]}'],
    ['{"l": [1]}', 'append(log.attributes["l"], 2, [3, nil])', '{"l": [1, 2, 3, nil]}'],
    ['{"l": 1}', 'append(log.attributes["l"], values=["a", 0x01])', '{"l": [1, "a", 0x01]}'],
    ['{"l": nil}', 'append(log.attributes["l"], 1)', '{"l": [1]}'],
    ["{}", 'append(log.attributes["l"], 1)', '{"l": [1]}'],
    ['{"l": {"a": 1}}', 'append(log.attributes["l"], 1)', "failed"],
    ['{"l": [1]}', 'append(log.attributes["l"], [2, [3]])', '{"l": [1, [2, [3]]]}'],
    ['{"l": [1]}', 'append(log.attributes["l"], {"a": 1})', "failed"],
    ['{"l": [1]}', 'append(log.attributes["l"], log.attributes["l"])', "failed"],
    ['{"l": [1]}', 'append(log.attributes["l"], Split("a,b", ","))', "failed"],
    ['{"l": [1]}', 'append(log.attributes["l"])', "refused"],
    ['{"l": [1]}', 'append(log.attributes["l"], values=1)', "refused"],
    ['{"l": [1]}', 'append(log.attributes["l"], values=[])', '{"l": [1]}'],
    ['{"l": 0x0102}', 'append(log.attributes["l"], 1)', '{"l": [0x0102, 1]}'],
    ['{"l": [1]}', 'append(log.attributes["l"], log.time)', "failed"],
  ]);
});

describe("delete_key", () => {
  check([
    ['{"a": 1, "b": "x", "c": true, "d": 1.5}', 'delete_key(log.attributes, "a")', '{"d": 1.5, "b": "x", "c": true}'],
    ['{"a": 1, "b": "x", "c": true, "d": 1.5}', 'delete_key(log.attributes, "d")', '{"a": 1, "b": "x", "c": true}'],
    [
      '{"a": 1, "b": "x", "c": true, "d": 1.5}',
      'delete_key(log.attributes, "zz")',
      '{"a": 1, "b": "x", "c": true, "d": 1.5}',
    ],
    [
      '{"a": 1, "b": "x", "c": true, "d": 1.5}',
      'delete_key(log.attributes, log.attributes["b"])',
      '{"a": 1, "b": "x", "c": true, "d": 1.5}',
    ],
    ['{"a": 1, "b": "x", "c": true, "d": 1.5}', 'delete_key(log.attributes["a"], "x")', "failed"],
    ['{"a": 1, "b": "x", "c": true, "d": 1.5}', "delete_key(log.attributes, 1)", "refused"],
    ['{"m": {"x": 1, "y": 2}}', 'delete_key(log.attributes["m"], "x")', '{"m": {"y": 2}}'],
  ]);
});

describe("delete_matching_keys", () => {
  check([
    ['{"pass": 1, "b": 2, "Password": 3}', 'delete_matching_keys(log.attributes, "(?i)^pass")', '{"b": 2}'],
    ['{"a": 1, "b": "x", "c": true, "d": 1.5}', 'delete_matching_keys(log.attributes, "(")', "refused"],
    [
      '{"a": 1, "b": "x", "c": true, "d": 1.5}',
      'delete_matching_keys(log.attributes, log.attributes["b"])',
      '{"a": 1, "b": "x", "c": true, "d": 1.5}',
    ],
    ['{"b": "("}', 'delete_matching_keys(log.attributes, log.attributes["b"])', "failed"],
    ['{"a": 1, "b": "x", "c": true, "d": 1.5}', 'delete_matching_keys(log.attributes, "")', "{}"],
  ]);
});

describe("keep_matching_keys", () => {
  check([
    [
      '{"pass": 1, "b": 2, "Password": 3}',
      'keep_matching_keys(log.attributes, "(?i)^pass")',
      '{"pass": 1, "Password": 3}',
    ],
    [
      '{"a": 1, "b": "x", "c": true, "d": 1.5}',
      'keep_matching_keys(log.attributes, "[b-d]")',
      '{"b": "x", "c": true, "d": 1.5}',
    ],
    ['{"a": 1, "b": "x", "c": true, "d": 1.5}', 'keep_matching_keys(log.attributes, "a**")', "refused"],
    ['{"a": 1, "b": "x", "c": true, "d": 1.5}', 'keep_matching_keys(log.attributes["zz"], "a")', "failed"],
  ]);
});

describe("keep_keys", () => {
  check([
    ['{"a": 1, "b": "x", "c": true, "d": 1.5}', 'keep_keys(log.attributes, ["d", "b", "zz"])', '{"b": "x", "d": 1.5}'],
    ['{"a": 1, "b": "x", "c": true, "d": 1.5}', "keep_keys(log.attributes, [])", "{}"],
    ['{"a": 1, "b": "x", "c": true, "d": 1.5}', "keep_keys(log.attributes, nil)", "refused"],
    [
      '{"k": ["k", "m"], "l": 1, "m": 2}',
      'keep_keys(log.attributes, log.attributes["k"])',
      '{"k": ["k", "m"], "m": 2}',
    ],
    ['{"k": ["k", 1], "l": 1}', 'keep_keys(log.attributes, log.attributes["k"])', "failed"],
    ['{"k": "k"}', 'keep_keys(log.attributes, log.attributes["k"])', "failed"],
    ['{"k": "k"}', 'keep_keys(log.attributes, log.attributes["zz"])', "failed"],
    ['{"k": "l", "l": 1, "m": 2}', 'keep_keys(log.attributes, ["m", log.attributes["k"]])', '{"l": 1, "m": 2}'],
    ['{"a": 1, "b": "x", "c": true, "d": 1.5}', 'keep_keys(log.attributes, Split("a,c", ","))', '{"a": 1, "c": true}'],
    ['{"a": 1, "b": "x", "c": true, "d": 1.5}', 'keep_keys(log.attributes, "a")', "refused"],
    ['{"a": 1, "b": "x", "c": true, "d": 1.5}', "keep_keys(log.attributes, [1])", "refused"],
  ]);
});

describe("limit", () => {
  check([
    ['{"a": 1, "b": "x", "c": true, "d": 1.5}', "limit(log.attributes, 2, [])", '{"a": 1, "b": "x"}'],
    ['{"a": 1, "b": "x", "c": true, "d": 1.5}', 'limit(log.attributes, 2, ["d"])', '{"a": 1, "d": 1.5}'],
    ['{"a": 1, "b": "x", "c": true, "d": 1.5}', 'limit(log.attributes, 2, ["zz", "d"])', '{"a": 1, "d": 1.5}'],
    [
      '{"a": 1, "b": "x", "c": true, "d": 1.5}',
      "limit(log.attributes, 4, [])",
      '{"a": 1, "b": "x", "c": true, "d": 1.5}',
    ],
    ['{"a": 1, "b": "x", "c": true, "d": 1.5}', "limit(log.attributes, 0, [])", "{}"],
    ['{"a": 1, "b": "x", "c": true, "d": 1.5}', 'limit(log.attributes, 1, ["a", "b"])', "refused"],
    ['{"a": 1, "b": "x", "c": true, "d": 1.5}', "limit(log.attributes, -1, [])", "refused"],
    ['{"a": 1, "b": "x", "c": true, "d": 1.5}', "limit(log.attributes, 2)", "refused"],
    ['{"a": 1, "b": "x", "c": true, "d": 1.5}', 'limit(log.attributes, 2, ["d", "d"])', '{"d": 1.5}'],
  ]);
});

describe("truncate_all", () => {
  check([
    [
      '{"a": "abcdef", "b": 123456, "l": ["abcdef"]}',
      "truncate_all(log.attributes, 3)",
      '{"a": "abc", "b": 123456, "l": ["abcdef"]}',
    ],
    ['{"a": "aéb"}', "truncate_all(log.attributes, 2)", '{"a": "a"}'],
    ['{"a": "日本"}', "truncate_all(log.attributes, 2)", '{"a": ""}'],
    ['{"a": "abcdef", "b": "abc"}', 'truncate_all(log.attributes, 4, true, "...")', '{"a": "a...", "b": "abc"}'],
    ['{"a": "ééé"}', 'truncate_all(log.attributes, 4, true, "…")', '{"a": "…"}'],
    ['{"a": "abc"}', "truncate_all(log.attributes, 0)", '{"a": ""}'],
    ['{"a": "abc"}', 'truncate_all(log.attributes, 2, true, "...")', "refused"],
    ['{"a": "abc"}', "truncate_all(log.attributes, -1)", "refused"],
  ]);
});

describe("flatten", () => {
  check([
    [
      '{"a": {"b": 1, "c": {"d": 2}}, "e": [1, {"f": 2}, [3, 4]]}',
      "flatten(log.attributes)",
      '{"a.b": 1, "a.c.d": 2, "e.0": 1, "e.1.f": 2, "e.20": 3, "e.21": 4}',
    ],
    [
      '{"a": {"b": 1, "c": {"d": 2}}, "e": [1, {"f": 2}, [3, 4]]}',
      'flatten(log.attributes, "p")',
      '{"p.a.b": 1, "p.a.c.d": 2, "p.e.0": 1, "p.e.1.f": 2, "p.e.20": 3, "p.e.21": 4}',
    ],
    [
      '{"a": {"b": {"c": {"d": 2}}}, "e": [[1], {"f": {"g": 1}}]}',
      "flatten(log.attributes, depth=1)",
      '{"a.b": {"c": {"d": 2}}, "e.0": [1], "e.1": {"f": {"g": 1}}}',
    ],
    [
      '{"a": {"b": {"c": {"d": 2}}}, "e": [[1], {"f": {"g": 1}}]}',
      "flatten(log.attributes, depth=2)",
      '{"a.b.c": {"d": 2}, "e.00": 1, "e.1.f": {"g": 1}}',
    ],
    ['{"a": {"b": 1}, "a.b": 2}', "flatten(log.attributes)", '{"a.b": 2}'],
    [
      '{"a": {"b": 1}, "a.b": 2, "l": [1, 2, 3]}',
      "flatten(log.attributes, resolve_conflicts=true)",
      '{"a.b": 1, "a.b.0": 2, "l": 1, "l.0": 2, "l.1": 3}',
    ],
    ['{"a": {}, "b": [], "c": nil}', "flatten(log.attributes)", '{"c": nil}'],
    ['{"a": 1, "b": "x", "c": true, "d": 1.5}', "flatten(log.attributes, depth=0)", "refused"],
    ['{"a": 1, "b": "x", "c": true, "d": 1.5}', 'flatten(log.attributes["a"])', "failed"],
  ]);
});

describe("merge_maps", () => {
  check([
    [
      '{"a": 1, "m": {"a": 2, "z": [1]}}',
      'merge_maps(log.attributes, log.attributes["m"], "insert")',
      '{"a": 1, "m": {"a": 2, "z": [1]}, "z": [1]}',
    ],
    [
      '{"a": 1, "m": {"a": 2, "z": [1]}}',
      'merge_maps(log.attributes, log.attributes["m"], "update")',
      '{"a": 2, "m": {"a": 2, "z": [1]}}',
    ],
    [
      '{"a": 1, "m": {"a": 2, "m": 3, "z": [1]}}',
      'merge_maps(log.attributes, log.attributes["m"], "upsert")',
      '{"a": 2, "m": 3, "z": [1]}',
    ],
    ['{"a": 1, "b": 2}', 'merge_maps(log.attributes, log.attributes, "insert")', '{"a": 1, "b": 2}'],
    ['{"a": 1, "b": 2}', 'merge_maps(log.attributes, log.attributes, "update")', '{"a": 1, "b": 2}'],
    ['{"a": 1, "b": 2}', 'merge_maps(log.attributes, log.attributes, "upsert")', '{"a": nil, "b": nil}'],
    [
      '{"a": 1, "m": {"b": 2}}',
      'merge_maps(log.attributes["m"], log.attributes, "insert")',
      '{"a": 1, "m": {"b": 2, "a": 1, "m": {"b": 2, "a": 1, "m": nil}}}',
    ],
    [
      '{"a": 1, "m": {"b": 2}}',
      'merge_maps(log.attributes["m"], log.attributes, "upsert")',
      '{"a": 1, "m": {"b": 2, "a": 1, "m": {"b": 2, "a": 1, "m": nil}}}',
    ],
    ['{"a": 1}', 'merge_maps(log.attributes, {"b": {"c": [1]}}, "upsert")', '{"a": 1, "b": {"c": [1]}}'],
    ['{"a": 1}', 'merge_maps(log.attributes, {"b": 1}, "replace")', "refused"],
    ['{"a": 1}', 'merge_maps(log.attributes, log.attributes["a"], "upsert")', "failed"],
    ['{"a": 1}', 'merge_maps(log.attributes, "x", "upsert")', "refused"],
  ]);
});

describe("replace_pattern", () => {
  check([
    ['{"a": "hello world"}', 'replace_pattern(log.attributes["a"], "o( )?", "<$1>")', '{"a": "hell< >w<>rld"}'],
    ['{"a": "hello"}', 'replace_pattern(log.attributes["a"], "x*", "-")', '{"a": "-h-e-l-l-o-"}'],
    ['{"a": "héllo"}', 'replace_pattern(log.attributes["a"], "", "-")', '{"a": "-h-é-l-l-o-"}'],
    ['{"a": "hello"}', 'replace_pattern(log.attributes["a"], "(?P<x>l+)", "<$x>$$1")', '{"a": "he<ll>$1o"}'],
    ['{"a": "hello"}', 'replace_pattern(log.attributes["a"], "l", "$0", ToUpperCase)', '{"a": "heLLo"}'],
    ['{"a": "hello"}', 'replace_pattern(log.attributes["a"], "l", "$0", ToUpperCase, "<%s>")', '{"a": "he<L><L>o"}'],
    [
      '{"a": "hello"}',
      'replace_pattern(log.attributes["a"], "l", "$0", ToUpperCase, "%s%s%")',
      '{"a": "heL%!s(MISSING)%!(NOVERB)L%!s(MISSING)%!(NOVERB)o"}',
    ],
    ['{"a": "hello"}', 'replace_pattern(log.attributes["a"], "l", "$0", ToUpperCase, "%d")', "failed"],
    ['{"a": "hello"}', 'replace_pattern(log.attributes["a"], "l", "$0", ToUpperCase, "x")', "failed"],
    ['{"a": "hello"}', 'replace_pattern(log.attributes["a"], "z", "$0", ToUpperCase, "x")', '{"a": "hello"}'],
    ['{"a": "hello"}', 'replace_pattern(log.attributes["a"], "l", "$0", replacement_format="x")', '{"a": "hello"}'],
    ['{"a": "hello"}', 'replace_pattern(log.attributes["a"], "l", "$0", Concat)', "failed"],
    ['{"a": "hello"}', 'replace_pattern(log.attributes["a"], "z", "$0", Concat)', '{"a": "hello"}'],
    ['{"a": "hello"}', 'replace_pattern(log.attributes["a"], "l", "$0", Len)', "failed"],
    ['{"a": "hello"}', 'replace_pattern(log.attributes["a"], "l", "$0", IsString)', "failed"],
    ['{"a": "hello"}', 'replace_pattern(log.attributes["a"], "l", "$0", NoSuch)', "refused"],
    ['{"a": 1}', 'replace_pattern(log.attributes["a"], "l", "x")', '{"a": 1}'],
    ["{}", 'replace_pattern(log.attributes["a"], "l", log.attributes["zz"])', "{}"],
    ['{"a": 1}', 'replace_pattern(log.attributes["a"], "l", log.attributes["zz"])', "failed"],
    ['{"a": "x"}', 'replace_pattern(log.attributes["a"], "(", "x")', "refused"],
    ['{"a": "x", "p": "("}', 'replace_pattern(log.attributes["a"], log.attributes["p"], "x")', "failed"],
    [
      '{"a": "x.y", "p": "[.]"}',
      'replace_pattern(log.attributes["a"], log.attributes["p"], "x")',
      '{"a": "xxy", "p": "[.]"}',
    ],
  ]);
});

describe("replace_all_patterns", () => {
  check([
    [
      '{"a": "x1", "b": 1, "l": ["x1"]}',
      'replace_all_patterns(log.attributes, "value", "[0-9]", "#")',
      '{"a": "x#", "b": 1, "l": ["x1"]}',
    ],
    ['{"x1": 1, "b": 2, "x2": 3}', 'replace_all_patterns(log.attributes, "key", "[0-9]", "")', '{"x": 3, "b": 2}'],
    ['{"b": 0, "x1": 1, "x": 2}', 'replace_all_patterns(log.attributes, "key", "[0-9]", "")', '{"b": 0, "x": 2}'],
    [
      '{"a": "ab"}',
      'replace_all_patterns(log.attributes, "value", "(a)(b)", "$2$1", ToUpperCase, "<%s>")',
      '{"a": "<BA>"}',
    ],
    ['{"ab": 1, "c": 2}', 'replace_all_patterns(log.attributes, "key", "a", "$0", ToUpperCase)', '{"Ab": 1, "c": 2}'],
    [
      '{"a": "ab", "b": "c"}',
      'replace_all_patterns(log.attributes, "value", "a", "$0", ToUpperCase, "bad")',
      '{"a": "ab", "b": "c"}',
    ],
    [
      '{"a": "ab", "b": "c"}',
      'replace_all_patterns(log.attributes, "key", "a", "$0", ToUpperCase, "bad")',
      '{"b": "c"}',
    ],
    ['{"a": "ab"}', 'replace_all_patterns(log.attributes, "value", "a", "$0", Concat)', '{"a": "ab"}'],
    ['{"a": "ab"}', 'replace_all_patterns(log.attributes, "value", "a", "$0", Len)', "failed"],
    ['{"a": "ab"}', 'replace_all_patterns(log.attributes, "keys", "a", "b")', "refused"],
    ['{"a": "ab"}', 'replace_all_patterns(log.attributes, "key", "(", "b")', "refused"],
  ]);
});

describe("clear", () => {
  check([
    ['{"a": "x", "b": 1}', "clear(log.attributes)", "{}"],
    ['{"a": "x", "b": 1}', 'clear(log.attributes["a"])', '{"a": "", "b": 1}'],
    ['{"a": 1.5}', 'clear(log.attributes["a"])', '{"a": 0.0}'],
    ['{"a": true}', 'clear(log.attributes["a"])', '{"a": false}'],
    ['{"a": 5}', 'clear(log.attributes["a"])', '{"a": 0}'],
    ['{"a": [1]}', 'clear(log.attributes["a"])', '{"a": []}'],
    ['{"a": {"b": 1}}', 'clear(log.attributes["a"])', '{"a": {}}'],
    ['{"a": nil}', 'clear(log.attributes["a"])', '{"a": nil}'],
    ["{}", 'clear(log.attributes["a"])', '{"a": nil}'],
    ['{"a": "x"}', 'clear(log.attributes["a"]["b"])', "failed"],
  ]);
});

describe("stringify_all", () => {
  check([
    [
      '{"a": 1, "b": 1.0, "c": true, "d": nil, "e": 0x0102, "f": "x", "g": [1, "<", nil], "h": {"z": 1, "a": 0.0000001}}',
      "stringify_all(log.attributes)",
      String.raw`{"a": "1", "b": "1", "c": "true", "d": "", "e": "AQI=", "f": "x", "g": "[1,\"<\",null]", "h": "{\"a\":1e-7,\"z\":1}"}`,
    ],
    ['{"a": 1}', 'stringify_all(log.attributes["a"])', "failed"],
  ]);
});

describe("delete_index", () => {
  check([
    ['{"l": [1, 2, 3]}', 'delete_index(log.attributes["l"], 1)', '{"l": [1, 3]}'],
    ['{"l": [1, 2, 3]}', 'delete_index(log.attributes["l"], 1, 3)', '{"l": [1]}'],
    ['{"l": [1, 2, 3]}', 'delete_index(log.attributes["l"], 0, 3)', '{"l": []}'],
    ['{"l": [1, 2, 3]}', 'delete_index(log.attributes["l"], 1, 1)', '{"l": [1, 2, 3]}'],
    ['{"l": [1, 2, 3]}', 'delete_index(log.attributes["l"], 2, 1)', "failed"],
    ['{"l": [1, 2, 3]}', 'delete_index(log.attributes["l"], 1, 4)', "failed"],
    ['{"l": [1, 2, 3]}', 'delete_index(log.attributes["l"], -1)', "failed"],
    ['{"l": [1, 2, 3]}', 'delete_index(log.attributes["l"], 3)', "failed"],
    ['{"l": []}', 'delete_index(log.attributes["l"], 0)', "failed"],
    ['{"l": []}', 'delete_index(log.attributes["l"], 0, 0)', '{"l": []}'],
    ['{"l": "x"}', 'delete_index(log.attributes["l"], 0)', "failed"],
    ['{"l": [1]}', 'delete_index(log.attributes["l"], "0")', "refused"],
  ]);
});

describe("replace_match", () => {
  check([
    [
      '{"a": "/user/42/list"}',
      'replace_match(log.attributes["a"], "/user/*/list", "/user/{id}/list")',
      '{"a": "/user/{id}/list"}',
    ],
    ['{"a": "x"}', 'replace_match(log.attributes["a"], "y", "z")', '{"a": "x"}'],
    ['{"a": 1}', 'replace_match(log.attributes["a"], "*", "z")', '{"a": 1}'],
    [
      '{"a": "secret"}',
      'replace_match(log.attributes["a"], "s*", "secret", SHA1, "<%s>")',
      '{"a": "<e5e9fa1ba31ecd1ae84f75caaa474f3a663f05f4>"}',
    ],
    ['{"a": "x"}', 'replace_match(log.attributes["a"], "y", "z", ToUpperCase, "bad")', "failed"],
    ['{"a": "x"}', 'replace_match(log.attributes["a"], "[", "z")', "refused"],
    ['{"a": "x", "p": "["}', 'replace_match(log.attributes["a"], log.attributes["p"], "z")', "failed"],
    ['{"a": "x"}', 'replace_match(log.attributes["a"], "y", log.attributes["zz"])', "failed"],
    ['{"a": "x"}', 'replace_match(log.attributes["a"], "y", "z", Concat)', "failed"],
    ['{"a": "日本"}', 'replace_match(log.attributes["a"], "日?", "z")', '{"a": "日本"}'],
    ['{"a": "a.b"}', 'replace_match(log.attributes["a"], "{a,b}.[!c]", "z")', '{"a": "z"}'],
  ]);
});

describe("replace_all_matches", () => {
  check([
    [
      '{"a": "secret-1", "b": "open", "c": 1, "l": ["secret-1"]}',
      'replace_all_matches(log.attributes, "secret-?", "***")',
      '{"a": "***", "b": "open", "c": 1, "l": ["secret-1"]}',
    ],
    [
      '{"a": "secret-1", "b": "open"}',
      'replace_all_matches(log.attributes, "*", "x", ToUpperCase, "%s!")',
      '{"a": "X!", "b": "X!"}',
    ],
    ['{"a": "x"}', 'replace_all_matches(log.attributes, "y", "z", ParseJSON)', "failed"],
    ['{"a": "x"}', 'replace_all_matches(log.attributes, "[a", "z")', "refused"],
    ['{"a": 1}', 'replace_all_matches(log.attributes["a"], "x", "z")', "failed"],
  ]);
});
