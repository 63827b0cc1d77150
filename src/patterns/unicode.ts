import { addRange, cleanSet, foldSet, MAX_RUNE, negateSet, type RuneSet } from "./rune-set.ts";
import { CATEGORY_NAMES, CATEGORY_RUNS, SCRIPT_NAMES, SCRIPT_RUNS } from "./unicode-data.ts";

/** Long names of categories as Go knows them, without underscores. */
const ALIASES: { readonly [name: string]: string } = {
  Casedletter: "Lc",
  Closepunctuation: "Pe",
  Combiningmark: "M",
  Connectorpunctuation: "Pc",
  Control: "Cc",
  Currencysymbol: "Sc",
  Dashpunctuation: "Pd",
  Decimalnumber: "Nd",
  Enclosingmark: "Me",
  Finalpunctuation: "Pf",
  Format: "Cf",
  Initialpunctuation: "Pi",
  Letter: "L",
  Letternumber: "Nl",
  Lineseparator: "Zl",
  Lowercaseletter: "Ll",
  Mark: "M",
  Mathsymbol: "Sm",
  Modifierletter: "Lm",
  Modifiersymbol: "Sk",
  Nonspacingmark: "Mn",
  Number: "N",
  Openpunctuation: "Ps",
  Other: "C",
  Otherletter: "Lo",
  Othernumber: "No",
  Otherpunctuation: "Po",
  Othersymbol: "So",
  Paragraphseparator: "Zp",
  Privateuse: "Co",
  Punctuation: "P",
  Separator: "Z",
  Spaceseparator: "Zs",
  Spacingmark: "Mc",
  Surrogate: "Cs",
  Symbol: "S",
  Titlecaseletter: "Lt",
  Unassigned: "Cn",
  Uppercaseletter: "Lu",
  Cntrl: "Cc",
  Digit: "Nd",
  Punct: "P",
};

/** Names that gain members under (?i) in Go's tables. */
const FOLDED = new Set(["Any", "Ascii", "L", "Ll", "Lt", "Lu", "M", "Mn", "Common", "Greek", "Inherited"]);

const cache = new Map<string, RuneSet>();
let tables: ReadonlyMap<string, RuneSet> | undefined;

/**
 * The code points that `\p{name}` stands for (Unicode 15.0, as Go 1.26), clean and not to be changed; `undefined` when
 * Go knows no such name. Case, spaces, `_` and `-` in names do not count.
 */
export function unicodeClass(name: string, fold: boolean): RuneSet | undefined {
  const given = canonicalName(name);
  const canonical = Object.hasOwn(ALIASES, given) ? ALIASES[given]! : given;
  const key = fold && FOLDED.has(canonical) ? `${canonical} folded` : canonical;
  let set = cache.get(key);
  if (set === undefined) {
    const plain = lookUp(canonical);
    if (plain === undefined) return undefined;
    set = key === canonical ? plain : foldSet(plain);
    cache.set(key, set);
  }
  return set;
}

function lookUp(name: string): RuneSet | undefined {
  if (name === "Any") return [0, MAX_RUNE];
  if (name === "Ascii") return [0, 0x7f];
  if (name === "Assigned") return negateSet(lookUp("Cn")!);
  tables ??= readTables();
  return tables.get(name);
}

/** First letter upper case, the rest lower case, without separators. */
function canonicalName(name: string): string {
  const joined = name.replace(/[_ -]/g, "");
  const lower = (s: string): string => s.replace(/[A-Z]/g, (c) => c.toLowerCase());
  return joined.slice(0, 1).replace(/[a-z]/, (c) => c.toUpperCase()) + lower(joined.slice(1));
}

function readTables(): ReadonlyMap<string, RuneSet> {
  const out = new Map<string, RuneSet>();
  readRuns(CATEGORY_NAMES.split(" "), CATEGORY_RUNS, out);
  const basic = [...out];
  const union = (names: readonly RuneSet[]): RuneSet => cleanSet(names.flat());
  for (const letter of ["C", "L", "M", "N", "P", "S", "Z"]) {
    out.set(letter, union(basic.filter(([name]) => name.startsWith(letter)).map(([, set]) => set)));
  }
  out.set("Lc", union([out.get("Ll")!, out.get("Lt")!, out.get("Lu")!]));
  out.set("Cn", negateSet(union(basic.map(([, set]) => set))));
  out.set("C", union([out.get("C")!, out.get("Cn")!]));
  readRuns(SCRIPT_NAMES.split(" "), SCRIPT_RUNS, out);
  return out;
}

/** Reads runs of `owner length` in base 32, a number's last digit being one of 0-9a-v and the others of A-Z!#%&*+. */
function readRuns(names: readonly string[], runs: string, out: Map<string, RuneSet>): void {
  const sets: RuneSet[] = names.map(() => []);
  const alphabet = "0123456789abcdefghijklmnopqrstuvABCDEFGHIJKLMNOPQRSTUVWXYZ!#%&*+";
  const digit = new Map([...alphabet].map((c, i) => [c, i]));
  let at = 0;
  let number = 0;
  let owner = -1;
  for (const c of runs) {
    const value = digit.get(c)!;
    number = number * 32 + (value & 31);
    if (value >= 32) continue;
    if (owner < 0) owner = number;
    else {
      if (owner > 0) addRange(sets[owner - 1]!, at, at + number - 1);
      at += number;
      owner = -1;
    }
    number = 0;
  }
  names.forEach((name, i) => {
    out.set(name, sets[i]!);
  });
}
