import { CONTEXTS, type PathInfo } from "../../src/contexts/index.ts";
import type { ContextName, FunctionDefinition } from "../../src/functions/define.ts";
import type { Param } from "../../src/functions/params.ts";
import { oddValue } from "./odd-values.ts";
import type { Random } from "./random.ts";
import { ATTRIBUTE_KEYS, BY_PARAMETER, KEYS_BY_TYPE, LITERALS } from "./vocabulary.ts";

/** What an argument of each getter kind is made of. */
const GETTER_TYPES: Readonly<Record<string, readonly string[]>> = {
  any: ["string", "int", "float", "bool", "bytes", "map", "slice", "time", "duration", "nil", "traceid", "spanid"],
  string: ["string"],
  int: ["int"],
  float: ["float"],
  bool: ["bool"],
  time: ["time"],
  duration: ["duration"],
  pmap: ["map"],
  pslice: ["slice"],
  stringLike: ["string", "int", "float", "bool", "bytes", "map", "slice"],
  intLike: ["int", "string", "float", "bool"],
  floatLike: ["float", "int", "string"],
  boolLike: ["bool", "int", "string", "float"],
  byteSliceLike: ["bytes", "string", "int", "bool"],
};

const COMPARED = [
  "string",
  "string",
  "int",
  "int",
  "float",
  "bool",
  "any",
  "map",
  "slice",
  "time",
  "duration",
  "bytes",
].concat("traceid", "spanid");

const LITERAL_KINDS: Readonly<Record<string, string>> = {
  stringLiteral: "string",
  intLiteral: "int",
  floatLiteral: "float",
  boolLiteral: "bool",
  bytesLiteral: "bytes",
};

/** The oracle lacks the function: others answer, see histogram-cases.ts and profile-id-cases.ts. */
const LEFT_OUT: ReadonlySet<string> = new Set(["convert_exponential_histogram_to_histogram", "ProfileID"]);

/** Functions that answer otherwise every time, in uses that do not. */
const STEADY_USES: Readonly<Record<string, readonly string[]>> = {
  Now: [
    'Now() - Now() < Duration("1h")',
    "Year(Now()) > 2000",
    'Now() > Time("2020-01-01", "%Y-%m-%d")',
    "Len(String(Now())) > 20",
    "IsString(Now())",
    // Arguments of a function without parameters are passed over.
    "Year(Now(1)) > 2000",
    "Now()[0]",
    "UnixNano(Now()) / 1000000000000000000",
    "Now() + 1",
    "Now() == nil",
  ],
  UUID: [
    "Len(UUID())",
    'IsMatch(UUID(), "^[0-9a-f]{8}-[0-9a-f]{4}-4")',
    "UUID() == UUID()",
    "Len(UUID(1))",
    "UUID()[0]",
    "-UUID()",
  ],
  UUIDv7: [
    "Len(UUIDv7())",
    'IsMatch(UUIDv7(), "^[0-9a-f]{8}-[0-9a-f]{4}-7")',
    'UUIDv7() < "1"',
    "Len(UUIDv7(nil))",
    "UUIDv7() + 1",
  ],
};

/** Names of a lambda's parameters; some hide a context. */
const LOCALS: readonly (readonly string[])[] = [
  ["k", "v"],
  ["i", "v"],
  ["_", "v"],
  ["acc", "k", "v"],
  ["acc", "_", "v"],
  ["_", "_"],
  ["v", "v"],
  ["log", "attributes"],
  ["x"],
  [],
  ["k", "v", "w"],
];
const LOCALS_OF: Readonly<Record<string, readonly number[]>> = { Reduce: [3, 4, 3, 10, 0], When: [9, 9, 9, 9, 0] };
const PREDICATES: ReadonlySet<string> = new Set(["predicate", "condition"]);

