import { V1_CONTEXTS } from "../../../analysis/v1/scope.ts";
import { CONTEXTS } from "../../../contexts/index.ts";
import type { Span } from "../../../diagnostics/span.ts";
import type { Signal } from "../../../otlp/signal.ts";
import type { V1Binary, V1Call, V1Expression, V1Path, V1Unary } from "../../../parser/v1/ast.ts";
import type { Problem } from "../../migrate/note.ts";
import { ConditionWriter } from "./condition.ts";
import { all, check, combined, type Fragment, fragment, NIL, whereReachable } from "./fragment.ts";
import { FUNCTIONS } from "./functions.ts";
import { type TranslatedPath, translatePath } from "./path.ts";
import { quote } from "./quote.ts";

/** Numbers the temporaries of a program. */
export interface Counter {
  next: number;
}

/**
 * Writes the expressions of one statement of v1 as the Collector's OTTL. What takes several statements there is worked
 * out in `steps`, which run before and leave their result in the cache.
 */
export class ExpressionWriter {
  readonly problems: Problem[] = [];
  readonly steps: string[] = [];
  readonly conditions: ConditionWriter;
  readonly signal: Signal;
  /** The texts of all paths that were read. */
  readonly reads = new Set<string>();
  private readonly counter: Counter;
  private readonly known = new Map<V1Expression, Fragment>();
  /** How the Hash of the comparison being written is spelled. */
  hashAs: ((fnv: string) => string) | undefined;

  constructor(signal: Signal, counter: Counter) {
    this.signal = signal;
    this.counter = counter;
    this.conditions = new ConditionWriter(this);
  }

  refuse(node: { readonly span: Span }, reason: string): Fragment {
    this.problems.push({ span: node.span, reason, kind: "inexpressible" });
    return NIL;
  }

  /** The value of an expression; its steps are written once. */
  value(node: V1Expression): Fragment {
    const known = this.hashAs ? undefined : this.known.get(node);
    const value = known ?? this.translate(node);
    if (!this.hashAs) this.known.set(node, value);
    return value;
  }

  private translate(node: V1Expression): Fragment {
    switch (node.kind) {
      case "Nil":
        return NIL;
      case "Boolean":
        return fragment(String(node.value), "bool");
      case "Int":
        return fragment(node.value.toString(), "int");
      case "Float":
        return fragment(floatText(node.text), "float");
      case "String":
        return fragment(quote(node.value), "string");
      case "Enum":
        return this.enumValue(node.name);
      case "V1Path":
        return this.path(node);
      case "V1Group":
        return this.value(node.expression);
      case "V1List": {
        const items = node.items.map((item) => this.storable(this.value(item), item));
        const more = combined(items);
        // An item that is nil stays in the list as an empty one.
        const hidden = items.some((item) => item.present.length > (item.isPath ? 1 : 0));
        if (hidden)
          return this.refuse(
            node,
            "an item of this list can be nil, which the Collector cannot work out inside of a list",
          );
        return fragment(`[${items.map(({ text }) => text).join(", ")}]`, "list", { ...more, present: [] });
      }
      case "V1Unary":
        return node.operator === "-" ? this.negative(node) : this.truth(node);
      case "V1Call": {
        const translate = FUNCTIONS.get(node.name);
        return translate ? translate(node, this) : this.refuse(node, `the Collector has no ${node.name}`);
      }
      case "V1Binary":
        return isConditionOperator(node.operator) ? this.truth(node) : this.math(node);
    }
  }

  /** A condition as a value: true, false or nil. */
  private truth(node: V1Expression): Fragment {
    const name = this.temporary();
    const when = this.conditions.whenTrue(node);
    const otherwise = this.conditions.whenFalse(node);
    this.step(`set(${name}, true)`, when);
    this.step(`set(${name}, false)`, otherwise);
    const safe = this.conditions.whenSafe(node);
    return this.stored(name, "bool", { safe: safe === "true" ? [] : [safe] });
  }

