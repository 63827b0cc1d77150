/**
 * Go's reference-time layouts ("2006-01-02 15:04:05") as lists of fields. Source: the documentation and behaviour of
 * Go's time.Layout constants (time/format.go).
 */
export type LayoutField =
  | "long-month"
  | "month"
  | "number-month"
  | "zero-month"
  | "long-weekday"
  | "weekday"
  | "day"
  | "under-day"
  | "zero-day"
  | "under-year-day"
  | "zero-year-day"
  | "hour"
  | "hour12"
  | "zero-hour12"
  | "minute"
  | "zero-minute"
  | "second"
  | "zero-second"
  | "long-year"
  | "year"
  | "PM"
  | "pm"
  | "zone-name"
  | "zone-offset"
  | "fraction-zeros"
  | "fraction-nines";

/** How a numeric zone offset is written. */
export interface OffsetStyle {
  /** `Z` stands for UTC. */
  readonly iso: boolean;
  readonly colon: boolean;
  readonly minutes: boolean;
  readonly seconds: boolean;
}

export interface LayoutChunk {
  /** Literal text before the field. */
  readonly prefix: string;
  /** The field; undefined for the text after the last one. */
  readonly field: LayoutField | undefined;
  /** The field as the layout spells it. */
  readonly text: string;
  /** Fraction fields: how many digits, and `.` or `,`. */
  readonly digits: number;
  readonly separator: string;
  readonly offset: OffsetStyle | undefined;
}

const ZERO_FIELDS: readonly LayoutField[] = [
  "zero-month",
  "zero-day",
  "zero-hour12",
  "zero-minute",
  "zero-second",
  "year",
];

/** Offsets after `-` or `Z`, in the order in which they are tried. */
const OFFSETS: readonly { readonly text: string; readonly style: Omit<OffsetStyle, "iso"> }[] = [
  { text: "070000", style: { colon: false, minutes: true, seconds: true } },
  { text: "07:00:00", style: { colon: true, minutes: true, seconds: true } },
  { text: "0700", style: { colon: false, minutes: true, seconds: false } },
  { text: "07:00", style: { colon: true, minutes: true, seconds: false } },
  { text: "07", style: { colon: false, minutes: false, seconds: false } },
];

type Match = Omit<LayoutChunk, "prefix"> & { readonly skip?: number };

function plain(field: LayoutField, text: string): Match {
  return { field, text, digits: 0, separator: "", offset: undefined };
}

function startsLowerCase(layout: string, at: number): boolean {
  const c = layout.charCodeAt(at);
  return c >= 97 && c <= 122;
}

/** The field that starts at `at`, if one does. `skip` counts literal bytes before it that belong to the prefix. */
function fieldAt(layout: string, at: number): Match | undefined {
  const has = (text: string): boolean => layout.startsWith(text, at);
  switch (layout[at]) {
    case "J":
      if (has("January")) return plain("long-month", "January");
      return has("Jan") && !startsLowerCase(layout, at + 3) ? plain("month", "Jan") : undefined;
    case "M":
      if (has("Monday")) return plain("long-weekday", "Monday");
      if (has("Mon") && !startsLowerCase(layout, at + 3)) return plain("weekday", "Mon");
      return has("MST") ? plain("zone-name", "MST") : undefined;
    case "0": {
      const second = layout.charCodeAt(at + 1) - 49;
      if (second >= 0 && second < 6) return plain(ZERO_FIELDS[second], layout.slice(at, at + 2));
      return has("002") ? plain("zero-year-day", "002") : undefined;
    }
    case "1":
      return has("15") ? plain("hour", "15") : plain("number-month", "1");
    case "2":
      return has("2006") ? plain("long-year", "2006") : plain("day", "2");
    case "_":
      if (has("_2006")) return { ...plain("long-year", "2006"), skip: 1 };
      if (has("_2")) return plain("under-day", "_2");
      return has("__2") ? plain("under-year-day", "__2") : undefined;
    case "3":
      return plain("hour12", "3");
    case "4":
      return plain("minute", "4");
    case "5":
      return plain("second", "5");
    case "P":
      return has("PM") ? plain("PM", "PM") : undefined;
    case "p":
      return has("pm") ? plain("pm", "pm") : undefined;
    case "-":
    case "Z":
      return offsetFieldAt(layout, at);
    case ".":
    case ",":
      return fractionFieldAt(layout, at);
  }
  return undefined;
}

function offsetFieldAt(layout: string, at: number): Match | undefined {
  for (const { text, style } of OFFSETS) {
    if (!layout.startsWith(text, at + 1)) continue;
    return {
      ...plain("zone-offset", layout[at] + text),
      offset: { ...style, iso: layout[at] === "Z" },
    };
  }
  return undefined;
}

/** A run of zeros or nines after a point or comma, not followed by another digit. */
function fractionFieldAt(layout: string, at: number): Match | undefined {
  const digit = layout[at + 1];
  if (digit !== "0" && digit !== "9") return undefined;
  let end = at + 1;
  while (layout[end] === digit) end++;
  const next = layout.charCodeAt(end);
  if (next >= 48 && next <= 57) return undefined;
  return {
    field: digit === "0" ? "fraction-zeros" : "fraction-nines",
    text: layout.slice(at, end),
    digits: end - at - 1,
    separator: layout[at],
    offset: undefined,
  };
}

const cache = new Map<string, readonly LayoutChunk[]>();
const CACHE_SIZE = 256;

/** Splits a layout into fields; the last chunk has no field. */
export function parseLayout(layout: string): readonly LayoutChunk[] {
  const known = cache.get(layout);
  if (known !== undefined) return known;
  const chunks: LayoutChunk[] = [];
  let start = 0;
  for (let at = 0; at < layout.length; ) {
    const match = fieldAt(layout, at);
    if (match === undefined) {
      at++;
      continue;
    }
    const { skip = 0, ...rest } = match;
    chunks.push({ prefix: layout.slice(start, at + skip), ...rest });
    at += skip + match.text.length;
    start = at;
  }
  chunks.push({
    prefix: layout.slice(start),
    field: undefined,
    text: "",
    digits: 0,
    separator: "",
    offset: undefined,
  });
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(layout, chunks);
  return chunks;
}
