import { encodeRune } from "../encode-rune.ts";
import { CHARMAPS } from "./charmap-data.ts";

const REPLACEMENT = "\xef\xbf\xbd";

let tables: ReadonlyMap<string, string> | undefined;
const characters = new Map<string, readonly string[]>();

/** A decoder of a single-byte encoding to UTF-8 by its lower-case name; undefined where the name is not known. */
export function charmapDecoder(name: string): ((bytes: string) => string) | undefined {
  tables ??= new Map(CHARMAPS.flatMap(([names, table]) => names.split("|").map((alias) => [alias, table] as const)));
  const table = tables.get(name);
  if (table === undefined) return undefined;
  let map = characters.get(table);
  if (map === undefined) {
    map = readTable(table);
    characters.set(table, map);
  }
  const byByte = map;
  return (bytes) => {
    let out = "";
    for (let i = 0; i < bytes.length; i++) out += byByte[bytes.charCodeAt(i)];
    return out;
  };
}

function readTable(table: string): string[] {
  const isWhole = table.startsWith("*");
  const map = isWhole ? [] : Array.from({ length: 128 }, (_, byte) => String.fromCharCode(byte));
  for (const run of (isWhole ? table.slice(1) : table).split(" ")) {
    if (run.startsWith("!")) {
      map.push(...new Array<string>(Number(run.slice(1) || 1)).fill(REPLACEMENT));
      continue;
    }
    const [first, more] = run.split("+");
    for (let i = 0; i <= Number(more ?? 0); i++) map.push(encodeRune(Number.parseInt(first, 36) + i));
  }
  return map;
}
