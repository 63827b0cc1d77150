import { describe, expect, it } from "vitest";
import { registerFunctions } from "../../src/functions/function-set.ts";
import { xmlPack } from "../../src/packs/xml/index.ts";
import { evaluate } from "../functions/evaluate.ts";

registerFunctions(xmlPack.functions);

/** An expression and what it gives; `refused` does not compile, `failed` fails on the record. All measured on the reference. */
type Row = readonly [source: string, expected: unknown];

function check(rows: readonly Row[]): void {
  it.each(rows)("%s", (source, expected) => {
    const actual = evaluate(source);
    if (expected === "refused" || expected === "failed") expect(actual).toMatch(new RegExp(`^${expected}: `));
    else expect(actual).toEqual(expected);
  });
}

describe("parsing", () => {
  check([
    [
      'ParseXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>")',
      [
        "map",
        {
          attributes: ["map", { p: ["string", "http://n"], x: ["string", "1"] }],
          children: [
            "slice",
            [
              [
                "map",
                {
                  children: ["slice", [["map", { tag: ["string", "c"] }]]],
                  content: ["string", "tu"],
                  tag: ["string", "b"],
                },
              ],
              [
                "map",
                { attributes: ["map", { y: ["string", "2"] }], content: ["string", "<z>"], tag: ["string", "d"] },
              ],
              ["map", { content: ["string", "v"], tag: ["string", "b"] }],
            ],
          ],
          tag: ["string", "a"],
        },
      ],
    ],
    [
      'ParseXML("<?xml version=\\"1.0\\"?>\\n<a> t &amp; &#x41; <b/> u </a>")',
      [
        "map",
        {
          children: ["slice", [["map", { tag: ["string", "b"] }]]],
          content: ["string", "t & Au"],
          tag: ["string", "a"],
        },
      ],
    ],
    ['ParseXML("<a/> ")', "failed"],
    ['ParseXML("<a></b>")', "failed"],
    ['ParseXML("<a x=1/>")', "failed"],
    ['ParseXML("<a>&nbsp;</a>")', "failed"],
    ['ParseXML("<a>]]></a>")', "failed"],
    ['ParseXML("<?xml version=\\"1.1\\"?><a/>")', "failed"],
    ['ParseXML("")', "failed"],
    ['ParseXML("<a><!-- -- --></a>")', "failed"],
    [
      'ParseSimplifiedXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>")',
      ["map", { a: ["map", { b: ["slice", [["string", "v"]]], d: ["string", "<z>"] }] }],
    ],
    [
      'ParseSimplifiedXML("<a><b>1</b><b>2</b><c/><d>x<e>y</e></d></a>")',
      [
        "map",
        {
          a: [
            "map",
            {
              b: [
                "slice",
                [
                  ["string", "1"],
                  ["string", "2"],
                ],
              ],
              d: ["map", { e: ["string", "y"] }],
            },
          ],
        },
      ],
    ],
    ['ParseSimplifiedXML("x")', "failed"],
  ]);
});

describe("selecting", () => {
  check([
    [
      'GetXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>", "/a/b")',
      ["string", "<b>t<c></c>u</b><b>v</b>"],
    ],
    [
      'GetXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>", "//@*")',
      ["string", "1http://n2"],
    ],
    [
      'GetXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>", "//b[2]")',
      ["string", "<b>v</b>"],
    ],
    [
      'GetXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>", "//b[last()]")',
      ["string", "<b>v</b>"],
    ],
    [
      'GetXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>", "/a/p:d/text()")',
      ["string", "&lt;z&gt;"],
    ],
    [
      'GetXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>", "//b/text()")',
      ["string", "tuv"],
    ],
    [
      'GetXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>", "//comment()")',
      ["string", ""],
    ],
    [
      'GetXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>", "/a/*[@p:y]")',
      ["string", '<p:d p:y="2"><![CDATA[<z>]]></p:d>'],
    ],
    [
      'GetXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>", "//c/..")',
      ["string", "<b>t<c></c>u</b>"],
    ],
    [
      'GetXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>", "count(//b)")',
      ["string", ""],
    ],
    [
      'GetXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>", "/a/b[c]")',
      ["string", "<b>t<c></c>u</b>"],
    ],
    [
      'GetXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>", "//*[local-name()=\'d\']")',
      ["string", '<p:d p:y="2"><![CDATA[<z>]]></p:d>'],
    ],
    [
      'GetXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>", "//b[contains(., \'v\')]")',
      ["string", "<b>v</b>"],
    ],
    [
      'GetXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>", "/a/b[position()=1]/c")',
      ["string", "<c></c>"],
    ],
    [
      'GetXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>", "(//b)[2]")',
      ["string", "<b>v</b>"],
    ],
    [
      'GetXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>", "/a/b | /a/p:d")',
      ["string", '<b>t<c></c>u</b><b>v</b><p:d p:y="2"><![CDATA[<z>]]></p:d>'],
    ],
    [
      'GetXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>", "//b[not(c)]")',
      ["string", "<b>v</b>"],
    ],
    [
      'GetXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>", "//b[.=\'v\' and true()]")',
      ["string", "<b>v</b>"],
    ],
    [
      'GetXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>", "a")',
      [
        "string",
        '<a x="1" xmlns:p="http://n"><b>t<c></c>u</b><p:d p:y="2"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>',
      ],
    ],
    [
      'GetXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>", "/nope")',
      ["string", ""],
    ],
    [
      'GetXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>", "//b/following-sibling::b")',
      ["string", "<b>v</b>"],
    ],
    [
      'GetXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>", "//*[@x > 0]")',
      [
        "string",
        '<a x="1" xmlns:p="http://n"><b>t<c></c>u</b><p:d p:y="2"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>',
      ],
    ],
    [
      'GetXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>", "//b[string-length(text()) = 1]")',
      ["string", "<b>t<c></c>u</b><b>v</b>"],
    ],
    ['GetXML("", "/a")', ["string", ""]],
    ['GetXML("<a>", "/a")', "failed"],
    ['GetXML("<a/>", "")', "refused"],
    ['GetXML("<a/>", "/a[")', "refused"],
    ['GetXML("<a/>", "$x")', "refused"],
    ['GetXML("<a/>", "foo()")', "refused"],
    ['GetXML("<a/>", "//a b")', ["string", "<a></a>"]],
  ]);
});

