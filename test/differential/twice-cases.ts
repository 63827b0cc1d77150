import type { GeneratedCase } from "./generate.ts";

const INPUT = {
  resourceLogs: [
    {
      scopeLogs: [
        {
          logRecords: [
            { attributes: [{ key: "a", value: { stringValue: "x" } }], body: { stringValue: "b" } },
            { body: { stringValue: "c" } },
          ],
        },
      ],
    },
  ],
};

/** Calls in which an argument stands twice, most with another one missing: the reference only counts them. */
const CALLS: readonly string[] = [
  'set(target=log.attributes["a"], target=log.attributes["a"])',
  'set(value="b", value="c")',
  'set(value="b", value="c", target=log.attributes["a"])',
  'set(log.attributes["a"], target=log.attributes["b"])',
  'replace_pattern(target=log.attributes["a"], target=log.attributes["a"], regex="x", regex="y")',
  'replace_pattern(log.attributes["a"], regex="x", regex="y")',
  'replace_pattern(log.attributes["a"], "x", regex="y", regex="x")',
  "truncate_all(target=log.attributes, target=log.attributes)",
  "truncate_all(limit=1, limit=1)",
  'keep_keys(keys=["a"], keys=["b"])',
  "limit(log.attributes, limit=1, limit=1)",
  "limit(log.attributes, limit=0, limit=1)",
  'delete_key(key="a", key="a")',
  'merge_maps(log.attributes, strategy="x", strategy="upsert")',
  'append(target=log.attributes["l"], target=log.attributes["l"])',
  'flatten(log.attributes, prefix="a", prefix="b")',
  'delete_matching_keys(pattern="a", pattern="b")',
  'replace_all_patterns(target=log.attributes, mode="value", mode="key", regex="a")',
];
const VALUES: readonly string[] = [
  'Substring(target="abc", start=0, start=1)',
  'Substring("abc", start=0, start=1)',
  'Concat(vals=["a"], vals=["b"])',
  'Concat(delimiter="a", delimiter="b")',
  'Len(target="a", target="bc")',
  'Split(delimiter=",", delimiter=",")',
  'ParseKeyValue("a=1", delimiter="=", delimiter=":")',
  'IsMatch(pattern="a", pattern="(")',
  'IsMatch(pattern="a", pattern="b")',
  "TraceID(bytes=0x01, bytes=0x02)",
  'Format(format="a", format="b")',
  'Time("2024", format="%Y", format="%Y")',
  'Index(target="a", target="b")',
  "Hour(time=log.time, time=log.time)",
  'MapEach(target={"a":1}, target={"b":1})',
  'MapEach(source={"a":1}, source={"b":1})',
  "Filter(predicate=(k, v) => true, predicate=(k, v) => false)",
  "Reduce(source=[1], source=[2], initial_value=0)",
  "When(() => true, 1, then=2)",
  'SliceToMap(target=[], target=[{"a": 1}])',
];

/** What a Collector does not survive, whatever its error mode. */
const CRASHES: readonly string[] = [
  'replace_pattern(log.body, "b", "x", Len)',
  'replace_match(log.body, "b", "x", function=Len)',
  'replace_all_matches(log.attributes, "x", "y", Len)',
  'replace_all_patterns(log.attributes, "value", "x", "y", Len)',
  'replace_pattern(log.body, "b", "x", Now)',
  'replace_match(log.body, "none", GetXML(log.body, "/a"), Len)',
  'replace_all_matches(log.attributes, "none", ToUpperCase(log.time), Len)',
  'set(log.attributes["n"], 1) where Split(log.body, ",") == Split("a", ",")',
  'set(log.attributes["n"], 1) where Split(log.body, ",") != nil',
  'set(log.attributes["n"], Any([1], (i, v) => Split("a", ",") == Split("a", ",")))',
];

/** Each call where it runs and where it does not, in each error mode; the crashes beside statements that run. */
export function* twiceCases(): Generator<GeneratedCase> {
  let id = 0;
  const one = (processor: string, config: object): GeneratedCase => ({
    id: `t${id++}`,
    processor,
    signal: "logs",
    config,
    input: INPUT,
  });
  const texts = [...CALLS, ...VALUES.map((value) => `set(log.attributes["z"], ${value})`)];
  const modes = ["propagate", "ignore", "silent"];
  for (const text of texts) {
    for (const error_mode of modes) yield one("transform", { error_mode, log_statements: [text] });
    yield one("transform", { log_statements: [`${text} where false`] });
    yield one("transform", { log_statements: [`${text} where log.body == "none"`] });
  }
  for (const text of CRASHES) {
    for (const error_mode of modes) {
      yield one("transform", { error_mode, log_statements: ['set(log.attributes["m"], 1)', text] });
      yield one("transform", {
        error_mode,
        log_statements: [`${text.replace(/ where .*/, "")} where log.body == "c"`],
      });
    }
  }
  for (const error_mode of modes) {
    const condition = 'Split(log.body, ",") == Split("a", ",")';
    yield one("filter", { error_mode, log_conditions: [condition] });
    yield one("filter", { error_mode, log_conditions: [`log.body == "none" and ${condition}`] });
    yield one("filter", { error_mode, logs: { log_record: [condition.replace("log.", "")] } });
    yield one("transform", {
      error_mode,
      log_statements: [{ conditions: [condition], statements: ["set(log.body, 1)"] }],
    });
  }
}
