/**
 * Writes src/values/zone-data.ts from a directory of TZif files (the output of the IANA tz database's `make`, "slim" or
 * "fat"; Go's lib/time/zoneinfo.zip unpacked is one): `node scripts/zone-data.ts DIRECTORY VERSION`. The eleven names
 * without a place (EST, MST, HST, EST5EDT, CST6CDT, MST7MDT, PST8PDT, CET, MET, EET, WET) were put there as Debian and
 * Ubuntu build them, with the rules of before release 2024b.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

const [root, version] = process.argv.slice(2);
if (root === undefined || version === undefined) {
  console.error("usage: node scripts/zone-data.ts DIRECTORY VERSION");
  process.exit(2);
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const HEADER = 44;

/** One zone as text; src/values/zone.ts says what the parts are. */
function encode(file: Buffer): string {
  const count = (base: number, index: number): number => file.readInt32BE(base + 20 + index * 4);
  const skipped = count(0, 3) * 5 + count(0, 4) * 6 + count(0, 5) + count(0, 2) * 8 + count(0, 1) + count(0, 0);
  const base = HEADER + skipped;
  const [utc, wall, leaps, times, types, chars] = [0, 1, 2, 3, 4, 5].map((i) => count(base, i));
  if (leaps > 0 || types > LETTERS.length) throw new Error("unsupported file");
  const at = base + HEADER;
  const indexes = at + times * 8;
  const typeAt = indexes + times;
  const names = typeAt + types * 6;
  const typeTexts: string[] = [];
  for (let i = 0; i < types; i++) {
    const offset = file.readInt32BE(typeAt + i * 6);
    const isDst = file[typeAt + i * 6 + 4];
    const start = names + file[typeAt + i * 6 + 5];
    typeTexts.push(`${offset}${isDst ? "d" : ":"}${file.toString("latin1", start, file.indexOf(0, start))}`);
  }
  let letters = "";
  const deltas: string[] = [];
  let last = 0;
  for (let i = 0; i < times; i++) {
    const when = Number(file.readBigInt64BE(at + i * 8));
    const delta = when - last;
    last = when;
    letters += LETTERS[file[indexes + i]];
    deltas.push(delta % 900 === 0 ? (delta / 900).toString(36) : `_${delta.toString(36)}`);
  }
  const rest = file.subarray(names + chars + wall + utc).toString("latin1");
  return [typeTexts.join(" "), letters, deltas.join(), rest.slice(1, -1)].join("|");
}

const zones = new Map<string, string[]>();
for (const path of readdirSync(root, { recursive: true, withFileTypes: true })) {
  if (!path.isFile()) continue;
  const file = readFileSync(join(path.parentPath, path.name));
  const name = relative(root, join(path.parentPath, path.name));
  if (
    file.toString("latin1", 0, 4) !== "TZif" ||
    /^(posix|right)\//.test(name) ||
    name === "posixrules" ||
    name === "localtime"
  )
    continue;
  const text = encode(file);
  zones.set(text, [...(zones.get(text) ?? []), name]);
}
const lines = [...zones].map(([text, names]) => `${names.sort().join(",")}|${text}`).sort();
const blocks = [0, 1, 2, 3, 4].map((part) => lines.map((line) => line.split("|")[part]).join("\n"));
writeFileSync(
  new URL("../src/values/zone-data.ts", import.meta.url),
  `/**
 * The IANA time zone database, release ${version} (public domain). Written by scripts/zone-data.ts; do not edit.
 * Five blocks with a line a zone: names, types, the types that begin, the distances between their
 * beginnings, rules; the reader is zone.ts. (What is alike stands together: it packs better so.)
 */
export const ZONE_DATA_VERSION = "${version}";

export const ZONE_DATA: string = \`
${blocks.join("\n\n")}
\`;
`,
);
