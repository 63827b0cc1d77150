import { V1_CONTEXTS } from "../../../analysis/v1/scope.ts";
import { CONTEXTS } from "../../../contexts/index.ts";
import type { Span } from "../../../diagnostics/span.ts";
import type { Signal } from "../../../otlp/signal.ts";
import type { V1Binary, V1Call, V1Expression, V1Path } from "../../../parser/v1/ast.ts";
import { toText } from "../../../values/byte-string.ts";

/** Something that the Collector's OTTL cannot say, and why; the translation is then thrown away. */
export interface Inexpressible {
  readonly span: Span;
  readonly reason: string;
}

/** Functions with the same meaning and arguments by their name in the Collector. */
const SAME: Readonly<Record<string, string>> = {
  Uppercase: "ToUpperCase",
  Lowercase: "ToLowerCase",
  Split: "Split",
  SHA256: "SHA256",
  MD5: "MD5",
  Hour: "Hour",
  DayOfWeek: "Weekday",
  Len: "Len",
  Int: "Int",
  UnixNano: "UnixNano",
  Now: "Now",
  Duration: "Duration",
  IsMatch: "IsMatch",
};

const REASONS: Readonly<Record<string, string>> = {
  Round: "the Collector has no function that rounds",
  Sum: "the Collector has no sum over a list, and no wildcard",
  If: "the Collector has no choice between values; write two `set` with opposite conditions",
  Join: "Concat takes a list that is written out",
  ExtractPattern: "ExtractPatterns needs a named group and gives a map",
  Contains: "the Collector has no search for a text in a text; use IsMatch",
  Trim: "the Collector's Trim takes other characters by default",
  ReplacePattern: "the Collector replaces only in place: use it as the whole value of `set`",
  Hash: "the Collector's FNV has a sign; Hash is translated in comparisons only",
};

const ID_FIELDS: ReadonlySet<string> = new Set(["trace_id", "span_id", "parent_span_id"]);
const LARGEST = "9223372036854775807";

/** Writes expressions of v1 as the Collector's OTTL for one signal. */
export class ExpressionWriter {
  readonly problems: Inexpressible[] = [];
  private readonly signal: Signal;
  /** How the Hash of the current comparison is written, case by case. */
  private hashAs: ((fnv: string) => string) | undefined;

  constructor(signal: Signal) {
    this.signal = signal;
  }

  refuse(node: { readonly span: Span }, reason: string): string {
    this.problems.push({ span: node.span, reason });
    return "nil";
  }

  /** A condition that is true exactly where the expression is `wanted`: nil is neither true nor false. */
  condition(node: V1Expression, wanted: boolean): string {
    switch (node.kind) {
      case "V1Group":
        return this.condition(node.expression, wanted);
      case "Boolean":
        return String(node.value === wanted);
      case "V1Unary":
        return node.operator === "not"
          ? this.condition(node.operand, !wanted)
          : this.refuse(node, "a number is no condition");
      case "V1Path":
        return `${this.path(node)} == ${wanted}`;
      case "V1Call":
        return `(${this.guards(node, node.args)}${this.value(node)} == ${wanted})`;
      case "V1Binary": {
        if (node.operator === "and" || node.operator === "or") {
          const word = (node.operator === "and") === wanted ? "and" : "or";
          return `(${this.condition(node.left, wanted)} ${word} ${this.condition(node.right, wanted)})`;
        }
        return this.comparison(node, wanted);
      }
      default:
        return this.refuse(node, "this is no condition");
    }
  }

