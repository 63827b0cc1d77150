import type { CodeInfo } from "../diagnostics/code-info.ts";
import { SYNTAX } from "../diagnostics/codes.ts";
import type { Diagnostic, Fix } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/span.ts";
import type { Call, Key, Name } from "./ast.ts";
import type { Cover } from "./build-ast.ts";
import { isWrongCaseKeyword, KEYWORDS } from "./keywords.ts";

/**
 * Diagnostics of texts whose structure is clear but which the language refuses. Where the structure itself breaks,
 * `explain/` finds the words.
 */
export function problem(
  info: CodeInfo,
  span: Span,
  message: string,
  more: Partial<Pick<Diagnostic, "notes" | "fixes" | "labels">> = {},
): Diagnostic {
  return { code: info.code, severity: "error", message, span, ...more };
}

export function replaceWith(span: Span, newText: string, title = `Write \`${newText}\``): Fix {
  return { title, edits: [{ span, newText }] };
}

export function invalidOctal(span: Span, text: string): Diagnostic {
  const decimal = text.replace(/^0+(?=.)/, "");
  return problem(
    SYNTAX.invalidOctal,
    span,
    `A leading 0 makes \`${clip(text)}\` octal, where 8 and 9 are no digits; write \`${clip(decimal)}\`.`,
    { fixes: [replaceWith(span, decimal)] },
  );
}

export function intOutOfRange(span: Span, text: string): Diagnostic {
  const isSmallest = text === "9223372036854775808";
  return problem(
    SYNTAX.intOutOfRange,
    span,
    `\`${clip(text)}\` does not fit 64 bits; the largest int is 9223372036854775807, a float needs a dot.`,
    isSmallest ? { notes: ["The smallest int is written `-9223372036854775807 - 1`."] } : {},
  );
}

export function floatOutOfRange(span: Span, text: string): Diagnostic {
  return problem(
    SYNTAX.floatOutOfRange,
    span,
    `\`${clip(text)}\` is too large for a float; the largest is about 1.797e308 (written \`1.797e308\`).`,
  );
}

export function oddHexDigits(span: Span, text: string): Diagnostic {
  const padded = `0x0${text.slice(2)}`;
  return problem(
    SYNTAX.oddHexDigits,
    span,
    `A bytes literal has two hexadecimal digits for each byte, but \`${clip(text)}\` has an odd number of them.`,
    text.length < 64 ? { fixes: [replaceWith(span, padded)] } : {},
  );
}

export function lowerCaseConverter(call: Pick<Call, "name" | "nameSpan">): Diagnostic {
  const upper = pascalCase(call.name);
  return problem(
    SYNTAX.lowerCaseConverter,
    call.nameSpan,
    `Only a converter can stand here, and its name starts with an upper-case letter; \`${call.name}\` would be an editor. Write \`${upper}\` if that is meant.`,
    { fixes: [replaceWith(call.nameSpan, upper)] },
  );
}

export function upperCaseEditor(call: Pick<Call, "name" | "nameSpan">): Diagnostic {
  const lower = snakeCase(call.name);
  return problem(
    SYNTAX.upperCaseEditor,
    call.nameSpan,
    `A statement starts with an editor, and its name starts with a lower-case letter; \`${call.name}\` is a converter. Write \`${lower}(…)\`, or \`set(target, ${call.name}(…))\` to store its value.`,
    { fixes: [replaceWith(call.nameSpan, lower)] },
  );
}

export function indexedEditor(name: string, keys: readonly Key[]): Diagnostic {
  const span = { start: keys[0].span.start, end: keys[keys.length - 1].span.end };
  return problem(
    SYNTAX.indexedEditor,
    span,
    `Only paths and converters take an index, but \`${name}\` is an editor; index the argument instead.`,
  );
}

export function lambdaInLambda(span: Span): Diagnostic {
  return problem(
    SYNTAX.lambdaInLambda,
    span,
    "The body of a lambda cannot be another lambda; give the outer one all the parameters.",
  );
}

export function invalidOperand(node: Cover): Diagnostic {
  return problem(SYNTAX.invalidOperand, node.span, invalidOperandText(describe(node), node.kind === "String"));
}

export function invalidOperandText(kind: string, isText: boolean): string {
  const advice = isText ? ' Join strings with `Concat([a, b], "")`.' : "";
  return `Arithmetic takes ints, floats, paths and converter calls, not ${kind}.${advice}`;
}

export function chainedComparison(span: Span): Diagnostic {
  return problem(
    SYNTAX.chainedComparison,
    span,
    "A comparison cannot be compared again; join comparisons with `and`, negate with `not`.",
  );
}

export function valueAsCondition(node: Cover): Diagnostic {
  return problem(
    SYNTAX.valueAsCondition,
    node.span,
    `${capitalize(describe(node))} is no condition by itself; compare it, for instance with \`== true\` or \`!= nil\`.`,
    node.kind === "Path" || node.kind === "MathGroup"
      ? {
          fixes: [
            {
              title: "Compare with true",
              edits: [{ span: { start: node.span.end, end: node.span.end }, newText: " == true" }],
            },
            {
              title: "Compare with nil",
              edits: [{ span: { start: node.span.end, end: node.span.end }, newText: " != nil" }],
            },
          ],
        }
      : {},
  );
}

export function tooDeep(span: Span, limit: number): Diagnostic {
  return problem(
    SYNTAX.tooDeep,
    span,
    `This is nested more than ${limit} levels deep, which is not supported; split the statement.`,
  );
}

/** For a word that `isWrongCaseKeyword` found. */
export function noKeyword(word: string, span: Span): Diagnostic {
  const keyword = KEYWORDS[word.toLowerCase()];
  return problem(SYNTAX.wrongCaseKeyword, span, `\`${word}\` is no keyword of OTTL; write \`${keyword}\`.`, {
    fixes: [replaceWith(span, keyword)],
  });
}

export function missingArguments(name: Name, first: Name): Diagnostic {
  if (isWrongCaseKeyword(first.text)) return noKeyword(first.text, first.span);
  return problem(
    SYNTAX.missingArguments,
    name.span,
    `A converter is called with parentheses; write \`${name.text}(…)\`. Its bare name can only be an argument.`,
    {
      fixes: [
        { title: "Add parentheses", edits: [{ span: { start: name.span.end, end: name.span.end }, newText: "()" }] },
      ],
    },
  );
}

export function danglingDot(span: Span): Diagnostic {
  return problem(
    SYNTAX.unexpectedToken,
    span,
    'After a path the string "." is read as a dot; put a comma before it to make it the key of the next entry.',
    { fixes: [{ title: "Insert a comma", edits: [{ span: { start: span.start, end: span.start }, newText: "," }] }] },
  );
}

/** A node in words, with its article. */
export function describe(node: Cover): string {
  switch (node.kind) {
    case "Nil":
      return "`nil`";
    case "Boolean":
      return "a boolean";
    case "Int":
      return "an int";
    case "Float":
      return "a float";
    case "String":
      return "a string";
    case "Bytes":
      return "a bytes literal";
    case "Enum":
      return "an enum";
    case "Path":
      return "a path";
    case "Call":
      return "a call";
    case "List":
      return "a list";
    case "Map":
      return "a map";
    case "Lambda":
      return "a lambda";
    case "MathBinary":
    case "MathUnary":
      return "an arithmetic expression";
    case "MathGroup":
      return "a value in parentheses";
    default:
      return "a condition";
  }
}

export function pascalCase(name: string): string {
  return name.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

export function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .toLowerCase();
}

export function clip(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 37)}…`;
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
