import { fail } from "../../values/failure.ts";
import { PURE } from "../define.ts";
import { optional, required } from "../params.ts";
import { BASE64_VARIANTS, encodeBase64Variant } from "../shared/base64-variant.ts";
import { defineStrict } from "../strict.ts";

export const base64Encode = defineStrict({
  name: "Base64Encode",
  params: {
    target: required("string", "The text."),
    variant: optional("string", "`base64` (default), `base64-raw`, `base64-url` or `base64-raw-url`."),
  },
  returns: "string",
  effects: PURE,
  summary: "Encodes the bytes of the text as Base64.",
  examples: [
    { source: `Base64Encode("hi?")`, value: `"aGk/"` },
    { source: `Base64Encode("hi", "base64-raw")`, value: `"aGk"` },
  ],
  reference: "ottlfuncs/func_base64encode.go",
  bind: () => (target: string, variant: string | undefined) => {
    const style = BASE64_VARIANTS.get(variant ?? "base64");
    if (style === undefined) return fail("unsupported", "unsupported base64 variant: {0}", variant);
    return encodeBase64Variant(target, style);
  },
});
