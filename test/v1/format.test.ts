import { describe, expect, test } from "vitest";
import { formatV1, parseV1 } from "../../src/runtime/v1/index.ts";
import { Random } from "../differential/random.ts";
import { ProgramWriter } from "./random-programs.ts";

/** A program without the places of its parts. */
function meaning(text: string): unknown {
  const { node } = parseV1(text);
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) => {
      if (key === "span" || key === "nameSpan" || key === "operatorSpan") return undefined;
      return typeof value === "bigint" ? String(value) : value;
    }) ?? "null",
  );
}

describe("a program is laid out", () => {
  test.each([
    ["a statement a line", 'drop() ;set( attr [ "x" ],1+2 );;keep()', 'drop()\nset(attr["x"], 1 + 2)\nkeep()\n'],
    [
      "operators",
      "drop() where not(a==-1)and  - b<2 or[1,2]==c",
      "drop() where not (a == -1) and -b < 2 or [1, 2] == c\n",
    ],
    [
      "paths",
      'set(attr["a"] [0], Sum(events[ * ] . attributes["b"]))',
      'set(attr["a"][0], Sum(events[*].attributes["b"]))\n',
    ],
    [
      "literals as they are",
      'set(name, `a  b`)\nset(kind, 007)\nset(name, "\\u00e9")',
      'set(name, `a  b`)\nset(kind, 007)\nset(name, "\\u00e9")\n',
    ],
    [
      "clauses in their order",
      'route()  to "a"   where b\nroute() where b to `a`',
      'route() to "a" where b\nroute() where b to `a`\n',
    ],
    [
      "comments and blank lines",
      "\n# dialect: v1\n  # on_error: skip\n\n\n drop()   # why\n  # then\n;keep();# last\n\n",
      "\n# dialect: v1\n# on_error: skip\n\n\ndrop() # why\n# then\nkeep() # last\n",
    ],
    ["a comment inside of a statement", "set(name,  # this\n  1  )\n  drop( )", "set(name,  # this\n  1  )\ndrop()\n"],
    ["line ends", "drop( )\r\nkeep( )\r\n", "drop()\r\nkeep()\r\n"],
    ["nothing", "", ""],
    ["nothing but comments", "  # a\n\n#b  ", "# a\n\n#b\n"],
    ["syntax errors, which leave it as it is", "drop(  \nkeep( )", "drop(  \nkeep( )"],
  ])("%s", (_, text, laidOut) => {
    expect(formatV1(text)).toBe(laidOut);
    expect(formatV1(laidOut)).toBe(laidOut);
  });

  test("long statements take several lines", () => {
    const long = (n: number) => `attributes["a.rather.long.key.${n}"] == "and its value"`;
    const text = `drop() where ${long(1)} and ${long(2)} and (${long(3)} or true)\nroute() where ${long(1)} and true to "some.output.of.a.long.name"`;
    const laidOut = formatV1(text);
    expect(laidOut).toBe(
      `drop()\n  where ${long(1)}\n    and ${long(2)}\n    and (${long(3)} or true)\nroute()\n  where ${long(1)} and true\n  to "some.output.of.a.long.name"\n`,
    );
    expect(meaning(laidOut)).toEqual(meaning(text));
  });
});

/** The program with other blanks, line breaks and comments between its tokens. */
function disordered(text: string, random: Random): string {
  const lineEnd = random.chance(0.2) ? "\r\n" : "\n";
  let depth = 0;
  const between = (): string => {
    if (depth > 0 && random.chance(0.02)) return `  # aside, "quoted${lineEnd}`;
    if (depth > 0 && random.chance(0.05)) return lineEnd;
    return " ".repeat(random.below(3));
  };
  const tokens = text.match(/#[^\n]*|"(?:\\.|[^"\\])*"|`[^`]*`|\w+(?:\.\d+)?|==|!=|<=|>=|\n|[^\w\s]| /g) ?? [];
  const spaced = tokens.map((token) => {
    if (token === "(" || token === "[") depth++;
    if (token === ")" || token === "]") depth--;
    if (token === " ") return ` ${between()}`;
    if (token === "\n")
      return random.pick([lineEnd, ` ;${lineEnd}`, `${lineEnd}${lineEnd}  `, ` # note ; set(${lineEnd}`]);
    return token.startsWith("#") || !/\W/.test(token) ? token : token + between();
  });
  return spaced.join("");
}

test("random programs: the meaning stays, comments survive, and a second time changes nothing", () => {
  const random = new Random(99);
  const writer = new ProgramWriter(random);
  let changed = 0;
  for (let i = 0; i < 1000; i++) {
    const program = writer.program();
    // Some chain comparisons, which is refused.
    if (!parseV1(program).node) continue;
    const text = disordered(program, random);
    const laidOut = formatV1(text);
    const before = meaning(text);
    expect(before, text).not.toBeNull();
    expect(meaning(laidOut), text).toEqual(before);
    expect(formatV1(laidOut), text).toBe(laidOut);
    const comments = (source: string) => source.match(/# (?:note|aside|on_error).*/g) ?? [];
    expect(comments(laidOut).map((comment) => comment.trimEnd())).toEqual(
      comments(text).map((comment) => comment.trimEnd()),
    );
    if (laidOut !== text) changed++;
  }
  expect(changed).toBeGreaterThan(500);
});
