import { LOG_ENUMS, METRIC_ENUMS, SPAN_ENUMS } from "../../contexts/enums.ts";

/** Prefixes of the symbols that stand for a path's numbers, by the end of the path. */
const PREFIXES: readonly (readonly [RegExp, string])[] = [
  [/\bkind$/, "SPAN_KIND_"],
  [/\bstatus\.code$/, "STATUS_CODE_"],
  [/\bseverity_number$/, "SEVERITY_NUMBER_"],
  [/\btype$/, "METRIC_DATA_TYPE_"],
  [/\baggregation_temporality$/, "AGGREGATION_TEMPORALITY_"],
];

/** The symbol that a word means for a path: `server` and `SPAN_KIND_SERVER` for `span.kind`; undefined where there is none. */
export function symbolFor(path: string, word: string): string | undefined {
  const prefix = PREFIXES.find(([end]) => end.test(path))?.[1];
  if (prefix === undefined) return undefined;
  const name = word.toUpperCase().replace(/[^A-Z0-9]+/g, "_");
  const symbol = name.startsWith(prefix) ? name : prefix + name;
  return [SPAN_ENUMS, METRIC_ENUMS, LOG_ENUMS].some((enums) => enums.has(symbol)) ? symbol : undefined;
}