  private comparison(node: V1Binary, wanted: boolean): string {
    const { left, operator, right } = node;
    if (!/^[=!<>]/.test(operator)) return this.refuse(node, "a number is no condition");
    if ((left.kind === "Nil") !== (right.kind === "Nil") && /^[!=]=$/.test(operator)) {
      const asked = left.kind === "Nil" ? right : left;
      return `${this.value(asked)} ${(operator === "==") === wanted ? "==" : "!="} nil`;
    }
    const guards = this.guards(node, [left, right]);
    const compare = (): string => `${this.value(left)} ${operator} ${this.value(right)}`;
    const polar = (text: string): string => (wanted ? text : `not (${text})`);
    const hashes = callsOf(node, "Hash");
    if (hashes.length === 0) return `(${guards}${polar(compare())})`;
    if (hashes.length > 1) return this.refuse(node, "two Hash in one comparison are not translated");
    const fnv = this.fnv(hashes[0]);
    this.hashAs = (text) => text;
    const positive = compare();
    // The sign bit is cleared by adding 2^63, which takes two steps.
    this.hashAs = (text) => `(${text} + ${LARGEST} + 1)`;
    const negative = compare();
    this.hashAs = undefined;
    return `(${guards}((${fnv} >= 0 and ${polar(positive)}) or (${fnv} < 0 and ${polar(negative)})))`;
  }

  /** `x != nil and` for each path among the operands that may be missing. */
  private guards(node: V1Expression, operands: readonly V1Expression[]): string {
    const paths = new Set(
      operands
        .flatMap(pathsOf)
        .filter((path) => path.fields.some(({ keys }) => keys.length > 0))
        .map((path) => this.path(path)),
    );
    if (callsOf(node, "Coalesce").length > 0) return "";
    return [...paths].map((path) => `${path} != nil and `).join("");
  }

  value(node: V1Expression): string {
    switch (node.kind) {
      case "Nil":
        return "nil";
      case "Boolean":
        return String(node.value);
      case "Int":
        return node.value.toString();
      case "Float":
        return /[.]/.test(node.text) ? node.text : `${node.text.replace(/e/i, ".0e")}`;
      case "String":
        return quote(toText(node.value));
      case "Enum":
        return CONTEXTS[V1_CONTEXTS[this.signal]].enums.has(node.name)
          ? node.name
          : this.refuse(node, `${node.name} is no symbol of this signal`);
      case "V1Path":
        return this.path(node);
      case "V1Group":
        return isBoolean(node.expression) ? this.value(node.expression) : `(${this.value(node.expression)})`;
      case "V1List":
        return `[${node.items.map((item) => this.value(item)).join(", ")}]`;
      case "V1Unary":
        return node.operator === "-"
          ? `-${this.value(node.operand)}`
          : this.refuse(node, "a condition is no value in the Collector");
      case "V1Call":
        return this.call(node);
      case "V1Binary":
        return this.math(node);
    }
  }

  private math(node: V1Binary): string {
    const { operator } = node;
    if (isBoolean(node)) return this.refuse(node, "a condition is a value only as the whole value of `set`");
    const [left, right] = [this.value(node.left), this.value(node.right)];
    if (operator !== "%") return `(${left} ${operator} ${right})`;
    if (!isInt(node.left) || !isInt(node.right)) {
      return this.refuse(
        node,
        "`%` is `a - (a / b) * b` in the Collector, which is only right for ints, and this may be a float; use Int(…)",
      );
    }
    return `(${left} - (${left} / ${right}) * ${right})`;
  }

  private call(node: V1Call): string {
    const args = (): string[] => node.args.map((arg) => this.value(arg));
    if (node.name === "Concat") return `Concat([${args().join(", ")}], "")`;
    if (node.name === "Coalesce") return `Coalesce([${args().join(", ")}])`;
    if (node.name === "Hash" && this.hashAs) return this.hashAs(this.fnv(node));
    if (node.name === "Substring" && node.args.length === 3) return `Substring(${args().join(", ")})`;
    if (node.name === "Format") return this.format(node, args);
    const same = Object.hasOwn(SAME, node.name) ? SAME[node.name] : undefined;
    if (same !== undefined) return `${same}(${args().join(", ")})`;
    return this.refuse(node, REASONS[node.name] ?? `the Collector has no ${node.name}`);
  }

  private fnv(node: V1Call): string {
    const [text] = node.args;
    return `FNV(${this.value(text)})`;
  }

