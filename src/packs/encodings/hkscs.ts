import { fromText } from "../../values/byte-string.ts";
import { HKSCS_CHARACTERS, HKSCS_RUNS } from "./big5-data.ts";

let known: Map<number, string> | undefined;

/** Characters of Hong Kong's supplement by their cell; made on first use. */
export function hkscsCells(): ReadonlyMap<number, string> {
  if (known) return known;
  known = new Map();
  const characters = Array.from(HKSCS_CHARACTERS);
  let cell = 0;
  let used = 0;
  for (const run of HKSCS_RUNS.split(" ")) {
    const [distance, count = "1"] = run.split("+");
    cell += Number.parseInt(distance, 36);
    for (let i = Number.parseInt(count, 36); i > 0; i--) known.set(cell++, fromText(characters[used++]));
  }
  return known;
}