describe("editing", () => {
  check([
    [
      'RemoveXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>", "//b")',
      ["string", '<a x="1" xmlns:p="http://n"><p:d p:y="2"><![CDATA[<z>]]></p:d><!-- k --></a>'],
    ],
    [
      'RemoveXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>", "//@x")',
      ["string", '<a xmlns:p="http://n"><b>t<c></c>u</b><p:d p:y="2"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>'],
    ],
    [
      'RemoveXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>", "//@p:y")',
      [
        "string",
        '<a x="1" xmlns:p="http://n"><b>t<c></c>u</b><p:d p:y="2"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>',
      ],
    ],
    [
      'RemoveXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>", "//text()")',
      ["string", '<a x="1" xmlns:p="http://n"><b><c></c></b><p:d p:y="2"></p:d><!-- k --><b></b></a>'],
    ],
    [
      'RemoveXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>", "//comment()")',
      ["string", '<a x="1" xmlns:p="http://n"><b>t<c></c>u</b><p:d p:y="2"><![CDATA[<z>]]></p:d><b>v</b></a>'],
    ],
    [
      'RemoveXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>", "/a/p:d/text()")',
      ["string", '<a x="1" xmlns:p="http://n"><b>t<c></c>u</b><p:d p:y="2"></p:d><!-- k --><b>v</b></a>'],
    ],
    ['InsertXML("<a><b/><b>1</b></a>", "//b", "<n>1</n>t")', ["string", "<a><b><n>1</n>t</b><b>1<n>1</n>t</b></a>"]],
    ['InsertXML("<a/>", "//@x", "<n/>")', ["string", "<a></a>"]],
    ['InsertXML("<a x=\\"1\\"/>", "//@x", "<n/>")', "failed"],
    ['InsertXML("", "/", "<n/>")', ["string", "<n></n>"]],
    ['InsertXML("<a/>", "/a", "x")', "failed"],
    [
      'ConvertAttributesToElementsXML("<a x=\\"1\\" xmlns:p=\\"http://n\\"><b>t<c/>u</b><p:d p:y=\\"2\\"><![CDATA[<z>]]></p:d><!-- k --><b>v</b></a>")',
      [
        "string",
        '<a xmlns:p="http://n"><b>t<c></c>u</b><p:d p:y="2"><![CDATA[<z>]]><y>2</y></p:d><!-- k --><b>v</b><x>1</x><p>http://n</p></a>',
      ],
    ],
    ['ConvertAttributesToElementsXML("<a x=\\"1\\" y=\\"2\\"/>", "/a/@x")', ["string", '<a y="2"><x>1</x></a>']],
    [
      'ConvertTextToElementsXML("<a>foo<b/>bar<c>x</c></a>")',
      ["string", "<a><value>foo</value><b></b><value>bar</value><c>x</c></a>"],
    ],
    ['ConvertTextToElementsXML("<a>foo<b>x<y/></b></a>", "/a/b", "v")', ["string", "<a>foo<b><v>x</v><y></y></b></a>"]],
    [
      'ConvertTextToElementsXML("<?xml version=\\"1.0\\"?><a xml:space=\\"default\\"> foo <b> x </b></a>")',
      ["string", '<?xml version="1.0"?><a xml:space="default"><value>foo</value><b>x</b></a>'],
    ],
  ]);
});
