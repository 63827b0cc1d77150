import { isValidUtf8, runeWidth } from "../../values/byte-string.ts";
import { fail } from "../../values/failure.ts";
import { PURE } from "../define.ts";
import { optional, required } from "../params.ts";
import { defineStrict } from "../strict.ts";

/** U+FFFD as a byte string. */
const REPLACEMENT_CHARACTER = "\xef\xbf\xbd";

function replaceInvalid(text: string, replacement: string): string {
  if (isValidUtf8(text)) return text;
  let out = "";
  let insideRun = false;
  for (let at = 0; at < text.length; ) {
    const width = runeWidth(text, at);
    if (width > 0) out += text.slice(at, at + width);
    else if (!insideRun) out += replacement;
    insideRun = width === 0;
    at += width || 1;
  }
  return out;
}

export const toValidUTF8 = defineStrict({
  name: "ToValidUTF8",
  params: {
    target: required("string", "The text."),
    replacement: optional("stringLiteral", "Stands for each run of invalid bytes; U+FFFD where absent."),
  },
  returns: "string",
  effects: PURE,
  summary: "Replaces each run of invalid UTF-8 in the text.",
  examples: [{ source: `ToValidUTF8("abc")`, value: `"abc"` }],
  gate: "pkg.ottl.functions.enableExperimental",
  stability: "experimental",
  reference: "xottl/ottlfuncs/func_to_valid_utf8.go",
  bind: ({ replacement = REPLACEMENT_CHARACTER }) => {
    if (!isValidUtf8(replacement)) {
      return fail(
        "invalid-argument",
        "invalid replacement for ToValidUTF8 function, {0} is not valid UTF-8",
        replacement,
      );
    }
    return (target: string) => replaceInvalid(target, replacement);
  },
});
