import { decodeBig5, decodeGb18030, decodeGbk, decodeHz } from "./chinese.ts";
import { decodeEucJp, decodeIso2022Jp, decodeShiftJis } from "./japanese.ts";
import { decodeEucKr } from "./korean.ts";

/** East Asian encodings by their IANA names and aliases, lower case. */
const DECODERS: ReadonlyMap<string, (bytes: string) => string> = new Map(
  (
    [
      [decodeBig5, "big5|csbig5"],
      [decodeGbk, "cp936|csgbk|gbk|ms936|windows-936"],
      [decodeGb18030, "csgb18030|gb18030"],
      [decodeHz, "hz-gb-2312"],
      [decodeEucKr, "cseuckr|euc-kr"],
      [decodeEucJp, "cseucpkdfmtjapanese|euc-jp|extended_unix_code_packed_format_for_japanese"],
      [decodeShiftJis, "csshiftjis|ms_kanji|shift_jis"],
      [decodeIso2022Jp, "csiso2022jp|iso-2022-jp"],
    ] as const
  ).flatMap(([decode, names]) => names.split("|").map((name) => [name, decode] as const)),
);

/** A decoder of an East Asian encoding to UTF-8 by its lower-case name; undefined where the name is not known. */
export function multibyteDecoder(name: string): ((bytes: string) => string) | undefined {
  return DECODERS.get(name);
}