export interface WriterOptions {
  readonly context: ContextName;
  readonly functions: ReadonlyMap<string, FunctionDefinition>;
  /** Functions that calls are limited to, where given. */
  readonly focus: ReadonlySet<string> | undefined;
  /** Whether lambdas and experimental functions may be used. */
  readonly experimental: boolean;
  /** Whether paths carry their context. */
  readonly prefixed: boolean;
  /** How often each function of the focus was called so far: the one called least is the next. Shared by writers. */
  readonly turns?: Map<string, number>;
  /** How many of the attributes that are read and written are the resource's; 0.15 where it is left out. */
  readonly ofResource?: number;
  /** Functions that no call names. */
  readonly without?: ReadonlySet<string>;
}

interface FocusedCall {
  readonly definition: FunctionDefinition;
  readonly text: string;
}

/** Writes random OTTL for one context. */
export class ExpressionWriter {
  private readonly random: Random;
  private readonly options: WriterOptions;
  private readonly editors: readonly FunctionDefinition[];
  private readonly copiesMetrics: boolean;
  private readonly converters: readonly FunctionDefinition[];
  private readonly focused: readonly FunctionDefinition[];
  /** Parameters of the lambdas that are being written. */
  private locals: readonly string[] = [];

  constructor(random: Random, options: WriterOptions) {
    this.random = random;
    this.options = options;
    const usable = [...options.functions.values()].filter(
      ({ name, gate }) =>
        !LEFT_OUT.has(name) && !options.without?.has(name) && (options.experimental || gate === undefined),
    );
    const focused = usable.filter(({ name }) => !options.focus || options.focus.has(name));
    this.editors = focused.filter(({ kind, name }) => kind === "editor" && name !== "copy_metric");
    this.copiesMetrics = focused.some(({ name }) => name === "copy_metric");
    this.converters = focused.filter(({ kind }) => kind === "converter");
    this.focused = options.focus ? focused : [];
  }

  /**
   * A call of the function of the focus that was called least so far, so that none of them waits for a place that wants
   * what it returns; undefined where nothing of the focus can be called here.
   */
  private nextOfFocus(kind: "editor" | "converter" | undefined, depth: number): FocusedCall | undefined {
    const turns = this.options.turns ?? new Map<string, number>();
    const due = this.focused
      .filter((definition) => (kind === undefined || definition.kind === kind) && definition.name !== "copy_metric")
      .sort((a, b) => (turns.get(a.name) ?? 0) - (turns.get(b.name) ?? 0));
    if (due.length === 0) return undefined;
    this.countTurn(due[0].name);
    return { definition: due[0], text: this.call(due[0], depth) };
  }

  private countTurn(name: string): void {
    const { turns } = this.options;
    turns?.set(name, (turns.get(name) ?? 0) + 1);
  }

  /** An expression for the whole case: now and then a call of the focus's next function. */
  expression(depth: number): string {
    const next = this.random.chance(0.6) ? this.nextOfFocus("converter", depth) : undefined;
    return next?.text ?? this.value("any", depth);
  }

  statement(): string {
    const { random } = this;
    // A copy is visited like any other metric: one that is copied again never ends.
    if (this.copiesMetrics && random.chance(this.focused.length > 0 ? 0.15 : 0.03)) {
      this.countTurn("copy_metric");
      return `copy_metric(name="copied", description=${random.pick(LITERALS.string)}) where metric.name == "requests"`;
    }
    const next = random.chance(0.6) ? this.nextOfFocus(undefined, 2) : undefined;
    const editor = this.editors.length > 0 && random.chance(0.75) ? random.pick(this.editors) : undefined;
    const call = next
      ? next.definition.kind === "editor"
        ? next.text
        : `set(${this.attribute()}, ${next.text})`
      : editor
        ? this.call(editor, 2)
        : `set(${this.attribute()}, ${this.value("any", 3)})`;
    return random.chance(0.4) ? `${call} where ${this.condition(2)}` : call;
  }

  /** A condition from which a context can be told. */
  conditionWithPath(depth: number): string {
    const text = this.condition(depth);
    return text.includes(`${this.options.context}.`) ? text : `${text} and ${this.attribute()} != "never"`;
  }