  private format(node: V1Call, args: () => string[]): string {
    const [first] = node.args;
    if (first.kind === "String" && !/\{\{|\}\}/.test(first.value)) {
      const template = quote(toText(first.value).replaceAll("%", "%%").replaceAll("{}", "%v"));
      return `Format(${template}, [${args().slice(1).join(", ")}])`;
    }
    const [, layout] = node.args;
    if (layout?.kind === "String" && layout.value.includes("%")) return `FormatTime(${args().join(", ")})`;
    return this.refuse(node, "only a literal template, or a time with a literal % layout, is translated");
  }

  path(node: V1Path): string {
    if (node.fields.some(({ keys }) => keys.some(({ value }) => value === undefined))) {
      return this.refuse(node, "the Collector has no wildcard");
    }
    const names = node.fields.map(({ text }) => (text === "attr" ? "attributes" : text));
    const context = CONTEXTS[V1_CONTEXTS[this.signal]];
    const isPrefixed = names.length > 1 && context.pathContextNames.includes(names[0]);
    const own = isPrefixed ? names.slice(1) : names;
    if (own.join(".") === "duration" && this.signal === "traces") return "(span.end_time - span.start_time)";
    const prefixes = isPrefixed ? [names[0]] : [context.name, ...(context.name === "datapoint" ? ["metric"] : [])];
    const prefix = prefixes.find((each) => context.paths.some(({ path }) => path === `${each}.${own.join(".")}`));
    if (prefix === undefined) return this.refuse(node, "this signal has no such path; in v1 it is nil");
    const fields = node.fields.slice(isPrefixed ? 1 : 0);
    const text = fields
      .map(({ keys }, i) => own[i] + keys.map((key) => `[${this.value(key.value as V1Expression)}]`).join(""))
      .join(".");
    return `${prefix}.${text}${ID_FIELDS.has(own.join(".")) ? ".string" : ""}`;
  }
}

/** Whether an expression certainly gives an int or nil, without looking at the data. */
function isInt(node: V1Expression): boolean {
  switch (node.kind) {
    case "Int":
    case "Enum":
      return true;
    case "V1Group":
      return isInt(node.expression);
    case "V1Call":
      return ["Hash", "Int", "Len", "Hour", "DayOfWeek", "UnixNano"].includes(node.name);
    case "V1Path":
      return (
        /(?:_unix_nano|_count|kind|code|flags|severity_number)$/.test(node.fields[node.fields.length - 1].text) &&
        pathsOf(node).every(({ fields }) => fields.every(({ keys }) => keys.length === 0))
      );
    case "V1Binary":
      return /^[-+*/%]$/.test(node.operator) && isInt(node.left) && isInt(node.right);
    default:
      return false;
  }
}

/** Whether an expression is a condition by its form. */
export function isBoolean(node: V1Expression): boolean {
  if (node.kind === "V1Group") return isBoolean(node.expression);
  if (node.kind === "V1Unary") return node.operator === "not";
  return node.kind === "V1Binary" && !/^[-+*/%]$/.test(node.operator);
}

function childrenOf(node: V1Expression): readonly V1Expression[] {
  switch (node.kind) {
    case "V1Group":
      return [node.expression];
    case "V1Unary":
      return [node.operand];
    case "V1Binary":
      return [node.left, node.right];
    case "V1Call":
      return node.args;
    case "V1List":
      return node.items;
    default:
      return [];
  }
}

/** The paths in an expression. */
export function pathsOf(node: V1Expression): readonly V1Path[] {
  return node.kind === "V1Path" ? [node] : childrenOf(node).flatMap(pathsOf);
}

function callsOf(node: V1Expression, name: string): readonly V1Call[] {
  const own = node.kind === "V1Call" && node.name === name ? [node] : [];
  return [...own, ...childrenOf(node).flatMap((child) => callsOf(child, name))];
}

function quote(text: string): string {
  return JSON.stringify(text);
}