  private enumValue(name: string): Fragment {
    if (CONTEXTS[V1_CONTEXTS[this.signal]].enums.has(name)) return fragment(name, "int");
    for (const context of Object.values(V1_CONTEXTS)) {
      const value = CONTEXTS[context].enums.get(name);
      if (value !== undefined) return fragment(String(value), "int");
    }
    return NIL;
  }

  translatedPath(node: V1Path): TranslatedPath {
    return translatePath(node, this.signal);
  }

  private path(node: V1Path): Fragment {
    const found = this.translatedPath(node);
    if (found.kind === "foreign") return NIL;
    if (found.kind === "refused") return this.refuse(node, found.reason);
    this.reads.add(found.target || found.read.text);
    return found.read;
  }

  /** An operand of arithmetic: symbols of an enum cannot be one, nor can texts and booleans. */
  private operand(part: Fragment, node: V1Expression): Fragment {
    if (part.isNil || part.type === "any" || part.nanos !== undefined) return part;
    if (part.type === "int" && node.kind === "Enum") {
      const value = CONTEXTS[V1_CONTEXTS[this.signal]].enums.get(node.name);
      return value === undefined ? part : fragment(String(value), "int");
    }
    return ["int", "float", "time", "duration"].includes(part.type)
      ? part
      : this.refuse(node, `${part.type} is no operand of arithmetic`);
  }

  private negative(node: V1Unary): Fragment {
    const part = this.operand(this.value(node.operand), node.operand);
    if (part.isNil) return part;
    if (part.nanos !== undefined) return { ...part, text: "", nanos: `-${part.nanos}`, isPath: false };
    return { ...part, text: `-${part.text}`, isFallible: part.isFallible || part.type === "any", isPath: false };
  }

  private math(node: V1Binary): Fragment {
    const left = this.operand(this.value(node.left), node.left);
    const right = this.operand(this.value(node.right), node.right);
    if (left.isNil || right.isNil) return NIL;
    const { operator } = node;
    const more = combined([left, right]);
    if (left.type === "duration" || right.type === "duration") return this.durationMath(node, left, right);
    const isFallible = more.isFallible || left.type === "any" || right.type === "any" || /[/%]/.test(operator);
    if (operator !== "%") {
      const isInt = left.type === "int" && right.type === "int";
      const isNumber = isNumeric(left) && isNumeric(right);
      const isSpan = left.type === "time" && right.type === "time" && operator === "-";
      const text = `(${left.text} ${operator} ${right.text})`;
      if (isSpan)
        return fragment(text, "duration", { ...more, nanos: `(UnixNano(${left.text}) - UnixNano(${right.text}))` });
      if (left.type === "time" || right.type === "time") {
        return this.refuse(node, "a time takes part in arithmetic only as the difference of two times");
      }
      return fragment(text, isInt ? "int" : isNumber ? "float" : "any", { ...more, isFallible });
    }
    if (left.type === "float" || right.type === "float") {
      return this.refuse(node, "the Collector has no remainder, and `a - (a / b) * b` is one for ints only");
    }
    const a = this.hashAs ? left : this.hoisted(left);
    const b = this.hashAs ? right : this.hoisted(right);
    const unsure = [a, b].filter(({ type }) => type !== "int");
    if (unsure.length > 0) {
      this.problems.push({
        span: node.span,
        kind: "difference",
        reason: "the Collector has no remainder: it is worked out for ints, and a float gives none; use Int(…)",
      });
    }
    const { present, safe, checks } = combined([a, b]);
    return fragment(`(${a.text} - (${a.text} / ${b.text}) * ${b.text})`, "int", {
      present,
      safe: [...safe, ...unsure.map(({ text }) => `IsInt(${text})`)],
      checks,
      isFallible: true,
    });
  }

