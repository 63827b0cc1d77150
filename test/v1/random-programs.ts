import type { Random } from "../differential/random.ts";
import { ATTRIBUTE_KEYS, KEYS_BY_TYPE } from "../differential/vocabulary.ts";

/** Random programs of the dialect v1: mostly meaningful ones, over the attributes of the random payloads. */

type Kind = "any" | "number" | "text" | "bool" | "list";

const PATHS: Readonly<Record<Kind, readonly string[]>> = {
  any: [
    "body",
    'body["a"]',
    'attr["m"]["x"]',
    'attr["m"]["n"]["y"]',
    'attr["l"][0]',
    'attr["ints"][1]',
    'resource.attributes["service.name"]',
    "status",
    "events[0]",
    "attributes",
    "nil",
  ],
  number: ["kind", "severity_number", "start_time_unix_nano", "status.code", "dropped_attributes_count", "value_int"],
  text: ["name", "trace_id", "span_id", "severity_text", "status.message", "metric.name", "unit", "scope.name"],
  bool: ["true", "false", "is_monotonic"],
  list: [
    'attr["ints"][*]',
    'attr["l"][*]',
    'attr["strs"]',
    'attr["m"][*]',
    'attr["l"][*]["k"]',
    "attributes[*]",
    'events[*].attributes["bytes"]',
    "resource.attributes[*]",
    "events",
    "bucket_counts",
  ],
};

const TEXTS = ['"a"', '"GET"', '"span"', '"svc"', '"1"', '""', "`x.y`", '"é"'];
const PATTERNS = ['"^a"', "`(.)(.*)`", "`\\d+`", '"e"', "`^$`"];

export class ProgramWriter {
  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  program(): string {
    const { random } = this;
    const lines = random.times(1 + random.below(6), () => this.statement());
    const policy = random.pick([
      "",
      "",
      "",
      "# on_error: retry 1\n",
      '# on_error: fallback "x"\n',
      "# on_error: fallback 7\n",
    ]);
    return `${policy}${lines.join("\n")}`;
  }

  private statement(): string {
    const { random } = this;
    const where = random.chance(0.6) ? ` where ${this.bool(2)}` : "";
    const roll = random.below(20);
    if (roll < 9) return `set(${this.target()}, ${this.value(3)})${where}`;
    if (roll < 11) return `drop()${where || " where false"}`;
    if (roll < 13) return `keep()${where}`;
    if (roll < 15) {
      const output = ` to "${random.pick(["a", "b"])}"`;
      const given = random.chance(0.3) ? this.bool(1) : "";
      return random.chance(0.5) ? `route(${given})${where}${output}` : `route(${given})${output}${where}`;
    }
    return `${this.editor()}${where}`;
  }

  private editor(): string {
    const { random } = this;
    const key = `"${random.pick(ATTRIBUTE_KEYS)}"`;
    switch (random.below(6)) {
      case 0:
        return `delete_key(attributes, ${random.chance(0.8) ? key : this.text(1)})`;
      case 1:
        return `delete_matching_keys(attributes, ${random.pick(PATTERNS)})`;
      case 2:
        return `keep_keys(attributes, [${key}, "${random.pick(ATTRIBUTE_KEYS)}", "new"])`;
      case 3:
        return `replace_pattern(${this.target()}, ${random.pick(PATTERNS)}, "<$1>")`;
      default:
        return `append(${random.pick([this.attribute(), 'attr["strs"]', 'attr["new"]'])}, ${this.value(2)})`;
    }
  }

  private attribute(): string {
    return `${this.random.pick(["attr", "attributes"])}["${this.random.pick(ATTRIBUTE_KEYS)}"]`;
  }

  /** An attribute that mostly holds a value of the type. */
  private typed(type: string): string {
    return this.random.chance(0.8) ? `attr["${this.random.pick(KEYS_BY_TYPE[type])}"]` : this.attribute();
  }

  private target(): string {
    const { random } = this;
    const other = [
      "name",
      "body",
      "severity_text",
      'cache["x"]',
      "kind",
      "trace_state",
      "trace_id",
      "span_id",
      'attr["new"]',
      'attr["m"]["x"]',
      'attr["a"]["b"]',
    ];
    return random.chance(0.65) ? this.attribute() : random.pick(other);
  }

  value(depth: number): string {
    const kinds = [() => this.number(depth), () => this.text(depth), () => this.bool(depth), () => this.any(depth)];
    return this.random.pick([...kinds, () => this.list(depth)])();
  }

