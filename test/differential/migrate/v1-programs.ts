import type { CaseSignal } from "../payloads.ts";
import type { Random } from "../random.ts";
import { KEYS } from "./records.ts";

export interface MigrationCase {
  readonly signal: CaseSignal;
  readonly text: string;
}

const PATHS = {
  traces: {
    text: ["name", "status.message", "trace_id", "span_id"],
    int: ["kind", "status.code", "start_time_unix_nano"],
    conditions: [
      "kind == SPAN_KIND_SERVER",
      "status.code == STATUS_CODE_ERROR",
      'duration > Duration("1s")',
      "parent_span_id == span_id",
    ],
  },
  logs: {
    text: ["severity_text", "trace_id"],
    int: ["severity_number", "time_unix_nano"],
    conditions: [
      "severity_number >= SEVERITY_NUMBER_WARN",
      'IsMatch(body, "healthz")',
      'body == ""',
      'body["k"] == "v"',
    ],
  },
  metrics: {
    text: ["name", "unit", "metric.name"],
    int: ["time_unix_nano", "value_int"],
    conditions: ['metric.name == "requests"', "value_double > 50", "value_int == nil"],
  },
} as const;

const PATTERNS = ["^a", "b$", "(\\\\w+)@(\\\\w+)", "\\\\d+", "[/?].*", "(^|,)a"];
const COMPARISONS = ["==", "!=", "<", "<=", ">", ">="];

/** Random programs of v1 over the records of `records.ts`; some say things that no Collector can. */
export class V1Generator {
  private readonly random: Random;
  private readonly signal: CaseSignal;

  constructor(random: Random, signal: CaseSignal) {
    this.random = random;
    this.signal = signal;
  }

  program(): string {
    return this.random.many(1, 5, () => this.statement()).join("\n");
  }

  private statement(): string {
    const { random } = this;
    const where = random.chance(0.5) ? ` where ${this.condition(2)}` : "";
    const roll = random.next();
    if (roll < 0.1) return `drop() where ${this.condition(2)}`;
    if (roll < 0.2) return `keep() where ${this.condition(2)}`;
    if (roll < 0.25) return `route() where ${this.condition(1)} to "${random.pick(["left", "right"])}"`;
    if (roll < 0.3) return `route(${this.condition(1)})${where} to "left"`;
    if (roll < 0.4) return this.editor() + where;
    return `set(${this.target()}, ${this.any(2)})${where}`;
  }

  private editor(): string {
    const { random } = this;
    return random.pick([
      () => `delete_key(attributes, "${random.pick(KEYS)}")`,
      () => `delete_matching_keys(attributes, "${random.pick(["^http", "s$", "^x"])}")`,
      () => `keep_keys(attributes, ["x", "n", "v", "list", "map", "http.status"])`,
      () => `replace_pattern(${this.attribute()}, "${random.pick(PATTERNS)}", "<$1>")`,
      () => `append(${this.attribute()}, ${this.any(1)})`,
      () => `append(attr["new"], ${this.any(1)}, ${this.any(0)})`,
    ])();
  }

  private target(): string {
    if (this.signal !== "metrics" && this.random.chance(0.03)) return this.random.pick(["trace_id", "span_id"]);
    return this.random.chance(0.5) ? `attr["${this.random.pick(["out", "out2", "x", "n"])}"]` : this.attribute();
  }

  private attribute(): string {
    const { random } = this;
    if (random.chance(0.07)) return 'attr["map"]["k"]';
    if (random.chance(0.05)) return 'attr["list"][0]';
    return `${random.pick(["attr", "attributes"])}["${random.pick(KEYS)}"]`;
  }

  private any(depth: number): string {
    const { random } = this;
    return random.pick([
      () => this.text(depth),
      () => this.text(depth),
      () => this.number(depth),
      () => this.number(depth),
      () => this.condition(depth),
      () => this.attribute(),
      () => random.pick(["attributes", `[${this.attribute()}, 1]`, `Coalesce(${this.attribute()}, attr["list"])`]),
      () => `[${this.text(0)}, ${this.number(0)}]`,
      () => `Split(${this.text(0)}, ",")`,
      () => `Coalesce(${this.attribute()}, ${this.attribute()}, ${this.text(0)})`,
      () => `If(${this.condition(1)}, ${this.text(0)}, ${this.number(0)})`,
      () => random.pick(["nil", 'resource.attributes["tenant"]', "true"]),
    ])();
  }

