import { asLocal, UTC, type Zone, type ZoneOffset } from "./time.ts";
import { parseTzRule, type TzRule } from "./tz-rule.ts";
import { ZONE_DATA } from "./zone-data.ts";

/**
 * Time zones with the offsets and abbreviations of the IANA database. `Intl` knows the offsets, but no abbreviations
 * ("GMT+1" for CET) and no abbreviations' meaning, which parsing and printing times need.
 */
interface LocalType extends ZoneOffset {
  readonly isDst: boolean;
}

const BILLION = 1_000_000_000n;

/** Go's time.Location read from the database. Source: time/zoneinfo.go. */
class DatabaseZone implements Zone {
  readonly name: string;
  private readonly types: readonly LocalType[];
  /** Unix seconds at which the type of the same index starts. */
  private readonly starts: Float64Array;
  private readonly indexes: Uint8Array;
  private readonly first: LocalType;
  private readonly rule: TzRule | undefined;
  /** The listed period found last; lookups cluster around one instant. */
  private cacheStart = 0;
  private cacheEnd = 0;
  private cached: LocalType;

  constructor(name: string, types: readonly LocalType[], starts: number[], indexes: number[], rule: string) {
    this.name = name;
    this.types = types;
    this.starts = Float64Array.from(starts);
    this.indexes = Uint8Array.from(indexes);
    this.first = types[firstType(types, indexes)];
    this.rule = rule === "" ? undefined : parseTzRule(rule);
    this.cached = this.first;
  }

  offsetAt(unixNanos: bigint): ZoneOffset {
    return this.offsetAtSecond(floorSeconds(unixNanos));
  }

  offsetOfName(abbreviation: string, wallNanos: bigint): number | undefined {
    const wall = floorSeconds(wallNanos);
    for (const type of this.types) {
      if (type.abbreviation !== abbreviation) continue;
      const inForce = this.offsetAtSecond(wall - type.seconds);
      if (inForce.abbreviation === abbreviation) return inForce.seconds;
    }
    return this.types.find((type) => type.abbreviation === abbreviation)?.seconds;
  }

  private offsetAtSecond(second: number): ZoneOffset {
    if (second >= this.cacheStart && second < this.cacheEnd) return this.cached;
    const { starts } = this;
    if (starts.length === 0) return this.rule?.offsetAt(second) ?? this.first;
    if (second < starts[0]) return this.first;
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (second < starts[middle]) high = middle;
      else low = middle;
    }
    const type = this.types[this.indexes[low]];
    if (low === starts.length - 1) return this.rule?.offsetAt(second) ?? type;
    this.cacheStart = starts[low];
    this.cacheEnd = starts[low + 1];
    this.cached = type;
    return type;
  }
}

/** The type in force before the first transition: tzcode's rules, as Go follows them. */
function firstType(types: readonly LocalType[], indexes: readonly number[]): number {
  if (!indexes.includes(0)) return 0;
  if (types[indexes[0]].isDst) {
    for (let i = indexes[0] - 1; i >= 0; i--) if (!types[i].isDst) return i;
  }
  return Math.max(
    0,
    types.findIndex((type) => !type.isDst),
  );
}

function floorSeconds(nanos: bigint): number {
  const seconds = nanos / BILLION;
  return Number(nanos < 0n && seconds * BILLION !== nanos ? seconds - 1n : seconds);
}

/** What the database says of each zone, and by name which of them; read on first use. */
let database: { readonly index: Map<string, number>; readonly blocks: readonly (readonly string[])[] } | undefined;
const loaded = new Map<string, Zone>();

function openDatabase(): NonNullable<typeof database> {
  if (database === undefined) {
    // A zone without a rule or transitions has an empty line, so blocks are cut by their number of lines.
    const lines = ZONE_DATA.slice(1, -1).split("\n");
    const size = (lines.length - 4) / 5;
    const blocks = [0, 1, 2, 3, 4].map((block) => lines.slice(block * (size + 1), block * (size + 1) + size));
    const index = new Map<string, number>();
    for (const [i, names] of blocks[0].entries()) for (const name of names.split(",")) index.set(name, i);
    database = { index, blocks };
  }
  return database;
}

/** A zone by its IANA name (case matters); undefined where the database has none. `""` and `UTC` are UTC. */
export function loadZone(name: string): Zone | undefined {
  if (name === "" || name === "UTC") return UTC;
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const { index, blocks } = openDatabase();
  const at = index.get(name);
  if (at === undefined) return undefined;
  const zone = parseZone(name, blocks[1][at], blocks[2][at], blocks[3][at], blocks[4][at]);
  loaded.set(name, zone);
  return zone;
}

/**
 * Types are `seconds` + `:` (standard) or `d` (daylight saving) + abbreviation, by blanks. Of each transition there is the
 * type's letter, and the base-36 distance to the transition before, in quarters of an hour or, after `_`, in seconds.
 */
function parseZone(name: string, typeTexts: string, letters: string, deltas: string, rule: string): Zone {
  const types = typeTexts.split(" ").map((text): LocalType => {
    const at = text.search(/[:d]/);
    return { seconds: Number(text.slice(0, at)), isDst: text[at] === "d", abbreviation: text.slice(at + 1) };
  });
  const starts: number[] = [];
  const indexes: number[] = [];
  let last = 0;
  for (const delta of deltas === "" ? [] : deltas.split(",")) {
    last += delta[0] === "_" ? Number.parseInt(delta.slice(1), 36) : Number.parseInt(delta, 36) * 900;
    indexes.push(letters.charCodeAt(starts.length) - 65);
    starts.push(last);
  }
  return new DatabaseZone(name, types, starts, indexes, rule);
}

/** The zone of the machine, as `Intl` names it; UTC where the database does not know the name. */
export function systemZone(): Zone {
  return asLocal(loadZone(new Intl.DateTimeFormat().resolvedOptions().timeZone) ?? UTC);
}