  private any(depth: number): string {
    const { random } = this;
    if (depth > 0 && random.chance(0.3)) {
      if (random.chance(0.5)) return `Coalesce(${this.value(depth - 1)}, ${this.value(depth - 1)})`;
      return `If(${this.bool(depth - 1)}, ${this.value(depth - 1)}, ${this.value(depth - 1)})`;
    }
    return random.chance(0.7) ? this.attribute() : random.pick([...PATHS.any, 'cache["x"]']);
  }

  private number(depth: number): string {
    const { random } = this;
    if (depth > 0 && random.chance(0.55)) {
      const a = (): string => this.number(depth - 1);
      return random.pick([
        () => `(${a()} ${random.pick(["+", "-", "*", "/", "%"])} ${a()})`,
        () => `-${a()}`,
        () => `Len(${this.value(depth - 1)})`,
        () => `Int(${this.value(depth - 1)})`,
        () => `Round(${a()}, ${random.below(3)})`,
        () => `Hash(${this.text(depth - 1)}) % ${1 + random.below(9)}`,
        () => `Sum(${this.list(depth - 1)})`,
        () => "Hour(start_time)",
        () => "UnixNano(end_time)",
      ])();
    }
    if (random.chance(0.4)) return this.typed(random.chance(0.7) ? "int" : "float");
    return random.chance(0.4)
      ? random.pick(PATHS.number)
      : random.pick(["0", "1", "2", "7", "2.5", "1e300", "4503599627370497", "9223372036854775807", "-3"]);
  }

  private text(depth: number): string {
    const { random } = this;
    if (depth > 0 && random.chance(0.5)) {
      const a = (): string => this.text(depth - 1);
      return random.pick([
        () => `Uppercase(${a()})`,
        () => `Lowercase(${a()})`,
        () => `Trim(${a()})`,
        () => `Substring(${a()}, ${random.below(3)}, ${random.below(4)})`,
        () => `ReplacePattern(${a()}, ${random.pick(PATTERNS)}, "[$1]")`,
        () => `ExtractPattern(${a()}, ${random.pick(PATTERNS)})`,
        () => `Format("{}-{}", ${a()}, ${this.value(depth - 1)})`,
        () => `Concat(${a()}, ${this.value(depth - 1)})`,
        () => `Join(${this.list(depth - 1)}, ",")`,
        () => `MD5(${a()})`,
        () => `Format(${this.number(depth - 1)}, "%H:%M")`,
      ])();
    }
    if (random.chance(0.5)) return this.typed("string");
    return random.chance(0.5) ? random.pick(PATHS.text) : random.pick(TEXTS);
  }

  private list(depth: number): string {
    const { random } = this;
    if (depth > 0 && random.chance(0.5)) {
      if (random.chance(0.5)) return `Split(${this.text(depth - 1)}, ${random.pick(['"e"', '""', '"."'])})`;
      return `[${random.times(random.below(4), () => this.value(depth - 1)).join(", ")}]`;
    }
    return random.pick(PATHS.list);
  }

  bool(depth: number): string {
    const { random } = this;
    const inner = depth - 1;
    if (depth > 0 && random.chance(0.4)) {
      return random.pick([
        () => `(${this.bool(inner)} and ${this.bool(inner)})`,
        () => `(${this.bool(inner)} or ${this.bool(inner)})`,
        () => `not (${this.bool(inner)})`,
        () => `IsMatch(${this.text(inner)}, ${random.pick(PATTERNS)})`,
        () => `Contains(${random.pick([this.text(inner), this.list(inner)])}, ${this.text(inner)})`,
        () => `duration > Duration("${random.pick(["0s", "1s", "1h"])}")`,
      ])();
    }
    const operator = random.pick(["==", "!=", "<", "<=", ">", ">="]);
    return random.pick([
      () => `${this.attribute()} ${random.pick(["==", "!="])} ${random.pick(TEXTS)}`,
      () => `${this.attribute()} ${random.pick(["==", "!="])} nil`,
      () => `${this.attribute()} ${operator} ${this.value(Math.max(inner, 0))}`,
      () => `${this.number(Math.max(inner, 0))} ${operator} ${this.number(Math.max(inner, 0))}`,
      () => `${this.text(Math.max(inner, 0))} ${operator} ${this.text(Math.max(inner, 0))}`,
      () => random.pick([...PATHS.bool, this.typed("bool"), "status.code == STATUS_CODE_ERROR"]),
    ])();
  }
}
