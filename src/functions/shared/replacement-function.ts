import type { RecordContext } from "../../otlp/record-context.ts";
import type { Pattern } from "../../patterns/pattern.ts";
import { Failure, fail } from "../../values/failure.ts";
import type { Value } from "../../values/value.ts";
import type { Evaluate, FunctionReference, Getter } from "../getters.ts";

/**
 * A hash in the place of each match makes a text grow by a factor, and that of a resource grows with each of its records:
 * the reference takes all memory there is.
 */
const MAX_REPLACED = 8 * 1024 * 1024;

/** Replaces the matches in a text; `template` may name groups. */
export type PatternReplacer = (
  context: RecordContext,
  pattern: Pattern,
  text: string,
  template: string,
) => string | Failure;

/**
 * Whether the failure says that the converter takes no text at all (the reference crashes there). Another number of
 * arguments, or a text that it cannot convert, is an ordinary failure.
 */
export function isUnusableConverter(failure: Failure): boolean {
  return failure instanceof UnusableConverter;
}

class UnusableConverter extends Failure {}

/** What `replace_match` writes: the replacement, through the optional function and format. */
export function replacementOf(
  replacement: Getter<string>,
  reference: FunctionReference | undefined,
  format: Getter<string> | undefined,
): Evaluate<string> {
  if (reference === undefined) return replacement.get;
  const convert = bindConverter(reference, format);
  // It fails before the replacement is read.
  if (convert instanceof Failure) return () => convert;
  return (context) => {
    const text = replacement.get(context);
    return text instanceof Failure ? text : convert(context, text);
  };
}

/** How `replace_pattern` replaces: by template, each filled template through the optional function and format. */
export function patternReplacer(
  reference: FunctionReference | undefined,
  format: Getter<string> | undefined,
): PatternReplacer {
  if (reference === undefined) return (_context, pattern, text, template) => pattern.replaceAll(text, template);
  const bound = bindConverter(reference, format);
  const convert = bound instanceof Failure ? () => bound : bound;
  return (context, pattern, text, template) => {
    let out = "";
    let copied = 0;
    let failure: Failure | undefined;
    pattern.visitAll(text, (match) => {
      const replaced = convert(context, pattern.expand(template, text, match));
      if (replaced instanceof Failure) failure = replaced;
      else if (out.length > MAX_REPLACED) failure = fail("limit-exceeded", "the replaced text is too long");
      else {
        out += text.slice(copied, match[0]) + replaced;
        copied = match[1];
      }
      return failure !== undefined;
    });
    return failure ?? out + text.slice(copied);
  };
}

/**
 * The converter of the argument `function` with `replacement_format` behind it. One that cannot take a single text is
 * no compile-time error: the failure comes when a replacement is needed.
 * Source: the reference's ottlfuncs/func_replace_pattern.go.
 */
function bindConverter(
  reference: FunctionReference,
  format: Getter<string> | undefined,
): ((context: RecordContext, text: string) => string | Failure) | Failure {
  let current = "";
  const input: Getter = { get: (): Value => current, isLiteral: false, literal: undefined };
  const bound = reference.bind([input]);
  if (bound instanceof Failure) {
    const isUnusable = bound.code === "crash";
    return isUnusable ? new UnusableConverter(bound.code, bound.template, bound.operands) : bound;
  }
  return (context, text) => {
    current = text;
    const replaced = bound(context);
    if (replaced instanceof Failure) return replaced;
    if (typeof replaced !== "string") return fail("type-mismatch", "the replacement value must be a string");
    if (format === undefined) return replaced;
    const formatText = format.get(context);
    return formatText instanceof Failure ? formatText : applyFormat(formatText, replaced);
  };
}

/** No line breaks, at least one `%s`, and `%` before nothing else. */
const VALID_FORMAT = /^(?:[^%\n]|%s)*%s(?:[^%\n]|%s)*%?$/;

/** Go's Sprintf with one operand, for the formats that pass: more verbs, or a `%` at the end, print their complaint. */
function applyFormat(format: string, value: string): string | Failure {
  if (!VALID_FORMAT.test(format)) {
    return fail("invalid-argument", "the replacement format must hold %s and no other format specifier");
  }
  const [head, ...tail] = format.split("%s");
  const rest = tail.join("%!s(MISSING)");
  return head + value + (rest.endsWith("%") ? `${rest}!(NOVERB)` : rest);
}
