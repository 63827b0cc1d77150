import { Random } from "./random.ts";

/** A case of the oracle that evaluates one expression over one log record. */
export interface ConverterCase {
  readonly id: string;
  readonly processor: "eval";
  readonly signal: "logs";
  readonly context: "log";
  readonly expr: string;
  readonly input: unknown;
}

const WORDS = [
  "hello",
  "HTTPServer",
  "user_name",
  "some-value.x",
  "JSONData42Id",
  "ÄÖü ßİŉ",
  "ǆΣςΐ",
  "日本語",
  "",
  " a b ",
  "aB1cD",
];
const PIECES = ["a", "B", "_", "-", ".", " ", "1", "é", "İ", "ς", "ᾳ", "\u00ad", "x9", "XY", "\t", "％"];
const RAW_BYTES = [
  "ff",
  "80",
  "c3",
  "c3a9",
  "e282",
  "e282ac",
  "f0908080",
  "41",
  "62",
  "20",
  "5f",
  "c2a0",
  "efbfbd",
  "eda080",
];
const NUMBERS = ["0", "1", "-1", "12", "+7", "0x1F", "0b11", "0o17", "017", "1_000", "0x_1", "9223372036854775807"];
const MORE_NUMBERS = [
  "9223372036854775808",
  "-9223372036854775808",
  "zz",
  "1e3",
  "1.5",
  " 1",
  "0_1",
  "_1",
  "08",
  "0x",
  "inf",
];
const FLOATS = [
  "1.5",
  "1e300",
  "1e400",
  "0x1p-2",
  "0x1.8p1",
  "NaN",
  "+Inf",
  "infinity",
  "1_0",
  "0x_1p4",
  ".5",
  "5.",
  "e5",
  "-0",
];
const CARDS = ["4111 1111 1111 1111", "79927398713", "79927398710", "49927398716", "1234a", "-12", "0", "  "];
const IPS = [
  "10.0.0.1",
  "192.168.1.255",
  "::1",
  "2001:db8::ff",
  "::ffff:1.2.3.4",
  "1.2.3",
  "01.2.3.4",
  "fe80::1%eth0",
  "1::2::3",
  "1.2.3.4.5",
];
const ENCODINGS = [
  ...[
    "base64",
    "base64-raw",
    "base64-url",
    "base64-raw-url",
    "utf-8",
    "UTF8",
    "utf-16",
    "utf-16be",
    " utf-16 ",
    "ascii",
  ],
  ...["iso-8859-1", "latin2", "ISO-8859-6-E", "windows-1252", "cp437", "ibm037", "koi8-u", "macintosh", "nop", "us"],
  ...["utf8-raw", "windows-874", "iso-8859-15", "unknown", "big5-hkscs", ""],
];
const URLS = ["http", "https", "ftp", "mailto", "HTTP", "1x", "postgres", ""];
const HOSTS = [
  "example.com",
  "user@h.org",
  "u:p@h:80",
  "[::1]:8080",
  "[fe80::1%25en0]",
  "h:99999999999999999999",
  "h:a",
  "a b",
  "%41.com",
];
const MORE_HOSTS = [
  "ä.de",
  "h1:1,h2:2",
  "u%40:p%3A@h",
  "[1.2.3.4]",
  "[::1",
  "x[",
  "a@b@c",
  "ü@h",
  "",
  "h:",
  'h<>"',
  "%zz",
];
const PATHS = [
  "",
  "/",
  "/a/b.txt",
  "/a%20b",
  "/%2f",
  "/ä",
  "*",
  "/a.b/",
  "a:b",
  "//x",
  "/a;b,c",
  "/[x]",
  "/%41.x.y",
  "/ ",
  "/%zz",
  "%2A",
];
const QUERIES = ["", "?", "?a=1", "?a=1&b=2&a=3", "?a;b", "?%zz=1", "??", "?x=%20+y", "?a&=b&&c="];
const FRAGMENTS = ["", "#", "#frag", "#a b", "#%41", "#%zz", "#ä!()*'"];

