import { stringify } from "yaml";
import type { CaseSignal } from "../payloads.ts";
import type { Random } from "../random.ts";
import { KEYS } from "./records.ts";

export interface CollectorCase {
  readonly signal: CaseSignal;
  /** A Collector's configuration. */
  readonly yaml: string;
}

type Context = "span" | "log" | "datapoint" | "metric" | "resource" | "scope";

const CONTEXTS: Readonly<Record<CaseSignal, readonly Context[]>> = {
  traces: ["span", "span", "span", "span", "span", "resource", "scope"],
  logs: ["log", "log", "log", "log", "log", "resource", "scope"],
  metrics: ["datapoint", "datapoint", "datapoint", "datapoint", "metric", "metric", "resource"],
};
const STATEMENTS = { traces: "trace_statements", logs: "log_statements", metrics: "metric_statements" } as const;
const CONDITIONS = { traces: "trace_conditions", logs: "log_conditions", metrics: "metric_conditions" } as const;

/** Paths of a context without its name, by type. */
const PATHS: Readonly<Record<Context, Readonly<Record<"text" | "int" | "time" | "own", readonly string[]>>>> = {
  span: {
    text: ["name", "status.message", "trace_id.string", "parent_span_id.string", "resource.attributes"],
    int: ["kind", "status.code", "start_time_unix_nano", "end_time_unix_nano"],
    time: ["start_time", "end_time"],
    own: [
      "kind == SPAN_KIND_SERVER",
      "status.code != STATUS_CODE_ERROR",
      "IsRootSpan()",
      "not IsRootSpan()",
      "trace_id == TraceID(0x000102030405060708090a0b0c0d0e0f)",
      'span_id != SpanID("0102030405060708")',
      'trace_id == "abc"',
      "parent_span_id == span_id",
      '(end_time - start_time) > Duration("1s")',
      "end_time_unix_nano - start_time_unix_nano > 1000000000",
      "name != nil",
      "status.message == nil",
      "Len(events) > 1",
      'kind == "server"',
      'start_time > "2020"',
    ],
  },
  log: {
    text: ["severity_text", "trace_id.string"],
    int: ["severity_number", "time_unix_nano"],
    time: ["time"],
    own: [
      "severity_number >= SEVERITY_NUMBER_WARN",
      'IsMatch(body, "healthz")',
      'body == ""',
      'body["k"] == "v"',
      'body["n"] != 2',
      "body == nil",
      "body != nil",
      'IsString(body) and HasPrefix(body, "user")',
      "IsMap(body)",
      'not (body["k"] == "x") or severity_text == "INFO"',
    ],
  },
  datapoint: {
    text: ["metric.name", "metric.unit"],
    int: ["time_unix_nano", "value_int"],
    time: ["time"],
    own: [
      'metric.name == "requests"',
      "value_double > 50",
      "value_int == nil",
      "value_int != 3",
      'metric.unit == "ms"',
    ],
  },
  metric: {
    text: ["name", "unit", "description"],
    int: ["1"],
    time: [],
    own: ['name == "requests"', 'unit != "ms"', "type == METRIC_DATA_TYPE_SUM", "Len(name) > 7", 'description == ""'],
  },
  resource: { text: ['attributes["tenant"]'], int: ["1"], time: [], own: ['attributes["tenant"] == "A"'] },
  scope: { text: ["name", "version"], int: ["1"], time: [], own: ['name == "lib"', 'version == ""'] },
};

const PATTERNS = ["^a", "^/api", "b$", "(\\w+)@(\\w+)", "\\d+", "[/?].*", "(^|,)a", "^GET", "^[a-z]", "\\[|\\{"];
const COMPARISONS = ["==", "!=", "<", "<=", ">", ">="];
const ATTRIBUTES = KEYS.filter((key) => key !== "v");

/** Random configurations of transform and filter processors over the records of `records.ts`. */
export class CollectorGenerator {
  private readonly random: Random;
  private readonly signal: CaseSignal;
  private context: Context = "span";
  private isNamed = false;

  constructor(random: Random, signal: CaseSignal) {
    this.random = random;
    this.signal = signal;
  }

  configuration(): string {
    const { random } = this;
    const processors: Record<string, unknown> = {};
    for (let i = 0; i < random.below(3) + 1; i++) {
      const isFilter = random.chance(0.3);
      processors[`${isFilter ? "filter" : "transform"}/${i + 1}`] = {
        ...(random.chance(0.8) ? { error_mode: random.pick(["ignore", "ignore", "silent"]) } : {}),
        ...(isFilter ? this.filter() : this.transform()),
      };
    }
    const value = random.chance(0.15) ? this.routed(processors) : { processors };
    return stringify(value, { lineWidth: 0 }).replaceAll("$", "$$$$");
  }