  private text(depth: number): string {
    const { random } = this;
    const paths = PATHS[this.signal].text;
    if (depth <= 0)
      return random.pick([() => this.attribute(), () => random.pick(paths), () => '"a,b"', () => '"joe@x.org"'])();
    const inner = (): string => this.text(depth - 1);
    return random.pick([
      () => `Uppercase(${inner()})`,
      () => `Lowercase(${inner()})`,
      () => `Trim(${inner()})`,
      () => `Trim(${inner()}, "ab")`,
      () => `Substring(${inner()}, ${random.below(4)}, ${random.below(5)})`,
      () => `Substring(${inner()}, ${random.below(4) - 1})`,
      () => `ReplacePattern(${inner()}, "${random.pick(PATTERNS)}", "$1-")`,
      () => `Format("{}/{} 100%", ${random.pick(paths)}, ${this.number(depth - 1)})`,
      () => `Format(${random.pick(PATHS[this.signal].int)}, "%Y-%m-%d %H")`,
      () => `Concat(${random.pick(paths)}, "-", ${this.number(0)})`,
      () => `SHA256(${inner()})`,
      () => `MD5(${inner()})`,
      () => `ExtractPattern(${inner()}, "${random.pick(["(\\\\w+)@", "a.*", "([a-z]+)", "id=(\\\\d+)"])}")`,
      () => `Join(["a", ${random.pick(paths)}], ";")`,
      inner,
    ])();
  }

  private number(depth: number): string {
    const { random } = this;
    if (depth <= 0) {
      return random.pick([
        () => this.attribute(),
        () => random.pick(PATHS[this.signal].int),
        () => random.pick(["0", "1", "7", "100", "2.5", "-3"]),
      ])();
    }
    const inner = (): string => this.number(depth - 1);
    return random.pick([
      () => `${inner()} ${random.pick(["+", "-", "*", "/"])} ${inner()}`,
      () => `(${inner()} ${random.pick(["+", "-", "*"])} ${inner()}) / ${inner()}`,
      () => `Len(${this.text(depth - 1)})`,
      () => `Int(${this.attribute()}) % ${random.pick(["3", "10", "7"])}`,
      () => `Int(${this.attribute()})`,
      () => `Hash(${this.text(depth - 1)}) % 100`,
      () => `Round(${this.attribute()}, ${random.below(3)})`,
      () => `-${inner()}`,
      inner,
    ])();
  }

  private condition(depth: number): string {
    const { random } = this;
    if (depth <= 0) {
      return random.pick([
        () => `${this.attribute()} ${random.pick(COMPARISONS)} ${random.pick(['"a"', "5", "2.5", "true", '"GET"'])}`,
        () => `${this.attribute()} ${random.pick(["==", "!="])} nil`,
        () => random.pick(PATHS[this.signal].conditions),
        () => `${this.attribute()} ${random.pick(COMPARISONS)} ${this.attribute()}`,
      ])();
    }
    const inner = (): string => this.condition(depth - 1);
    return random.pick([
      () => `(${inner()} or ${inner()})`,
      () => `(${inner()} and ${inner()})`,
      () => `not (${inner()})`,
      () => `IsMatch(${this.text(depth - 1)}, "${random.pick(PATTERNS)}")`,
      () => `Contains(${this.attribute()}, "${random.pick(["a", "k", "joe"])}")`,
      () => `${this.number(depth - 1)} ${random.pick(COMPARISONS)} ${this.number(depth - 1)}`,
      () => `Hash(${this.text(0)}) % ${random.pick(["2", "10", "100"])} < ${random.pick(["1", "5", "30"])}`,
      () => this.attribute(),
      () => `If(${inner()}, ${inner()}, ${inner()})`,
      inner,
      inner,
    ])();
  }
}