  condition(depth: number): string {
    const { random } = this;
    if (depth > 0 && random.chance(0.3)) {
      const parts = [this.condition(depth - 1), this.condition(depth - 1)];
      const joined = parts.join(random.pick([" and ", " or "]));
      return random.chance(0.5) ? `(${joined})` : joined;
    }
    if (random.chance(0.1)) return `not ${random.chance(0.5) ? `(${this.condition(0)})` : this.comparison(depth)}`;
    const predicates = this.converters.filter(({ returns }) => returns === "bool");
    if (predicates.length > 0 && random.chance(0.3)) return this.call(random.pick(predicates), depth);
    if (random.chance(0.04)) return random.pick(["true", "false"]);
    const next = depth > 0 && random.chance(0.3) ? this.nextOfFocus("converter", depth) : undefined;
    if (next) {
      const isPredicate = next.definition.returns === "bool" && random.chance(0.7);
      return isPredicate ? next.text : `${next.text} ${random.pick(["==", "!=", ">"])} ${this.value("any", 0)}`;
    }
    return this.comparison(depth);
  }

  private comparison(depth: number): string {
    const { random } = this;
    const type = random.pick(COMPARED);
    const symbols = [...CONTEXTS[this.options.context].enums.keys()];
    if (symbols.length > 0 && random.chance(0.04)) {
      return `${this.ofType("int", depth)} ${random.pick(["==", "!=", "<", ">="])} ${random.pick(symbols)}`;
    }
    const right = random.chance(0.12) ? "nil" : this.ofType(random.chance(0.2) ? "any" : type, depth);
    return `${this.ofType(type, depth)} ${random.pick(["==", "!=", "<", "<=", ">", ">="])} ${right}`;
  }

  /** A value for a getter of a kind; now and then of another kind. */
  value(kind: string, depth: number): string {
    const types = GETTER_TYPES[this.random.chance(0.06) ? "any" : kind] ?? GETTER_TYPES.any;
    return this.ofType(this.random.pick(types), depth);
  }

  private ofType(type: string, depth: number): string {
    const { random } = this;
    const wanted = type === "any" ? random.pick(GETTER_TYPES.any) : type;
    if (this.locals.length > 0 && random.chance(0.35)) return this.local();
    const roll = random.next();
    if (roll < 0.35) return this.pathOfType(wanted);
    if (roll < 0.7 && depth > 0) {
      const calls = this.converters.filter(({ returns }) => returns === wanted || (returns === "any" && roll < 0.45));
      if (calls.length > 0) {
        const call = this.call(random.pick(calls), depth - 1);
        return random.chance(0.06) ? call + this.keys(depth - 1) : call;
      }
    }
    if (roll < 0.78 && depth > 0 && ["int", "float", "time", "duration"].includes(wanted))
      return this.math(wanted, depth);
    if (roll < 0.82 && depth > 0 && wanted === "slice") {
      return `[${random.times(random.below(4), () => this.ofType("any", depth - 1)).join(", ")}]`;
    }
    if (roll < 0.82 && depth > 0 && wanted === "map") {
      const entries = random.times(
        random.below(3),
        () => `"${random.pick(["a", "b", "x"])}": ${this.ofType("any", depth - 1)}`,
      );
      return `{${entries.join(random.pick([", ", ", ", " "]))}}`;
    }
    if (roll > 0.82 && roll < 0.87) return oddValue(random, wanted) ?? random.pick(LITERALS[wanted]);
    if (roll > 0.97) {
      const symbols = [...CONTEXTS[this.options.context].enums.keys()];
      if (symbols.length > 0) return random.pick(symbols);
    }
    return random.pick(LITERALS[wanted] ?? LITERALS.string);
  }

  /** An operation; over times and durations, of the wrong types as well. */
  private math(type: string, depth: number): string {
    const { random } = this;
    const types = type === "time" || type === "duration" ? ["time", "duration", "duration", "int"] : ["int", "float"];
    const operand = (): string => {
      if (depth > 1 && random.chance(0.2)) return `(${this.math(type, depth - 1)})`;
      const each = random.chance(0.04) ? "string" : random.pick(types);
      const isCalled = each === "time" || each === "duration" || random.chance(0.15);
      const text =
        isCalled && depth > 1
          ? this.ofType(each, depth - 1)
          : random.chance(0.5)
            ? random.pick(LITERALS[each])
            : this.pathOfType(each);
      return random.chance(0.05) ? `-${text}` : text;
    };
    return `${operand()} ${random.pick(["+", "-", "*", "/", "+", "-"])} ${operand()}`;
  }

