/** Words that generated cases are made of. What an argument is likely to mean is told by its parameter's name. */

/** Attributes of generated records by key: what each may hold. */
export const ATTRIBUTE_VALUES: Readonly<Record<string, readonly unknown[]>> = {
  s: ["text", "Hello World", "", "ünï¢ode 日本", " pad ", "a,b;c", "GET /api/v1/users/42?x=1&y=z"],
  num: ["42", "-7", "3.14", "1e3", "0x1f", "9223372036854775808", "true", "007"],
  i: [7n, 0n, -1n, 9223372036854775807n, -9223372036854775808n, 1700000000n],
  f: [1.5, 0, -0.25, 1e21, 1e-7, 123456789.125, -0],
  b: [true, false],
  by: [new Uint8Array([1, 2, 255]), new Uint8Array([72, 105]), new Uint8Array(0)],
  e: [null],
  m: [{ x: 1n, n: { y: "z" }, l: [1n, "q"], "": null }, {}, { a: "1", b: "2", "http.status": 200n }],
  l: [[1n, "two", { k: "v" }, [9n], null], [], ["b", "a", "c"], [3n, 1n, 2n], [1.5, 2n, "x"], [true, false]],
  strs: [["x", "y"], [], ["a", "a", "b"]],
  ints: [[3n, 1n, 2n], [7n]],
  json: ['{"a":1,"b":[true,null,"x"],"c":{"d":1.5}}', "[1,2.5,{}]", "{bad", '"text"', "12", "null"],
  kv: ["a=1 b=2 c=x", "k1:v1,k2:v2", "a='q r' b=2", "=x", "a"],
  csv: ["1,2,3", 'a,"b,c",d', '"x', "a\tb\tc", "1|2|3"],
  time: ["2024-01-02T03:04:05Z", "2023-12-31 23:59:59", "02 Jan 2024", "Mon, 02 Jan 2006 15:04:05 MST", "not a time"],
  dur: ["1h30m", "250ms", "-2s", "1.5h", "x"],
  url: ["http://user:pw@example.com:8080/a/b.txt?q=1#frag", "https://[::1]/x", "/relative", "::bad", "ftp://host"],
  ip: ["192.168.1.10", "10.0.0.1", "2001:db8::1", "300.1.1.1", "fe80::1%eth0"],
  hex: ["a1b2c3d4e5f60718", "0102030405060708090a0b0c0d0e0f10", "xyz", "ABCDEF"],
  b64: ["aGVsbG8=", "aGVsbG8", "!!!", "YQ==", "w7w="],
  xml: ['<a id="1"><b>text</b><b/></a>', "<x><y>1</y></x>", "<bad>", "plain", '<l n="x">v</l>'],
  ua: ["Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36", "curl/8.1.2", ""],
  line: [
    '127.0.0.1 - frank [10/Oct/2000:13:55:36 -0700] "GET /a.gif HTTP/1.0" 200 2326',
    "CEF:0|Vendor|Product|1.0|100|Name|5|src=10.0.0.1 dst=2.1.2.2 msg=a b",
    "LEEF:1.0|Vendor|Product|1.0|100|src=10.0.0.1\tdst=2.1.2.2",
    "level=info msg=started",
  ],
  card: ["4539 1488 0343 6467", "79927398713", "0"],
  sev: ["info", "ERROR", "warn3", "17", "notice"],
};

export const ATTRIBUTE_KEYS: readonly string[] = Object.keys(ATTRIBUTE_VALUES);

/** Keys of attributes by the static type that they mostly hold. */
export const KEYS_BY_TYPE: Readonly<Record<string, readonly string[]>> = {
  string: ATTRIBUTE_KEYS.filter((key) => !["i", "f", "b", "by", "e", "m", "l", "strs", "ints"].includes(key)),
  int: ["i"],
  float: ["f"],
  bool: ["b"],
  bytes: ["by"],
  map: ["m"],
  slice: ["l", "strs", "ints"],
};

const PATTERNS = [
  `"^h"`,
  `"[a-z]+"`,
  `"(\\\\w+)=(\\\\w+)"`,
  `"(?P<a>\\\\d+)"`,
  `"(?i)HELLO"`,
  `"("`,
  `".*"`,
  `"a|b"`,
  `"\\\\."`,
];
const GO_LAYOUTS = [
  `"%Y-%m-%dT%H:%M:%SZ"`,
  `"%Y-%m-%d %H:%M:%S"`,
  `"%d %b %Y"`,
  `"%A %j"`,
  `"2006-01-02"`,
  `"%z"`,
  `"%f"`,
];
const ZONES = [`"UTC"`, `"Europe/Berlin"`, `"America/New_York"`, `"Nowhere/None"`, `""`];
const DELIMITERS = [`","`, `" "`, `"="`, `":"`, `""`, `"|"`, `"\\t"`];
const MERGES = [`"insert"`, `"update"`, `"upsert"`];
const SMALL_INTS = ["0", "1", "2", "3", "5", "10", "-1", "100"];