  private durationMath(node: V1Binary, left: Fragment, right: Fragment): Fragment {
    const { operator } = node;
    const more = combined([left, right]);
    if (left.type === right.type && (operator === "+" || operator === "-")) {
      const text = left.text && right.text ? `(${left.text} ${operator} ${right.text})` : "";
      return fragment(text, "duration", { ...more, nanos: `(${left.nanos} ${operator} ${right.nanos})` });
    }
    const scaled = left.type === "duration" ? right : left;
    const isScaling = operator === "*" || (operator === "/" && left.type === "duration");
    if (!isScaling || (scaled.type !== "int" && scaled.type !== "any")) {
      return this.refuse(node, `the Collector has no \`${operator}\` for these operands`);
    }
    const nanos = `(${left.nanos ?? left.text} ${operator} ${right.nanos ?? right.text})`;
    const safe = scaled.type === "any" ? [...more.safe, `IsInt(${scaled.text})`] : more.safe;
    return fragment("", "duration", { ...more, safe, nanos, isFallible: true });
  }

  /** A text made of the value, as v1 makes it for a parameter that takes text; lists and maps fail there. */
  text(part: Fragment, node: V1Expression): Fragment {
    if (part.isNil || part.type === "string" || part.type === "id") return part;
    if (part.isObject || part.type === "list" || part.type === "map" || part.type === "time") {
      return this.refuse(node, `${part.type} is no text`);
    }
    if (part.type === "duration") {
      if (part.text === "") return this.refuse(node, "the Collector cannot make a duration of nanoseconds");
      return { ...part, text: `Format("%v", [${part.text}])`, type: "string", isPath: false };
    }
    const base = part.type === "any" ? this.hoisted(part) : part;
    const { text, type } = base;
    const safe = type === "any" ? whereReachable(base, [`not IsMap(${text})`, `not IsList(${text})`]) : [];
    return { ...base, text: `String(${text})`, type: "string", safe: [...base.safe, ...safe], isPath: false };
  }

  /** What `set` stores: nanoseconds of times and durations, ids as text. */
  storable(part: Fragment, node: V1Expression): Fragment {
    if (part.isObject) return this.refuse(node, "the Collector has no list of these objects");
    if (part.type === "time") return { ...part, text: `UnixNano(${part.text})`, type: "int", isPath: false };
    if (part.nanos !== undefined) return { ...part, text: part.nanos, type: "int", isPath: false };
    return part;
  }

  /** A value that is worth a temporary where it is written more than once. */
  hoisted(part: Fragment): Fragment {
    return part.isPath || part.isNil || /^[\w.]+$/.test(part.text) ? part : this.kept(part);
  }

  /** A value as it is now, in a temporary. */
  kept(part: Fragment): Fragment {
    const name = this.temporary();
    const source = part.nanos ?? part.text;
    this.step(`set(${name}, ${source})`, all(part.present, part.safe));
    const { safe, checks } = part;
    return this.stored(name, part.type, {
      safe,
      // What fails in the step leaves nothing, so the failure is provoked again where it matters.
      checks: part.isFallible ? [...checks, check(part)] : checks,
      isFallible: false,
    });
  }

  /** A new name in the cache of the record's context. */
  temporary(): string {
    return `${V1_CONTEXTS[this.signal]}.cache["v1_${this.counter.next++}"]`;
  }

  /** A value that steps have left under the name. */
  stored(name: string, type: Fragment["type"], more: Partial<Fragment> = {}): Fragment {
    return fragment(name, type, { present: [`${name} != nil`], isPath: true, ...more });
  }

  step(statement: string, condition: string): void {
    if (condition === "false") return;
    this.steps.push(condition === "true" ? statement : `${statement} where ${condition}`);
  }
}

function isNumeric({ type }: Fragment): boolean {
  return type === "int" || type === "float";
}

/** A float literal has a dot in the Collector. */
function floatText(text: string): string {
  return text.includes(".") ? text : text.replace(/e/i, ".0e");
}

export function isConditionOperator(operator: V1Binary["operator"]): boolean {
  return operator === "and" || operator === "or" || /^[=!<>]/.test(operator);
}

/** The calls of a function inside an expression. */
export function callsOf(node: V1Expression, name: string): readonly V1Call[] {
  const own = node.kind === "V1Call" && node.name === name ? [node] : [];
  return [...own, ...childrenOf(node).flatMap((child) => callsOf(child, name))];
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
