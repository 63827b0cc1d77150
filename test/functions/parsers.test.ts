import { describe, expect, it } from "vitest";
import { evaluate } from "./evaluate.ts";

/** An expression and what it gives; `refused` does not compile, `failed` fails on the record. All measured on the reference. */
type Row = readonly [source: string, expected: unknown];

function check(rows: readonly Row[]): void {
  it.each(rows)("%s", (source, expected) => {
    const actual = evaluate(source);
    if (expected === "refused" || expected === "failed") expect(actual).toMatch(new RegExp(`^${expected}: `));
    else expect(actual).toEqual(expected);
  });
}

describe("JSON", () => {
  check([
    [
      'ParseJSON("{\\"a\\": 1, \\"b\\": [true, null, \\"x\\"], \\"a\\": 2}")',
      [
        "map",
        {
          a: ["float", "2"],
          b: [
            "slice",
            [
              ["bool", true],
              ["nil", null],
              ["string", "x"],
            ],
          ],
        },
      ],
    ],
    [
      'ParseJSON("[1, 1.5, -0, 1e3, 12345678901234567890, 01, 1.]")',
      [
        "slice",
        [
          ["float", "1"],
          ["float", "1.5"],
          ["float", "-0"],
          ["float", "1000"],
          ["float", "1.2345678901234567e+19"],
          ["float", "1"],
          ["float", "1"],
        ],
      ],
    ],
    ['ParseJSON("[\\"\\\\u00e9\\\\ud83d\\\\ude00\\\\ud800\\\\n\\\\/\\"]")', ["slice", [["string", "é😀�\n/"]]]],
    ['ParseJSON(" {} ")', ["map", {}]],
    ['ParseJSON("{null: 1}")', ["map", { "": ["float", "1"] }]],
    ['ParseJSON("{} \\u0000 junk")', ["map", {}]],
    ['ParseJSON("{} x")', "failed"],
    ['ParseJSON("")', "failed"],
    ['ParseJSON("null")', "failed"],
    ['ParseJSON("1")', "failed"],
    ['ParseJSON("\\"a\\"")', "failed"],
    ['ParseJSON("[1e400]")', "failed"],
    ['ParseJSON("[1,]")', "failed"],
    ['ParseJSON("{\\"a\\" 1}")', "failed"],
    ['ParseJSON("[\\"\\\\x\\"]")', "failed"],
    ['ParseJSON("[tru]")', "failed"],
    ['ParseJSON("[\\"a\\tb\\"]")', ["slice", [["string", "a\tb"]]]],
    [
      'ParseJSON("{\\"k\\":{\\"k\\":{\\"k\\":[[[]]]}}}")',
      ["map", { k: ["map", { k: ["map", { k: ["slice", [["slice", [["slice", []]]]]] }] }] }],
    ],
    ["ParseJSON(1)", "refused"],
  ]);
});

describe("CSV", () => {
  check([
    [
      'ParseCSV("1,\\"2,3\\",\\"a\\"\\"b\\"", "a,b,c")',
      ["map", { a: ["string", "1"], b: ["string", "2,3"], c: ["string", 'a"b'] }],
    ],
    ['ParseCSV("1|2", "a|b", "|")', ["map", { a: ["string", "1"], b: ["string", "2"] }]],
    ['ParseCSV("1|2", "a,b", "|", ",")', ["map", { a: ["string", "1"], b: ["string", "2"] }]],
    ['ParseCSV("a\\nb,c", "x,y")', ["map", { x: ["string", "a\nb"], y: ["string", "c"] }]],
    ['ParseCSV("\\"a\\r\\nb\\",c", "x,y")', ["map", { x: ["string", "a\nb"], y: ["string", "c"] }]],
    ['ParseCSV("a\\"b,c", "x,y")', "failed"],
    ['ParseCSV("a\\"b,c", "x,y", mode="lazyQuotes")', ["map", { x: ["string", 'a"b'], y: ["string", "c"] }]],
    ['ParseCSV("\\"a\\"b\\",c", "x,y", mode="lazyQuotes")', ["map", { x: ["string", 'a"b'], y: ["string", "c"] }]],
    ['ParseCSV("\\"a,b\\"", "x,y", mode="ignoreQuotes")', ["map", { x: ["string", '"a'], y: ["string", 'b"'] }]],
    ['ParseCSV("1,2", "a")', "failed"],
    ['ParseCSV("", "a")', "failed"],
    ['ParseCSV("1", "")', "failed"],
    ['ParseCSV("1,2", "a,a")', ["map", { a: ["string", "2"] }]],
    ['ParseCSV("1", "a", "ab")', "refused"],
    ['ParseCSV("1", "a", mode="x")', "refused"],
    ['ParseCSV("1é2", "aéb", "é")', ["map", { a: ["string", "1"], b: ["string", "2"] }]],
  ]);
});