/** OTTL texts for a parameter of that name, whatever its function unless that stands before it. */
export const BY_PARAMETER: Readonly<Record<string, readonly string[]>> = {
  pattern: PATTERNS,
  regex_pattern: PATTERNS,
  regex: PATTERNS,
  format: GO_LAYOUTS,
  layout: GO_LAYOUTS,
  location: ZONES,
  locale: [`"en"`, `"de_DE"`, `"fr"`, `"xx"`],
  delimiter: DELIMITERS,
  pair_delimiter: DELIMITERS,
  replacement: [`"*"`, `"$1"`, `"<$0>"`, `""`, `"$${1}x"`],
  replacement_format: [`"(%s)"`, `"%s%s"`, `"none"`],
  unit: [`"h"`, `"s"`],
  to_case: [`"upper"`, `"lower"`, `"snake"`, `"camel"`, `"Upper"`, `"x"`],
  encoding: [`"base64"`, `"base64-raw"`, `"base64-url"`, `"utf-8"`, `"ascii"`, `"us-ascii"`, `"utf-16"`, `"x"`],
  order: [`"asc"`, `"desc"`, `"x"`],
  "replace_all_patterns.mode": [`"key"`, `"value"`, `"key"`, `"value"`, `"x"`],
  truncation_marker: [`"..."`, `"…"`, `"~"`],
  mode: [`"strict"`, `"lazyQuotes"`, `"ignoreQuotes"`, `"x"`],
  strategy: MERGES,
  conflict_strategy: MERGES,
  depth: ["1", "2", "3", "5", "0"],
  start: SMALL_INTS,
  length: SMALL_INTS,
  limit: ["2", "3", "5", "8", "1", "0"],
  base: ["10", "16", "2", "0", "37"],
  index: SMALL_INTS,
  networks: [`["10.0.0.0/8", "192.168.0.0/16"]`, `["2001:db8::/32"]`, `["10.1.0.0/16", "fe80::/10"]`, `["bad"]`],
  xpath: [`"/a/b"`, `"//b"`, `"/a/@id"`, `"["`, `"/x/y"`],
  header: [`"a,b,c"`, `"h1|h2|h3"`],
  aggregation_function: [`"sum"`, `"max"`, `"min"`, `"mean"`, `"median"`, `"count"`, `"x"`],
  duration: [`Duration("1h")`, `Duration("15m")`, `Duration("0s")`],
};

/** Literals by getter kind. */
export const LITERALS: Readonly<Record<string, readonly string[]>> = {
  string: [`"a"`, `""`, `"Hello World"`, `"x.y-z_1"`, `"ü日"`, `"1"`, `"a=1"`, `"{}"`, `"\\n\\t\\"q\\""`],
  int: ["0", "1", "2", "-3", "42", "9223372036854775807", "010", "1700000000"],
  float: ["1.5", "0.0", "-2.25", "1.0", "1.e3", ".5"],
  bool: ["true", "false"],
  bytes: ["0x00ff", "0x616263", "0x0102030405060708", "0x0102030405060708090a0b0c0d0e0f10"],
  map: [`{"a": 1, "b": {"c": "d"}}`, "{}", `{"k": [1, "x"]}`, `{"x": nil}`],
  slice: [`[1, 2, 3]`, "[]", `["a", "b"]`, `[1, "x", nil, true, 1.5]`, `[["n"], {"m": 1}]`],
  time: [`Time("2024-01-02T03:04:05Z", "%Y-%m-%dT%H:%M:%SZ")`],
  duration: [`Duration("1h30m")`, `Duration("-5ms")`, `Duration("0s")`],
  nil: ["nil"],
  traceid: [
    "TraceID(0x0102030405060708090a0b0c0d0e0f10)",
    'TraceID("0102030405060708090a0b0c0d0e0f10")',
    'TraceID("xy")',
  ],
  spanid: ["SpanID(0x0102030405060708)", 'SpanID("a1b2c3d4e5f60718")', "SpanID(0x01)"],
};
