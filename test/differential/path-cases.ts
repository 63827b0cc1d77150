import { CONTEXTS, type ContextName, type KeyRule, type PathInfo } from "../../src/contexts/index.ts";
import { PATH_INPUTS } from "./path-inputs.ts";

/** A case of the reference's line protocol. */
export interface PathCase {
  readonly id: string;
  readonly processor: "transform";
  readonly signal: keyof typeof PATH_INPUTS;
  readonly config: object;
  readonly input: object;
}

/** Values of every type that a statement can build, as OTTL text. */
const VALUES: readonly string[] = [
  "nil",
  `"x"`,
  `""`,
  `"Server"`,
  `"SPAN_KIND_CLIENT"`,
  `"0102030405060708090a0b0c0d0e0f10"`,
  `"a1b2c3d4e5f60718"`,
  `"A1B2C3D4E5F607189"`,
  `"zz02030405060708"`,
  "5",
  "-1",
  "0",
  "2147483648",
  "4294967296",
  "9223372036854775807",
  "1.5",
  "-0.0",
  "true",
  "0x0102",
  "[]",
  "[1, 2]",
  "[-1, 2]",
  "[1.5, 2.5]",
  `[1, "a", nil]`,
  `[1, {"q": [1, 2.5]}]`,
  `[[1], [["a"]]]`,
  `{"a": 1, "b": {"c": [1, nil]}}`,
  "{}",
  `Split("a,b", ",")`,
  `[Split("a,b", ","), 1]`,
  `Duration("1s")`,
  `[Duration("1s"), 1]`,
  `[1, Duration("1s")]`,
  `Time("2024-01-02T03:04:05Z", "%Y-%m-%dT%H:%M:%SZ")`,
  `Time("3024-01-02", "%Y-%m-%d")`,
  `Time("0001-01-02", "%Y-%m-%d")`,
  "TraceID(0x0102030405060708090a0b0c0d0e0f10)",
  "TraceID(0x00000000000000000000000000000000)",
  "SpanID(0x0102030405060708)",
  "SpanID(0x0000000000000000)",
];

/** Keys as OTTL text; `$name` stands for an attribute of the record as a key expression. */
const KEYS: Readonly<Record<Exclude<KeyRule, "none">, readonly string[]>> = {
  map: [
    `["s"]|["i"]|["e"]|["by"]|["by0"]|["m"]|["l"]|["nope"]|["ints"]|["floats"]|["m"]["x"]|["m"]["new"]|["m"]["new"]["deep"]`,
    `["m"]["new"][2]|["m"]["l"][0]|["m"]["l"][5]|["l"][0]|["l"][4]|["l"][4]["x"]|["l"][4][1]|["l"][2]["k"]|["l"][3][0]`,
    `["l"][-1]|["l"]["x"]|["l"][5]|["nope"][2]|["nope"][0]["z"]|["nope"][-1]|["nope"]["a"][1]["b"]|["e"]["x"]|["e"][1]`,
    `["s"]["x"]|["i"][0]|["m"][0]|[0]|[$key]|[$idx]|[$f]|[$none]|["l"][$idx]|["l"][$key]|["l"][$neg]|["nope"][$idx]`,
    `["nope"][$key]|["nope"][$f]|["nope"][$none]|["nope"][$neg]|["m"][$key]|["m"][$idx]`,
  ].flatMap((line) => line.split("|")),
  value: `["s"]|[0]|[3]["x"]|["m"]["x"]|["nope"]|[9]|["nope"][2]|[$idx]|[$key]|["e"][0]`.split("|"),
  header: `["a"]|["b"]|["c"]|["BAD"]|["t@v"]|[0]|["a"]["b"]`.split("|"),
  metadata: `["a"]|["a"][0]|[0]`.split("|"),
};

/** The contexts of the reference's processors, with the signals they run on and a map to take key expressions from. */
const SUBJECTS: readonly (readonly [ContextName, readonly PathCase["signal"][], string])[] = [
  ["resource", ["traces", "metrics", "logs"], "resource.attributes"],
  ["scope", ["logs", "traces"], "scope.attributes"],
  ["span", ["traces"], "span.attributes"],
  ["spanevent", ["traces"], "spanevent.attributes"],
  ["metric", ["metrics"], "metric.metadata"],
  ["datapoint", ["metrics"], "datapoint.attributes"],
  ["exemplar", ["metrics"], "exemplar.filtered_attributes"],
  ["log", ["logs"], "log.attributes"],
];

const SECTIONS = { traces: "trace_statements", metrics: "metric_statements", logs: "log_statements" } as const;

/** Park and Miller's generator: the same seed gives the same cases. */
function randomizer(seed: number): <T>(list: readonly T[]) => T {
  let state = (seed % 2147483646) + 1;
  return (list) => {
    state = (state * 16807) % 2147483647;
    return list[state % list.length];
  };
}

/** Random writes: every path as target and as source, with every kind of value, one or two statements a case. */
export function* pathCases(count: number, seed: number): Generator<PathCase> {
  const pick = randomizer(seed);
  const randomPath = (context: ContextName, keyMap: string): string => {
    const info: PathInfo = pick(CONTEXTS[context].paths);
    if (info.keys === "none") return pick([1, 2, 3, 4, 5, 6, 7, 8]) === 1 ? `${info.path}["x"]` : info.path;
    const keys = pick([...KEYS[info.keys], "", "", ""]);
    return info.path + keys.replace(/\$(\w+)/g, (_, name: string) => `${keyMap}["${name}"]`);
  };
  for (let i = 0; i < count; i++) {
    const [context, signals, keyMap] = pick(SUBJECTS);
    const signal = pick(signals);
    const statement = (): string => {
      const target = randomPath(context, keyMap);
      const value = pick([() => pick(VALUES), () => pick(VALUES), () => randomPath(context, keyMap), () => target])();
      return `set(${target}, ${value})`;
    };
    const statements = pick([1, 2]) === 1 ? [statement()] : [statement(), statement()];
    const config = { error_mode: "ignore", [SECTIONS[signal]]: [{ context, statements }] };
    yield { id: String(i), processor: "transform", signal, config, input: PATH_INPUTS[signal] };
  }
}