describe("severity", () => {
  check([
    ['ParseSeverity("err", {"error": [{"equals": ["err", "e"]}], "info": [{"equals": ["i"]}]})', ["string", "error"]],
    [
      'ParseSeverity(404, {"error": [{"range": "4xx"}], "info": [{"range": {"min": 200, "max": 299}}]})',
      ["string", "error"],
    ],
    ['ParseSeverity(299, {"info": [{"equals": ["x"]}, {"range": "2xx"}]})', ["string", "info"]],
    ['ParseSeverity("x", {"info": [{"equals": ["y"]}]})', "failed"],
    ['ParseSeverity(1.5, {"info": [{"equals": ["y"]}]})', "failed"],
    ['ParseSeverity("x", {"info": "y"})', "failed"],
    ['ParseSeverity("x", {"info": [{"range": "9xx"}]})', "failed"],
    ['ParseSeverity("x", {"info": [{"range": {"min": 1}}]})', "failed"],
    ['ParseSeverity("x", log.attributes)', "failed"],
  ]);
});

describe("log formats", () => {
  check([
    [
      'ParseCEF("Jan 1 host CEF:0|A\\\\|B|P|1|100|n\\\\\\\\|5|src=1.1.1.1 msg=a b\\\\=c  act=\\\\n ")',
      [
        "map",
        {
          "cef.version": ["string", "0"],
          "cef.device_vendor": ["string", "A|B"],
          "cef.device_product": ["string", "P"],
          "cef.device_version": ["string", "1"],
          "cef.device_event_class_id": ["string", "100"],
          "cef.name": ["string", "n\\"],
          "cef.severity": ["string", "5"],
          "cef.extensions": ["map", { src: ["string", "1.1.1.1"], msg: ["string", "a b=c"], act: ["string", "\n"] }],
        },
      ],
    ],
    [
      'ParseCEF("CEF:0|a|b|c|d|e|f")',
      [
        "map",
        {
          "cef.version": ["string", "0"],
          "cef.device_vendor": ["string", "a"],
          "cef.device_product": ["string", "b"],
          "cef.device_version": ["string", "c"],
          "cef.device_event_class_id": ["string", "d"],
          "cef.name": ["string", "e"],
          "cef.severity": ["string", "f"],
          "cef.extensions": ["map", {}],
        },
      ],
    ],
    ['ParseCEF("CEF:0|a|b")', "failed"],
    ['ParseCEF("CEF:|a|b|c|d|e|f|")', "failed"],
    ['ParseCEF("")', "failed"],
    [
      'ParseLEEF("LEEF:1.0|V|P|1|100|a=1\\tb=2\\ta=3\\tx\\t=y")',
      [
        "map",
        {
          "leef.version": ["string", "1.0"],
          "leef.vendor": ["string", "V"],
          "leef.product.name": ["string", "P"],
          "leef.product.version": ["string", "1"],
          "leef.event.id": ["string", "100"],
          "leef.attributes": ["map", { a: ["string", "3"], b: ["string", "2"] }],
        },
      ],
    ],
    [
      'ParseLEEF("LEEF:2.0|V|P|1|100|0x5E|a=1^b=2")',
      [
        "map",
        {
          "leef.version": ["string", "2.0"],
          "leef.vendor": ["string", "V"],
          "leef.product.name": ["string", "P"],
          "leef.product.version": ["string", "1"],
          "leef.event.id": ["string", "100"],
          "leef.attributes": ["map", { a: ["string", "1"], b: ["string", "2"] }],
        },
      ],
    ],
    [
      'ParseLEEF("LEEF:2.0|V|P|1|100|a=1|2")',
      [
        "map",
        {
          "leef.version": ["string", "2.0"],
          "leef.vendor": ["string", "V"],
          "leef.product.name": ["string", "P"],
          "leef.product.version": ["string", "1"],
          "leef.event.id": ["string", "100"],
          "leef.attributes": ["map", { a: ["string", "1|2"] }],
        },
      ],
    ],
    [
      'ParseLEEF("LEEF:2.0|V|P|1|100")',
      [
        "map",
        {
          "leef.version": ["string", "2.0"],
          "leef.vendor": ["string", "V"],
          "leef.product.name": ["string", "P"],
          "leef.product.version": ["string", "1"],
          "leef.event.id": ["string", "100"],
          "leef.attributes": ["map", {}],
        },
      ],
    ],
    ['ParseLEEF("LEEF:2.0|V|P|1|100|ab|a=1")', "failed"],
    ['ParseLEEF("LEEF:3.0|V|P|1|100|")', "failed"],
    [
      'ParseCLF("h - u [10/Oct/2000:13:55:36 -0700] \\"GET /a HTTP/1.0\\" 200 -")',
      [
        "map",
        {
          "clf.remote_host": ["string", "h"],
          "clf.rfc931": ["string", "-"],
          "clf.auth_user": ["string", "u"],
          "clf.timestamp": ["string", "10/Oct/2000:13:55:36 -0700"],
          "clf.request": ["string", "GET /a HTTP/1.0"],
          "clf.method": ["string", "GET"],
          "clf.request_uri": ["string", "/a"],
          "clf.protocol": ["string", "HTTP/1.0"],
          "clf.status": ["int", "200"],
        },
      ],
    ],
    [
      'ParseCLF("h - u [d] \\"GET\\" 200 12 \\"r\\\\x22\\" \\"ua\\\\\\\\\\"", "combined")',
      [
        "map",
        {
          "clf.remote_host": ["string", "h"],
          "clf.rfc931": ["string", "-"],
          "clf.auth_user": ["string", "u"],
          "clf.timestamp": ["string", "d"],
          "clf.request": ["string", "GET"],
          "clf.status": ["int", "200"],
          "clf.bytes": ["int", "12"],
          "clf.referer": ["string", 'r"'],
          "clf.user_agent": ["string", "ua\\"],
        },
      ],
    ],
    ['ParseCLF("h - u [d] \\"GET\\" abc 12")', "failed"],
    ['ParseCLF("h - u [d] \\"GET\\" 200 12", "combined")', "failed"],
    ['ParseCLF("x", "y")', "refused"],
    [
      'ParseELF("#Version: 1.0\\n#Software: s\\n#Fields: a b\\n1 \\"x \\"\\"y\\"\\"\\"\\n2\\r\\n#Fields: c\\n3 4")',
      [
        "map",
        {
          "elf.entries": [
            "slice",
            [
              ["map", { a: ["string", "1"], b: ["string", 'x "y"'] }],
              ["map", { a: ["string", "2"], b: ["string", "-"] }],
              ["map", { c: ["string", "3"] }],
            ],
          ],
          "elf.version": ["string", "1.0"],
          "elf.software": ["string", "s"],
          "elf.fields": ["slice", [["string", "c"]]],
        },
      ],
    ],
    ['ParseELF("#Version: 1.0\\n1 2")', "failed"],
    ['ParseELF("#Fields: a\\n1")', "failed"],
    ['ParseELF("#Version: 1\\n#Fields")', "failed"],
    ['ParseELF("#Version: 1\\n#Fields: a\\n\\"x")', "failed"],
  ]);
});
