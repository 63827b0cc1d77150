import { fromText, toBytes } from "../../../values/byte-string.ts";

/** The platform's decoder: Node, browsers and edge workers have it. */
const { TextDecoder } = globalThis as unknown as {
  TextDecoder: new (label: string) => { decode(bytes: Uint8Array): string };
};

/** IANA names and aliases (lower case) to the platform's labels. */
const LABELS: ReadonlyMap<string, string> = new Map(
  (
    [
      ["big5", "big5|csbig5"],
      ["gbk", "cp936|csgbk|gbk|ms936|windows-936"],
      ["gb18030", "csgb18030|gb18030"],
      ["euc-kr", "cseuckr|euc-kr"],
      ["euc-jp", "cseucpkdfmtjapanese|euc-jp|extended_unix_code_packed_format_for_japanese"],
      ["shift_jis", "csshiftjis|ms_kanji|shift_jis"],
      ["iso-2022-jp", "csiso2022jp|iso-2022-jp"],
    ] as const
  ).flatMap(([label, names]) => names.split("|").map((name) => [name, label] as const)),
);

/** A decoder of an East Asian encoding to UTF-8 by its lower-case name; undefined where the name is not known. */
export function multibyteDecoder(name: string): ((bytes: string) => string) | undefined {
  const label = LABELS.get(name);
  if (label === undefined) return undefined;
  const decoder = new TextDecoder(label);
  return (bytes) => fromText(decoder.decode(toBytes(bytes)));
}