/** Random calls of the text, number, hash and identifier converters, with literals and with attributes as arguments. */
export function* converterCases(count: number, seed: number): Generator<ConverterCase> {
  const random = new Random(seed);
  for (let i = 0; i < count; i++) {
    const attributes: unknown[] = [];
    const expr = converterCall(random, attributes);
    const input = { resourceLogs: [{ scopeLogs: [{ logRecords: [{ attributes }] }] }] };
    yield { id: String(i), processor: "eval", signal: "logs", context: "log", expr, input };
  }
}

const quote = (text: string): string => JSON.stringify(text).replace(/\\u00/g, "\\x");

function converterCall(random: Random, attributes: unknown[]): string {
  /** A value as a literal, or as an attribute that holds it. */
  const value = (literal: string, attribute: unknown): string => {
    if (random.chance(0.5)) return literal;
    const key = `k${attributes.length}`;
    attributes.push({ key, value: attribute });
    return `log.attributes["${key}"]`;
  };
  const text = (content: string): string => value(quote(content), { stringValue: content });
  /** Text that may be invalid UTF-8. */
  const rawText = (): string => {
    const parts = random.many(0, 5, () => random.pick(RAW_BYTES));
    return `Decode(0x${parts.join("") || "61"}, "nop")`;
  };
  const bytes = (content: Buffer): string =>
    value(`0x${content.toString("hex") || "00"}`, { bytesValue: content.toString("base64") });
  const int = (content: number | bigint): string => value(String(content), { intValue: String(content) });
  const float = (content: number): string =>
    value(Number.isInteger(content) ? content.toFixed(1) : String(content), { doubleValue: content });
  const anything = (): string =>
    random.pick<() => string>([
      () => text(word()),
      () => int(random.pick([0, 1, -5, 42, 1234567890123])),
      () => float(random.pick([0, 1.5, -2.25, 1000000, 0.1])),
      () => random.pick(["true", "false", "nil", 'log.attributes["none"]']),
      () => bytes(Buffer.from(random.many(1, 20, () => random.below(256)))),
      () => value(`[1, "a"]`, { arrayValue: { values: [{ intValue: "1" }, { stringValue: "a" }] } }),
      () => value(`{"a": 1.5}`, { kvlistValue: { values: [{ key: "a", value: { doubleValue: 1.5 } }] } }),
      () => `Split("a,b", ",")`,
    ])();
  const word = (): string =>
    random.chance(0.5) ? random.pick(WORDS) : random.many(0, 8, () => random.pick(PIECES)).join("");
  /** Text as a rule, sometimes anything. */
  const textly = (content: string): string =>
    random.chance(0.8) ? text(content) : random.chance(0.6) ? rawText() : anything();
  const hexText = (length: number): string =>
    random.many(length, length, () => random.pick([..."0123456789abcdefABCDEF"])).join("");
  const call = (name: string, ...args: string[]): string => `${name}(${args.join(", ")})`;

  const unary = (name: string) => () => call(name, textly(word()));
  const like = (name: string, contents: readonly string[]) => () =>
    call(name, random.chance(0.6) ? text(random.pick(contents)) : anything());
  const identifier = (name: string, length: number) => () =>
    call(
      name,
      random.pick<() => string>([
        () => bytes(Buffer.from(random.many(length, length, () => random.below(256)))),
        () => text(hexText(2 * length)),
        () => text(hexText(random.below(2 * length + 3))),
        () => text(`${hexText(2 * length - 1)}g`),
        anything,
      ])(),
    );
  const encodable = (): string => {
    const content = Buffer.from(random.many(0, 12, () => random.below(256)));
    return random.chance(0.3) ? text(content.toString(random.chance(0.5) ? "base64" : "base64url")) : bytes(content);
  };
  const expression = random.pick<() => string>([
    ...["ToUpperCase", "ToLowerCase", "ToSnakeCase", "ToCamelCase", "FNV", "MD5", "SHA1", "SHA256", "SHA512"].map(
      unary,
    ),
    ...["Murmur3Hash", "Murmur3Hash128", "XXH3", "XXH128", "ToValidUTF8"].map(unary),
    () => call("ConvertCase", textly(word()), quote(random.pick(["lower", "upper", "snake", "camel", "kebab"]))),
    ...["HasPrefix", "HasSuffix", "TrimPrefix", "TrimSuffix", "Split"].map((name) => () => {
      const content = word();
      const [start, end] = [random.below(3), 1 + random.below(3)];
      const part = random.chance(0.5) ? content.slice(0, end) : content.slice(start);
      return call(name, textly(content), textly(random.chance(0.7) ? part : random.pick(PIECES)));
    }),
    () =>
      call("Trim", textly(word()), ...random.many(0, 1, () => quote(random.pick([" ", "ab", "é ", "", "-_.", "ß%"])))),
    () =>
      call(
        "Substring",
        textly(word()),
        int(random.below(8) - 1),
        int(random.below(8) - 1),
        ...random.many(0, 1, () => random.pick(["true", "false"])),
      ),
    () => call("Concat", `[${random.many(0, 4, anything).join(", ")}]`, textly(random.pick(["-", "", "é"]))),
    () => call("Concat", anything(), text(",")),
    like("Hex", WORDS),
    like("String", WORDS),
    like("Bool", ["true", "T", "1", "0", "false", "yes", "FALSE", "tRUE"]),
    like("Int", [...NUMBERS, ...MORE_NUMBERS]),
    like("Double", [...FLOATS, ...NUMBERS]),
    like("Log", ["1", "2.718281828459045", "1e300", "5e-324", "0", "-1", "10"]),
    () => call("Log", float(random.next() * 10 ** (random.below(40) - 20))),
    () =>
      call(
        "ParseInt",
        textly(random.pick([...NUMBERS, ...MORE_NUMBERS])),
        int(random.pick([0, 2, 8, 10, 16, 36, 37, 1, -1])),
      ),
    like("IsValidLuhn", CARDS),
    identifier("SpanID", 8),
    identifier("TraceID", 16),
    () => call("Base64Encode", textly(word()), ...random.many(0, 1, () => textly(random.pick(ENCODINGS.slice(0, 6))))),
    () => call("Decode", random.chance(0.9) ? encodable() : anything(), textly(random.pick(ENCODINGS))),
    () => call("Decode", encodable(), textly(random.pick(ENCODINGS.slice(0, 4)))),
    () =>
      call(
        "CommunityID",
        textly(random.pick(IPS)),
        int(random.pick([0, 80, 65535, 65536, -1])),
        textly(random.pick(IPS)),
        int(random.pick([443, 80, 0])),
        ...random.many(0, 1, () => text(random.pick(["TCP", "UDP", "ICMP6", "tcp"]))),
      ),
    () =>
      call("CommunityID", text(random.pick(IPS)), "1", text("10.0.0.1"), "2", `"UDP"`, int(random.pick([0, 9, 65536]))),
    () => call("URL", textly(url(random))),
    () => call("URL", text(url(random))),
    () =>
      call(
        "ExtractPatterns",
        textly(random.pick(["GET /cart 200", "a=1", "é日", ""])),
        textly(
          random.pick([
            "(?P<m>[A-Z]+) (?P<p>\\S+)",
            "(?P<k>.)=(?P<v>\\d)?(?P<w>x)?",
            "(a)",
            "(?P<x",
            "(?P<c>.)",
            "(?P<d>a)(?P<d>.)",
          ]),
        ),
      ),
  ])();
  // Hexadecimal shows what JSON cannot: invalid UTF-8.
  return random.chance(0.2) ? call("Hex", expression) : expression;
}

function url(random: Random): string {
  const scheme = random.pick(URLS);
  const host = random.chance(0.8) ? `//${random.pick([...HOSTS, ...MORE_HOSTS])}` : "";
  const head = (scheme === "" ? "" : `${scheme}:`) + host;
  return (random.chance(0.9) ? head : "") + random.pick(PATHS) + random.pick(QUERIES) + random.pick(FRAGMENTS);
}
