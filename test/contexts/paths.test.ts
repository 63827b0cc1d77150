import { describe, expect, it } from "vitest";
import { CONTEXTS, type ContextName, PathError } from "../../src/contexts/index.ts";
import {
  Buckets,
  Exemplar,
  NumberDataPoint,
  QuantileValue,
  SpanEvent,
  SpanLink,
  Status,
} from "../../src/otlp/model.ts";
import { Sample, ValueType } from "../../src/otlp/profiles.ts";
import { Duration } from "../../src/values/duration.ts";
import { Failure } from "../../src/values/failure.ts";
import { PMap, PSlice } from "../../src/values/pmap.ts";
import { Time } from "../../src/values/time.ts";
import { typeName } from "../../src/values/type-name.ts";
import { BoxedValue, GoInt, GoMap, GoSlice, Identifier, PdataObject, type Value } from "../../src/values/value.ts";
import facts from "../conformance/paths.json" with { type: "json" };
import { key, record, resolve, valid } from "./fixtures.ts";

interface PathFact {
  readonly path: string;
  readonly keys: boolean;
  readonly get: string;
  readonly settable: boolean;
  readonly accepts: readonly string[];
  readonly wrong: string | null;
  readonly nil: string;
  readonly variants?: Readonly<Record<string, string>>;
  readonly enumPrefix?: string;
  readonly other?: readonly string[];
}

/** One value of every kind, by the names that the facts use. */
const VALUES: readonly (readonly [string, Value])[] = [
  ["string", "text"],
  ["int", 5n],
  ["float", 1.5],
  ["bool", true],
  ["bytes", new Uint8Array([1, 2])],
  ["map", new PMap(["a"], [1n])],
  ["map", new GoMap(["a"], [1n])],
  ["slice", new PSlice(["x"])],
  ["slice<int>", new PSlice([1n])],
  ["slice<float>", new PSlice([1.5])],
  ["list", new GoSlice("any", ["x"])],
  ["list(empty)", new GoSlice("any", [])],
  ["list<int>", new GoSlice("any", [1n])],
  ["list<float>", new GoSlice("any", [1.5])],
  ["string[]", new GoSlice("string", ["x"])],
  ["bool[]", new GoSlice("bool", [true])],
  ["int64[]", new GoSlice("int64", [1n])],
  ["uint64[]", new GoSlice("uint64", [new GoInt("uint64", 1n)])],
  ["float64[]", new GoSlice("float64", [1.5])],
  ["bytes[]", new GoSlice("bytes", [new Uint8Array([1])])],
  ["time", new Time(1_000n)],
  ["duration", new Duration(5n)],
  ["traceid", new Identifier("pcommon.TraceID", new Uint8Array(16).fill(1))],
  ["spanid", new Identifier("pcommon.SpanID", new Uint8Array(8).fill(1))],
  ["pcommon.Value", new BoxedValue("x")],
  ["Go int", new GoInt("int", 1n)],
  ["profileid", new Identifier("pprofile.ProfileID", new Uint8Array(16).fill(1))],
  ["pprofile.ValueType", new PdataObject("pprofile.ValueType", new ValueType())],
  ["pprofile.SampleSlice", new PdataObject("pprofile.SampleSlice", [new Sample()])],
  ["time[]", new PdataObject("[]time.Time", [new Time(5n)])],
  ["ptrace.Status", new PdataObject("ptrace.Status", new Status())],
  ["ptrace.SpanEventSlice", new PdataObject("ptrace.SpanEventSlice", [new SpanEvent()])],
  ["ptrace.SpanLinkSlice", new PdataObject("ptrace.SpanLinkSlice", [new SpanLink()])],
  ["pmetric.ExemplarSlice", new PdataObject("pmetric.ExemplarSlice", [new Exemplar()])],
  ["pmetric.NumberDataPointSlice", new PdataObject("pmetric.NumberDataPointSlice", [new NumberDataPoint()])],
  [
    "pmetric.ExponentialHistogramDataPointBuckets",
    new PdataObject("pmetric.ExponentialHistogramDataPointBuckets", new Buckets()),
  ],
  [
    "pmetric.SummaryDataPointValueAtQuantileSlice",
    new PdataObject("pmetric.SummaryDataPointValueAtQuantileSlice", [new QuantileValue()]),
  ],
];

/** Strings that the paths with a vocabulary of their own accept. */
const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/profile_id\.string$/, "0102030405060708090a0b0c0d0e0f10"],
  [/trace_id\.string$/, "0102030405060708090a0b0c0d0e0f10"],
  [/span_id\.string$/, "0102030405060708"],
  [/kind\.string$/, "Server"],
  [/kind\.deprecated_string$/, "SPAN_KIND_SERVER"],
];

const READ_AS: Readonly<Record<string, string>> = {
  string: "string",
  int: "int64",
  "enum-int": "int64",
  float: "float64",
  bool: "bool",
  bytes: "[]uint8",
  map: "pcommon.Map",
  time: "time.Time",
  traceid: "pcommon.TraceID",
  spanid: "pcommon.SpanID",
  "int64[]": "[]int64",
  "time[]": "[]time.Time",
  profileid: "pprofile.ProfileID",
  nil: "<nil>",
  value: "<nil>",
  "uint64[]": "[]uint64",
  "float64[]": "[]float64",
};

