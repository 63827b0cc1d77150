import { asString } from "../../values/as-string.ts";
import { fromBytes } from "../../values/byte-string.ts";
import { Failure, fail } from "../../values/failure.ts";
import { typeName } from "../../values/type-name.ts";
import { BoxedValue, type Value } from "../../values/value.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { BASE64_VARIANTS, decodeBase64Variant } from "../shared/base64-variant.ts";
import { lookupEncoding } from "../shared/encodings/lookup.ts";
import { defineStrict } from "../strict.ts";

type Decoder = (bytes: string) => string | Failure;

export const decode = defineStrict({
  name: "Decode",
  params: {
    target: required("any", "Text or bytes."),
    encoding: required(
      "string",
      "`base64`, `base64-raw`, `base64-url`, `base64-raw-url` or an IANA name of a charset.",
    ),
  },
  returns: "string",
  effects: PURE,
  summary: "Decodes Base64, or text of another character encoding.",
  notes: ["Bytes that stand for no character become U+FFFD.", "Anything but text and bytes is an error."],
  examples: [
    { source: `Decode("aGVsbG8=", "base64")`, value: `"hello"` },
    { source: `Decode(0xe9, "iso-8859-1")`, value: `"é"` },
  ],
  reference: "ottlfuncs/func_decode.go",
  bind({ encoding }) {
    const fixed = encoding.isLiteral ? decoderOf(encoding.literal as string) : undefined;
    if (fixed instanceof Failure) return fixed;
    return (target: Value, name: string) => {
      const decoder = fixed ?? decoderOf(name);
      if (decoder instanceof Failure) return decoder;
      const bytes = bytesOf(target);
      return bytes instanceof Failure ? bytes : decoder(bytes);
    };
  },
});

function decoderOf(name: string): Decoder | Failure {
  const variant = BASE64_VARIANTS.get(name);
  return variant ? (text) => decodeBase64Variant(text, variant) : lookupEncoding(name);
}

function bytesOf(target: Value): string | Failure {
  if (typeof target === "string") return target;
  if (target instanceof Uint8Array) return fromBytes(target);
  if (target instanceof BoxedValue) {
    return target.value instanceof Uint8Array ? fromBytes(target.value) : asString(target.value);
  }
  return fail("type-mismatch", "unsupported type provided to Decode function: {0}", typeName(target));
}