  /** A pipeline that ends in a routing connector, and one for what is left. */
  private routed(processors: Readonly<Record<string, unknown>>): object {
    const { random, signal } = this;
    this.enter(({ traces: "span", logs: "log", metrics: "datapoint" } as const)[signal], random.chance(0.5));
    const outputs = random.chance(0.5) ? ["left"] : ["left", "right"];
    const { context } = this;
    const table = outputs.map((output) => ({
      context,
      condition: this.condition(1),
      pipelines: [`${signal}/${output}`],
    }));
    const names = Object.keys(processors);
    const pipeline = (receiver: string, ids: readonly string[], exporter: string): object => ({
      receivers: [receiver],
      processors: ids,
      exporters: [exporter],
    });
    return {
      processors,
      connectors: { routing: { error_mode: "ignore", default_pipelines: [`${signal}/rest`], table } },
      service: {
        pipelines: {
          [signal]: pipeline("otlp", names.slice(0, 1), "routing"),
          [`${signal}/rest`]: pipeline("routing", names.slice(1), "otlp"),
          ...Object.fromEntries(
            outputs.map((output) => [`${signal}/${output}`, pipeline("routing", [], `otlp/${output}`)]),
          ),
        },
      },
    };
  }

  private transform(): object {
    const { random } = this;
    const key = STATEMENTS[this.signal];
    if (random.chance(0.4)) {
      this.enter(random.pick(CONTEXTS[this.signal]), true);
      return { [key]: random.many(1, 4, () => this.statement()) };
    }
    return {
      [key]: random.many(1, 2, () => {
        this.enter(random.pick(CONTEXTS[this.signal]), random.chance(0.3));
        return {
          context: this.context,
          ...(random.chance(0.3) ? { conditions: random.many(1, 2, () => this.condition(2)) } : {}),
          statements: random.many(1, 4, () => this.statement()),
        };
      }),
    };
  }

  private filter(): object {
    const { random } = this;
    if (random.chance(0.5)) {
      const conditions = random.many(1, 3, () => {
        this.enter(random.pick(CONTEXTS[this.signal]), true);
        const text = this.condition(2);
        return /\b(?:span|log|datapoint|metric|resource|scope)\./.test(text) ? text : this.own();
      });
      return { [CONDITIONS[this.signal]]: conditions };
    }
    const lists: Record<string, string[]> = {};
    for (const context of random.many(1, 2, () => random.pick(CONTEXTS[this.signal]))) {
      if (context === "scope") continue;
      this.enter(context, false);
      lists[context === "log" ? "log_record" : context] = random.many(1, 2, () => this.condition(2));
    }
    return Object.keys(lists).length > 0 ? { [this.signal]: lists } : { [CONDITIONS[this.signal]]: [] };
  }

  private enter(context: Context, isNamed: boolean): void {
    this.context = context;
    this.isNamed = isNamed;
  }

  /** Puts the context's name in front of the paths of a text that lacks it. */
  private path(text: string): string {
    if (!this.isNamed || /^(?:resource|scope|metric)\.|^\d/.test(text)) return text;
    return `${this.context}.${text}`;
  }