/** A list of anything is a list to those who take any list. */
function accepts(fact: PathFact, kind: string): boolean {
  if (fact.accepts.includes(kind)) return true;
  const general = kind.startsWith("list") ? "list" : kind.startsWith("slice") ? "slice" : kind;
  return fact.accepts.includes(general);
}

/** The variant of the record that has the path, and the context that owns it. */
const variantOf = (fact: PathFact): string =>
  Object.entries(fact.variants ?? {}).find(([, type]) => type !== "nil" && !type.startsWith("error"))?.[0] ?? "gauge";

function owner(path: string): ContextName {
  const [prefix] = path.split(".");
  return prefix === "otelcol" ? "log" : (prefix as ContextName);
}

const ALL: readonly PathFact[] = Object.values(facts.contexts).flatMap((context) => context.paths as PathFact[]);
const PATHS = ALL.filter(({ path }) => path !== "otelcol.cache");

describe.each(PATHS)("$path", (fact) => {
  const context = owner(fact.path);

  it("takes keys where the reference does", () => {
    expect(resolve(context, fact.path, [key("k")]) instanceof PathError).toBe(!fact.keys);
    expect(resolve(context, `${fact.path}.nonsense`)).toBeInstanceOf(PathError);
  });

  it("reads as the reference's type", () => {
    const path = valid(context, fact.path);
    for (const [variant, type] of Object.entries(fact.variants ?? { gauge: fact.get })) {
      if (context === "datapoint" && variant === "empty") continue;
      if (fact.path === "log.body" || variant === "negidx") continue;
      const data = record(variant);
      if (variant === "noidx") data.eventIndex = -1;
      if (variant === "bare") data.client = undefined;
      const value = path.get(data);
      if (type.startsWith("error: ")) expect((value as Failure).message).toBe(type.slice(7));
      else expect(typeName(value as Value)).toBe(READ_AS[type] ?? type);
    }
  });

  it("is settable where the reference says so", () => {
    expect(valid(context, fact.path).settable).toBe(fact.settable);
    expect(valid(context, fact.path).writes === undefined).toBe(!fact.settable);
  });

  it.each(VALUES)("takes or refuses %s as the reference does", (kind, value) => {
    const path = valid(context, fact.path);
    const text = kind === "string" ? TEXTS.find(([pattern]) => pattern.test(fact.path))?.[1] : undefined;
    const data = record(variantOf(fact));
    if (fact.path === "metric.data_points") data.metric = record("gauge").metric;
    const failure = path.set(data, text ?? value);
    if (accepts(fact, kind)) expect(failure?.message).toBeUndefined();
    else if (fact.wrong === null) expect(failure).toBeUndefined();
    else {
      expect(failure).toBeInstanceOf(Failure);
      const wanted = fact.wrong
        .replace("{T}", typeName(value))
        .replace("{CurrentKind}", "Empty")
        .replace("{slice class of this metric type}", "pmetric.NumberDataPointSlice");
      const others = (fact.other ?? []).map((other) => other.replace("{T}", elementType(value)));
      expect([wanted, ...others]).toContain(failure?.message);
    }
  });

  it("treats nil as the reference does", () => {
    const data = record(variantOf(fact));
    if (fact.path === "metric.data_points") data.metric = record("gauge").metric;
    const failure = valid(context, fact.path).set(data, null);
    expect(failure?.message).toBe(fact.nil.startsWith("error: ") ? fact.nil.slice(7) : undefined);
  });

  it("is listed for completion", () => {
    const info = CONTEXTS[context].paths.find((candidate) => candidate.path === fact.path);
    expect(info).toMatchObject({ settable: fact.settable, enumPrefix: fact.enumPrefix });
    expect(info?.keys !== "none").toBe(fact.keys);
    expect(info?.doc).toMatch(/^[A-Z].*\.$/);
  });
});

function elementType(value: Value): string {
  const [item] = value instanceof GoSlice || value instanceof PSlice ? value.items : [];
  return item === undefined ? "" : typeName(item);
}

describe.each(Object.entries(facts.contexts).filter(([name]) => name !== "otelcol"))("context %s", (name, context) => {
  const definition = CONTEXTS[name as ContextName];

  it("reaches the prefixes of the reference", () => {
    expect([...definition.pathContextNames].sort()).toEqual([...context.reach].sort());
  });

  it("has the reference's enum symbols", () => {
    expect(Object.fromEntries(definition.enums)).toEqual(
      Object.fromEntries(Object.entries(context.enums).map(([symbol, number]) => [symbol, BigInt(number as number)])),
    );
    expect(definition.enumError("NOPE")).toBe(context.unknownEnumError.replace("{symbol}", "NOPE"));
  });

  it("has exactly the reference's own paths", () => {
    const own = definition.paths.filter(({ path }) => path.startsWith(`${name}.`)).map(({ path }) => path);
    expect(own.sort()).toEqual(context.paths.map(({ path }) => path).sort());
  });
});