  /** A parameter of a lambda around here, now and then indexed. */
  private local(): string {
    const { random } = this;
    const name = random.pick(this.locals);
    return random.chance(0.15)
      ? name + random.pick(['["x"]', "[0]", '["k"]["z"]', `[${random.pick(this.locals)}]`])
      : name;
  }

  /** One or two keys: texts, numbers and expressions. */
  private keys(depth: number): string {
    const { random } = this;
    const key = (): string =>
      random.pick([
        () => `"${random.pick([...ATTRIBUTE_KEYS, "a", "b", "x"])}"`,
        () => `"${random.pick(["a", "x", "k", "s"])}"`,
        () => random.pick(["0", "1", "2", "-1", "99", "(1-1)", "+1"]),
        () => this.ofType(random.pick(["string", "int"]), Math.max(0, depth)),
      ])();
    return random.many(1, 2, () => `[${key()}]`).join("");
  }

  private lambda(owner: string, name: string, depth: number): string {
    const { random } = this;
    const outer = this.locals;
    const own = random.pick((LOCALS_OF[owner] ?? [0, 0, 1, 1, 2, 0, 1, 5, 6, 7, 8]).map((index) => LOCALS[index]));
    this.locals = [...(random.chance(0.8) ? outer : []), ...own.filter((each) => each !== "_" || random.chance(0.02))];
    const isPredicate = PREDICATES.has(name) ? !random.chance(0.05) : random.chance(0.05);
    const local = this.locals.length > 0 ? this.local() : "1";
    const body = isPredicate
      ? random.chance(0.25)
        ? `${random.pick(["IsString", "IsInt", "IsMap", "IsDouble"])}(${local})`
        : this.condition(Math.min(1, depth))
      : random.chance(0.3)
        ? local
        : this.ofType("any", Math.min(2, depth + 1));
    this.locals = outer;
    return `(${own.join(", ")}) => ${body}`;
  }

  /** A call, from one of the function's examples or with arguments by the kinds of its parameters. */
  call(definition: FunctionDefinition, depth: number): string {
    const { random } = this;
    const steady = STEADY_USES[definition.name];
    if (steady) return random.pick(steady);
    if (definition.examples.length > 0 && random.chance(0.12)) return this.example(definition);
    const params = Object.entries(definition.params);
    const args: string[] = [];
    let named = false;
    for (const [name, param] of params) {
      if (param.optional && random.chance(definition.name === "append" ? 0.2 : 0.5)) {
        named = true;
        continue;
      }
      const text = this.argument(definition.name, name, param, depth);
      if (param.optional && random.chance(0.3)) named = true;
      args.push(named ? `${param.spelling ?? name}=${text}` : text);
    }
    if (random.chance(0.01)) args.pop();
    if (random.chance(0.01)) args.push(this.value("any", 0));
    if (args.length > 0 && random.chance(0.04)) return `${definition.name}(${this.renamed(params, args).join(", ")})`;
    return `${definition.name}(${args.join(", ")})`;
  }

  /** The arguments by name, in any order; now and then a name is wrong, missing or there twice. */
  private renamed(params: readonly (readonly [string, Param])[], args: readonly string[]): string[] {
    const { random } = this;
    const named = args.map((text, i) =>
      /^\w+=[^=>]/.test(text) || !params[i] ? text : `${params[i][1].spelling ?? params[i][0]}=${text}`,
    );
    if (random.chance(0.6)) named.sort(() => random.next() - 0.5);
    if (random.chance(0.1)) named.push(random.pick(named));
    if (random.chance(0.1)) named.push(`nope=${this.value("any", 0)}`);
    if (random.chance(0.1)) named.push(random.pick(args));
    return named;
  }

