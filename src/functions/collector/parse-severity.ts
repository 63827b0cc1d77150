import { Failure, fail } from "../../values/failure.ts";
import { PMap, PSlice } from "../../values/pmap.ts";
import { typeName } from "../../values/type-name.ts";
import type { PValue, Value } from "../../values/value.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { defineStrict } from "../strict.ts";

/** One criterion: texts that equal the value, and a range of ints that holds it. */
interface Criterion {
  readonly equals: readonly string[];
  readonly min: bigint;
  readonly max: bigint;
}

interface Level {
  readonly name: string;
  readonly criteria: readonly Criterion[];
}

const HTTP_RANGES: Readonly<Record<string, bigint>> = { "2xx": 200n, "3xx": 300n, "4xx": 400n, "5xx": 500n };

export const parseSeverity = defineStrict({
  name: "ParseSeverity",
  params: {
    target: required("any", "The text or int to classify."),
    mapping: required(
      "pmap",
      'A map literal from level to criteria: `{"equals": [...]}`, `{"range": {"min", "max"}}`.',
    ),
  },
  returns: "string",
  effects: PURE,
  summary: "Gives the severity level whose criteria fit the value.",
  notes: [
    'A range may also be `"2xx"`, `"3xx"`, `"4xx"` or `"5xx"`.',
    "A value that no level fits, or that is neither text nor int, is an error, as is a mapping that is no literal.",
  ],
  examples: [
    {
      source: `ParseSeverity(404, {"error": [{"equals": ["err"]}, {"range": "4xx"}], "info": [{"range": "2xx"}]})`,
      value: `"error"`,
    },
  ],
  reference: "ottlfuncs/func_parse_severity.go",
  bind: ({ mapping }) => {
    const levels = mapping.isLiteral
      ? readLevels(mapping.literal as PMap)
      : fail("invalid-argument", "severity mapping must be a literal PMap");
    // The reference finds fault with a mapping when it runs, not before.
    if (levels instanceof Failure) return () => levels;
    return (target: Value) => classify(target, levels);
  },
});

function classify(value: Value, levels: readonly Level[]): string | Failure {
  for (const { name, criteria } of levels) {
    for (const { equals, min, max } of criteria) {
      if (typeof value === "string") {
        if (equals.includes(value)) return name;
      } else if (typeof value === "bigint") {
        if (value >= min && value <= max) return name;
      } else {
        return fail("type-mismatch", "could not map log level: unsupported value type: {0}", typeName(value));
      }
    }
  }
  return fail("invalid-argument", "could not map log level: no matching log level found for value '{0}'", value);
}

function readLevels(mapping: PMap): readonly Level[] | Failure {
  const levels: Level[] = [];
  for (let i = 0; i < mapping.size; i++) {
    const list = mapping.values[i];
    if (!(list instanceof PSlice)) return fail("type-mismatch", "severity mapping criteria must be []any");
    const criteria: Criterion[] = [];
    for (const item of list.items) {
      if (!(item instanceof PMap)) {
        return fail("type-mismatch", "severity mapping criteria items must be map[string]any");
      }
      const criterion = readCriterion(item);
      if (criterion instanceof Failure)
        return fail("invalid-argument", "invalid severity mapping criteria: {0}", criterion);
      criteria.push(criterion);
    }
    levels.push({ name: mapping.keys[i], criteria });
  }
  return levels;
}

function readCriterion(item: PMap): Criterion | Failure {
  const equals: string[] = [];
  const list = item.get("equals");
  if (list !== undefined) {
    if (!(list instanceof PSlice)) return fail("type-mismatch", "equals must be a list");
    for (const text of list.items) {
      if (typeof text !== "string") return fail("type-mismatch", "equals values must be strings");
      equals.push(text);
    }
  }
  const range = item.get("range");
  if (range === undefined) return { equals, min: 1n, max: 0n };
  const bounds = readRange(range);
  return bounds instanceof Failure ? bounds : { equals, ...bounds };
}

function readRange(range: PValue): { readonly min: bigint; readonly max: bigint } | Failure {
  if (typeof range === "string") {
    const min = Object.hasOwn(HTTP_RANGES, range) ? HTTP_RANGES[range] : undefined;
    if (min === undefined) return fail("invalid-argument", "unknown range placeholder: {0}", range);
    return { min, max: min + 99n };
  }
  if (!(range instanceof PMap)) return fail("type-mismatch", "range must be a map or a known placeholder string");
  const min = range.get("min");
  const max = range.get("max");
  if (min === undefined) return fail("invalid-argument", "range must have a min value");
  if (max === undefined) return fail("invalid-argument", "range must have a max value");
  if (typeof min !== "bigint") return fail("type-mismatch", "min must be an int64");
  if (typeof max !== "bigint") return fail("type-mismatch", "max must be an int64");
  return { min, max };
}