  private own(): string {
    const text = this.random.pick(PATHS[this.context].own);
    if (!this.isNamed) return text;
    return text.replace(
      /(?<![\w."])(name|kind|status|trace_id|span_id|parent_span_id|start_time\w*|end_time\w*|events|severity_\w+|body|value_\w+|unit|type|description|attributes|version)\b(?!["(])/g,
      `${this.context}.$1`,
    );
  }

  private attributes(): string {
    return this.path("attributes");
  }

  private attribute(): string {
    const { random } = this;
    if (this.context === "resource") return `${this.attributes()}["${random.pick(["tenant", "service.name", "new"])}"]`;
    if (this.context === "metric") return this.path(random.pick(["name", "unit", "description"]));
    if (random.chance(0.07)) return `${this.attributes()}["map"]["k"]`;
    if (random.chance(0.05)) return `${this.attributes()}["list"][0]`;
    if (random.chance(0.05)) return 'resource.attributes["tenant"]';
    return `${this.attributes()}["${random.pick(ATTRIBUTES)}"]`;
  }

  private target(): string {
    const { random } = this;
    if (this.context === "metric") return this.path(random.pick(["description", "unit", "name"]));
    if (random.chance(0.06)) return this.path(`cache["${random.pick(["a", "b"])}"]`);
    if (random.chance(0.05)) return 'resource.attributes["seen"]';
    if (random.chance(0.05)) return this.path(random.pick(PATHS[this.context].text.slice(0, 2)));
    return random.chance(0.5) ? `${this.attributes()}["${random.pick(["out", "out2", "x", "n"])}"]` : this.attribute();
  }

  private statement(): string {
    const { random } = this;
    const where = random.chance(0.5) ? ` where ${this.condition(2)}` : "";
    if (random.chance(0.3)) return this.editor() + where;
    const [target, value] = [this.target(), this.any(2)];
    const isPath = /^[\w.]+(?:\["[^"]+"\])*$/.test(value) && /\[|cache/.test(value);
    if (!isPath || random.chance(0.15)) return `set(${target}, ${value})${where}`;
    return `set(${target}, ${value}) where ${value} != nil${random.chance(0.4) ? ` and ${this.condition(1)}` : ""}`;
  }

  private editor(): string {
    const { random } = this;
    if (this.context === "metric") return `replace_pattern(${this.attribute()}, "${this.pattern()}", "<$1>")`;
    return random.pick([
      () => `delete_key(${this.attributes()}, "${random.pick(ATTRIBUTES)}")`,
      () => `delete_matching_keys(${this.attributes()}, "${random.pick(["^http", "s$", "^x"])}")`,
      () => `keep_keys(${this.attributes()}, ["x", "n", "v", "list", "map", "tenant", "http.status"])`,
      () => `replace_pattern(${this.attribute()}, "${this.pattern()}", "<$1>")`,
      () => `replace_match(${this.attribute()}, "${random.pick(["*@*", "/api*", "?", "GET*"])}", "***")`,
      () => `append(${this.attribute()}, ${this.any(0)})`,
      () => `append(${this.attributes()}["new"], values=[${this.text(0)}, ${this.number(0)}])`,
      () =>
        `merge_maps(${this.attributes()}, ExtractPatterns(${this.text(0)}, "${random.pick(["(?P<user>\\\\w+)@(?P<host>[a-z.]+)", "^(?P<x>[a-z]+)(?P<y>\\\\d)?"])}"), "${random.pick(["upsert", "insert", "update"])}")`,
      () => `clear(${random.pick([this.attributes(), this.path(PATHS[this.context].text[0])])})`,
      () => (random.chance(0.2) ? `truncate_all(${this.attributes()}, 10)` : `delete_key(${this.attributes()}, "x")`),
    ])();
  }

  private pattern(): string {
    return this.random.pick(PATTERNS).replaceAll("\\", "\\\\");
  }

  private any(depth: number): string {
    const { random } = this;
    return random.pick([
      () => this.text(depth),
      () => this.text(depth),
      () => this.number(depth),
      () => this.number(depth),
      () => this.attribute(),
      () => this.predicate(),
      () =>
        `[${random.pick(['"a"', "1", "true"])}, ${this.path(PATHS[this.context].text[0])}, ${random.pick(['"b"', "2.5"])}]`,
      () => `Split(${this.text(0)}, ",")`,
      () => `Split(${this.text(0)}, ",")[0]`,
      () => `Coalesce([${this.attribute()}, ${this.attribute()}, ${this.text(0)}])`,
      () => `Coalesce([${this.attribute()}, "none"])`,
      () => random.pick(['"text"', "true", "5", "2.5", "-1"]),
    ])();
  }

  private text(depth: number): string {
    const { random } = this;
    const paths = PATHS[this.context].text
      .filter((path) => path !== "resource.attributes")
      .map((path) => this.path(path));
    if (depth <= 0)
      return random.pick([() => this.attribute(), () => random.pick(paths), () => '"a,b"', () => '"joe@x.org"'])();
    const inner = (): string => this.text(depth - 1);
    return random.pick([
      () => `ToUpperCase(${inner()})`,
      () => `ToLowerCase(${inner()})`,
      () => `ConvertCase(${inner()}, "${random.pick(["upper", "lower"])}")`,
      () => `Trim(${inner()})`,
      () => `Trim(${inner()}, "ab")`,
      () => `TrimPrefix(${inner()}, "${random.pick(["a", "GET ", "/"])}")`,
      () => `TrimSuffix(${inner()}, "${random.pick(["a", ".com", "ed "])}")`,
      () => `Substring(${inner()}, ${random.below(4)}, ${random.below(5) + 1})`,
      () => `Substring(${inner()}, 0, Len(${paths[0]}))`,
      () => `Concat([${inner()}, ${this.number(0)}, "{x}"], "${random.pick(["", "-", "{}"])}")`,
      () => `Concat([${inner()}, ${inner()}], ${paths[0]})`,
      () => `Format("%s/%d 100%%", [${paths[0]}, ${this.path(PATHS[this.context].int[0])}])`,
      () => `SHA256(${inner()})`,
      () => `MD5(${inner()})`,
      () => `String(${this.attribute()})`,
      () => `String(${this.number(0)})`,
      () => `ExtractPatterns(${inner()}, "(?P<user>\\\\w+)@")["user"]`,
      () => `ExtractPatterns(${inner()}, "^(?P<a>a)?(?P<rest>.*)$")["${random.pick(["a", "rest"])}"]`,
      () => this.time("text"),
      inner,
    ])();
  }

  private time(kind: "text" | "int" | "float"): string {
    const { random } = this;
    const times = PATHS[this.context].time.map((path) => this.path(path));
    if (times.length === 0) return kind === "text" ? '"t"' : "1";
    const time = random.pick(times);
    if (kind === "text") return `FormatTime(${time}, "%Y-%m-%d %H:%M:%S")`;
    const span = times.length > 1 ? `(${times[1]} - ${times[0]})` : 'Duration("1m30.5s")';
    if (kind === "float") return `${random.pick(["Seconds", "Minutes", "Hours"])}(${span})`;
    return random.pick([
      () => `${random.pick(["Hour", "Weekday", "Year", "Month", "Day", "Minute", "Second", "Nanosecond"])}(${time})`,
      () => `${random.pick(["UnixNano", "UnixMicro", "UnixMilli", "UnixSeconds"])}(${time})`,
      () => `${random.pick(["Nanoseconds", "Microseconds", "Milliseconds"])}(${span})`,
    ])();
  }

  private number(depth: number): string {
    const { random } = this;
    if (depth <= 0) {
      return random.pick([
        () => this.attribute(),
        () => this.path(random.pick(PATHS[this.context].int)),
        () => random.pick(["0", "1", "7", "100", "2.5", "-3"]),
      ])();
    }
    const inner = (): string => this.number(depth - 1);
    const operand = (): string => inner().replace(/^-/, "");
    return random.pick([
      () => `${operand()} ${random.pick(["+", "-", "*", "/"])} ${operand()}`,
      () => `(${operand()} ${random.pick(["+", "-", "*"])} ${operand()}) / ${operand()}`,
      () => `Len(${this.text(depth - 1)})`,
      () => `Int(${this.attribute()})`,
      () => `Int(${this.attribute()})`,
      () => `ParseInt(${this.attribute()}, 10)`,
      () => `Double(${this.path(PATHS[this.context].int[0])})`,
      () => this.time("int"),
      () => this.time("float"),
      () => `-${this.attribute()}`,
      inner,
    ])();
  }

  private predicate(): string {
    const { random } = this;
    return random.pick([
      () => `IsMatch(${this.attribute()}, "${this.pattern()}")`,
      () => `IsMatch(${this.text(1)}, "${this.pattern()}")`,
      () => `${random.pick(["IsString", "IsInt", "IsDouble", "IsBool", "IsMap", "IsList"])}(${this.attribute()})`,
      () => `${random.pick(["IsString", "IsInt", "IsDouble", "IsMap"])}(${this.any(0)})`,
      () => `IsEmpty(${this.attribute()})`,
      () =>
        `${random.pick(["HasPrefix", "HasSuffix"])}(${this.text(0)}, ${random.pick(['"a"', '"joe"', this.text(0)])})`,
      () => `ContainsValue(${this.attribute()}, ${random.pick(['"a"', "1", "true", "2.0"])})`,
      () =>
        `ContainsValue(Keys(${this.context === "metric" ? "resource.attributes" : this.attributes()}), "${random.pick(ATTRIBUTES)}")`,
      () => `ContainsValue(Split(${this.text(0)}, ","), "a")`,
    ])();
  }

  private condition(depth: number): string {
    const { random } = this;
    if (depth <= 0) {
      return random.pick([
        () => `${this.attribute()} ${random.pick(COMPARISONS)} ${random.pick(['"a"', "5", "2.5", "true", '"GET"'])}`,
        () => `${this.attribute()} ${random.pick(["==", "!=", "<=", ">"])} nil`,
        () => this.own(),
        () => `${this.attribute()} ${random.pick(COMPARISONS)} ${this.attribute()}`,
        () => `${this.attribute()} == ["a", "b", "c"]`,
        () => this.predicate(),
      ])();
    }
    const inner = (): string => this.condition(depth - 1);
    return random.pick([
      () => `(${inner()} or ${inner()})`,
      () => `(${inner()} and ${inner()})`,
      () => `${inner()} and ${inner()}`,
      () => `not (${inner()})`,
      () => this.predicate(),
      () => `${this.predicate()} == ${random.pick(["true", "false"])}`,
      () => `${this.number(depth - 1)} ${random.pick(COMPARISONS)} ${this.number(depth - 1)}`,
      () => `${this.text(depth - 1)} ${random.pick(COMPARISONS)} ${this.text(depth - 1)}`,
      () => `(${inner()} or ${random.pick(["true", "false"])})`,
      inner,
      inner,
    ])();
  }
}
