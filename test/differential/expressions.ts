import { CONTEXTS, type PathInfo } from "../../src/contexts/index.ts";
import type { ContextName, FunctionDefinition } from "../../src/functions/define.ts";
import type { Param } from "../../src/functions/params.ts";
import type { Random } from "./random.ts";
import { ATTRIBUTE_KEYS, BY_PARAMETER, KEYS_BY_TYPE, LITERALS } from "./vocabulary.ts";

/** What an argument of each getter kind is made of. */
const GETTER_TYPES: Readonly<Record<string, readonly string[]>> = {
  any: ["string", "int", "float", "bool", "bytes", "map", "slice", "time", "duration", "nil"],
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

const LITERAL_KINDS: Readonly<Record<string, string>> = {
  stringLiteral: "string",
  intLiteral: "int",
  floatLiteral: "float",
  boolLiteral: "bool",
  bytesLiteral: "bytes",
};

/** Answers differ from run to run, or the oracle lacks the function. */
const LEFT_OUT: ReadonlySet<string> = new Set(["Now", "UUID", "UUIDv7", "convert_exponential_histogram_to_histogram"]);

export interface WriterOptions {
  readonly context: ContextName;
  readonly functions: ReadonlyMap<string, FunctionDefinition>;
  /** Functions that calls are limited to, where given. */
  readonly focus: ReadonlySet<string> | undefined;
  /** Whether lambdas and experimental functions may be used. */
  readonly experimental: boolean;
  /** Whether paths carry their context. */
  readonly prefixed: boolean;
}

/** Writes random OTTL for one context. */
export class ExpressionWriter {
  private readonly random: Random;
  private readonly options: WriterOptions;
  private readonly editors: readonly FunctionDefinition[];
  private readonly copiesMetrics: boolean;
  private readonly converters: readonly FunctionDefinition[];

  constructor(random: Random, options: WriterOptions) {
    this.random = random;
    this.options = options;
    const usable = [...options.functions.values()].filter(
      ({ name, gate }) => !LEFT_OUT.has(name) && (options.experimental || gate === undefined),
    );
    const focused = usable.filter(({ name }) => !options.focus || options.focus.has(name));
    this.editors = focused.filter(({ kind, name }) => kind === "editor" && name !== "copy_metric");
    this.copiesMetrics = focused.some(({ name }) => name === "copy_metric");
    this.converters = focused.filter(({ kind }) => kind === "converter");
  }

  statement(): string {
    const { random } = this;
    // A copy is visited like any other metric: one that is copied again never ends.
    if (this.copiesMetrics && random.chance(0.02)) {
      return `copy_metric(name="copied", description=${random.pick(LITERALS.string)}) where metric.name == "requests"`;
    }
    const editor = this.editors.length > 0 && random.chance(0.75) ? random.pick(this.editors) : undefined;
    const call = editor ? this.call(editor, 2) : `set(${this.attribute()}, ${this.value("any", 3)})`;
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
    return this.comparison(depth);
  }

  private comparison(depth: number): string {
    const { random } = this;
    const type = random.pick(["string", "int", "float", "bool", "any", "map", "slice", "time", "duration", "bytes"]);
    const right = random.chance(0.15) ? "nil" : this.ofType(random.chance(0.15) ? "any" : type, depth);
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
    const roll = random.next();
    if (roll < 0.35) return this.pathOfType(wanted);
    if (roll < 0.7 && depth > 0) {
      const calls = this.converters.filter(({ returns }) => returns === wanted || (returns === "any" && roll < 0.45));
      if (calls.length > 0) return this.call(random.pick(calls), depth - 1);
    }
    if (roll < 0.78 && depth > 0 && (wanted === "int" || wanted === "float")) return this.math(depth);
    if (roll < 0.82 && depth > 0 && wanted === "slice") {
      return `[${random.times(random.below(4), () => this.ofType("any", depth - 1)).join(", ")}]`;
    }
    if (roll < 0.82 && depth > 0 && wanted === "map") {
      const entries = random.times(
        random.below(3),
        () => `"${random.pick(["a", "b", "x"])}": ${this.ofType("any", depth - 1)}`,
      );
      return `{${entries.join(", ")}}`;
    }
    if (roll > 0.97) {
      const symbols = [...CONTEXTS[this.options.context].enums.keys()];
      if (symbols.length > 0) return random.pick(symbols);
    }
    return random.pick(LITERALS[wanted] ?? LITERALS.string);
  }

  private math(depth: number): string {
    const { random } = this;
    const operand = (): string => {
      const type = random.pick(["int", "float"]);
      const text = random.chance(0.5) ? random.pick(LITERALS[type]) : this.pathOfType(type);
      return depth > 1 && random.chance(0.2) ? `(${this.math(depth - 1)})` : text;
    };
    return `${operand()} ${random.pick(["+", "-", "*", "/"])} ${operand()}`;
  }

  /** A call, from one of the function's examples or with arguments by the kinds of its parameters. */
  call(definition: FunctionDefinition, depth: number): string {
    const { random } = this;
    if (definition.examples.length > 0 && random.chance(0.15)) return this.example(definition);
    const params = Object.entries(definition.params);
    const args: string[] = [];
    let named = false;
    for (const [name, param] of params) {
      if (param.optional && random.chance(definition.name === "append" ? 0.2 : 0.5)) {
        named = true;
        continue;
      }
      const text = this.argument(definition.name, name, param, depth);
      args.push(named || (param.optional && random.chance(0.3)) ? `${name}=${text}` : text);
      if (args[args.length - 1].startsWith(`${name}=`)) named = true;
    }
    if (random.chance(0.01)) args.pop();
    if (random.chance(0.01)) args.push(this.value("any", 0));
    return `${definition.name}(${args.join(", ")})`;
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
        return random.pick([
          "(k, v) => v",
          '(k, v) => v == "a"',
          "(i, v) => i > 0",
          "(a, k, v) => a",
          "(_, v) => IsString(v)",
          "() => 1",
        ]);
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

  /** A random entry of the record's attributes, sometimes deeper. */
  attribute(): string {
    const { random, options } = this;
    const deeper = random.chance(0.1) ? random.pick(['["x"]', "[0]", '["n"]["y"]', "[9]"]) : "";
    const owner = random.chance(0.15) ? "resource.attributes" : this.own(attributesOf(options.context));
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