  private example(definition: FunctionDefinition): string {
    const { source } = this.random.pick(definition.examples);
    const { context, prefixed } = this.options;
    const own = prefixed ? `${context}.` : "";
    return source.replaceAll(/\b(?:log|span|metric|datapoint)\.attributes\b/g, () => `${own}${attributesOf(context)}`);
  }

  private argument(owner: string, name: string, param: Param, depth: number): string {
    const { random } = this;
    const { type } = param;
    switch (type.kind) {
      case "list":
      case "slice":
        return this.listArgument(name, type.element, type.kind === "slice", depth);
      case "function":
        return random.pick(["SHA256", "MD5", "ToUpperCase", "Len", "Nope"]);
      case "lambda":
        return this.lambda(owner, name, depth);
    }
    const { kind } = type;
    const samples = BY_PARAMETER[`${owner}.${name}`] ?? BY_PARAMETER[name];
    if (samples && random.chance(0.85)) return random.pick(samples);
    const literal = LITERAL_KINDS[kind];
    if (literal !== undefined) return random.pick(LITERALS[random.chance(0.03) ? "nil" : literal]);
    if (kind === "enum") return random.pick([...CONTEXTS[this.options.context].enums.keys(), "NOPE"]);
    if (kind === "pmapGetSetter") return random.chance(0.85) ? this.pathOfType("map") : this.attribute();
    if (kind === "psliceGetSetter") return random.chance(0.85) ? this.pathOfType("slice") : this.attribute();
    if (kind === "setter" || kind === "getSetter") {
      return random.chance(0.6) ? this.attribute() : this.pathOfType(random.pick(["string", "int", "map"]));
    }
    return this.value(kind, depth);
  }

  private listArgument(name: string, element: string, dynamic: boolean, depth: number): string {
    const { random } = this;
    const samples = BY_PARAMETER[name];
    if (samples && random.chance(0.75)) return random.pick(samples);
    if (dynamic && random.chance(0.3)) return this.pathOfType("slice");
    const kind = LITERAL_KINDS[element];
    const item = (): string =>
      kind ? random.pick([...LITERALS[kind], `"${random.pick(ATTRIBUTE_KEYS)}"`]) : this.value(element, depth - 1);
    return `[${random.times(random.chance(0.1) ? 0 : random.below(3) + 1, item).join(", ")}]`;
  }

  /** A random entry of the record's own attributes. */
  ownAttribute(): string {
    return `${this.own(attributesOf(this.options.context))}["${this.random.pick([...ATTRIBUTE_KEYS, "new", "new2"])}"]`;
  }

  /** A random entry of the record's attributes, sometimes deeper. */
  attribute(): string {
    const { random, options } = this;
    const deeper = random.chance(0.1)
      ? random.pick(['["x"]', "[0]", '["n"]["y"]', "[9]"])
      : random.chance(0.03)
        ? this.keys(0)
        : "";
    if (random.chance(0.06)) return `${this.own("cache")}["${random.pick(["a", "b", "m"])}"]${deeper}`;
    const owner = random.chance(options.ofResource ?? 0.15)
      ? "resource.attributes"
      : this.own(attributesOf(options.context));
    return `${owner}["${random.pick([...ATTRIBUTE_KEYS, "new", "new2"])}"]${deeper}`;
  }

  private own(path: string): string {
    return this.options.prefixed ? `${this.options.context}.${path}` : path;
  }

  private pathOfType(type: string): string {
    const { random, options } = this;
    const keys = KEYS_BY_TYPE[type];
    if (keys && random.chance(0.75)) return `${this.own(attributesOf(options.context))}["${random.pick(keys)}"]`;
    const fitting = CONTEXTS[options.context].paths.filter(
      (path: PathInfo) => path.type === type && path.keys !== "header",
    );
    if (fitting.length === 0) return this.attribute();
    const { path } = random.pick(fitting);
    return !options.prefixed && path.startsWith(`${options.context}.`) ? path.slice(options.context.length + 1) : path;
  }
}

function attributesOf(context: ContextName): string {
  if (context === "metric") return "metadata";
  return context === "exemplar" ? "filtered_attributes" : "attributes";
}
