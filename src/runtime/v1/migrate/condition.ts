import type { V1Binary, V1Expression } from "../../../parser/v1/ast.ts";
import { callsOf, type ExpressionWriter } from "./expression.ts";
import { all, any, combined, type Fragment } from "./fragment.ts";

const LARGEST = "9223372036854775807";

/**
 * Writes conditions of v1, which are true, false, nil or fail, as conditions of the Collector, which are true, false or
 * fail. Each question is one method; where v1 fails, the answer is false or fails.
 */
export class ConditionWriter {
  private readonly writer: ExpressionWriter;

  constructor(writer: ExpressionWriter) {
    this.writer = writer;
  }

  /** Holds exactly where the expression is true. */
  whenTrue(node: V1Expression): string {
    return this.when(node, true);
  }

  /** Holds exactly where the expression is false. */
  whenFalse(node: V1Expression): string {
    return this.when(node, false);
  }

  /** Holds exactly where the expression is false or nil, for `keep`, which keeps what it fails on. */
  whenNotTrue(node: V1Expression): string {
    const holds = this.whenTrue(node);
    if (holds === "true") return "false";
    if (holds === "false") return all(this.whenSafe(node));
    return all(this.whenSafe(node), `not (${holds})`);
  }

  private when(node: V1Expression, wanted: boolean): string {
    switch (node.kind) {
      case "V1Group":
        return this.when(node.expression, wanted);
      case "Boolean":
        return String(node.value === wanted);
      case "Nil":
        return "false";
      case "V1Unary":
        if (node.operator === "not") return this.when(node.operand, !wanted);
        break;
      case "V1Binary":
        if (node.operator === "and" || node.operator === "or") return this.logical(node, wanted);
        if (/^[=!<>]/.test(node.operator)) return this.comparison(node, wanted);
        break;
      case "V1Path":
      case "V1Call":
        return this.truth(this.writer.value(node), wanted);
    }
    this.writer.refuse(node, "this is no condition");
    return "false";
  }

  private truth(part: Fragment, wanted: boolean): string {
    if (part.isNil) return "false";
    const guards = part.isPath ? part.present.slice(0, -1) : part.present;
    if (part.isPath || part.type !== "bool") return all(guards, part.safe, `${part.text} == ${wanted}`);
    return all(guards, part.safe, wanted ? part.text : `not ${part.text}`);
  }

  /** The second operand is looked at only where the first did not fail. */
  private logical(node: V1Binary, wanted: boolean): string {
    const left = this.when(node.left, wanted);
    const right = this.when(node.right, wanted);
    if ((node.operator === "and") === wanted) return all(left, right);
    const safe = this.whenSafe(node.left);
    return any(left, safe === "true" ? right : all(safe, right));
  }

  private comparison(node: V1Binary, wanted: boolean): string {
    const { left, operator, right } = node;
    if ((operator === "==" || operator === "!=") && (left.kind === "Nil" || right.kind === "Nil")) {
      const asked = this.writer.value(left.kind === "Nil" ? right : left);
      const isNil = (operator === "==") === wanted;
      if (asked.isNil) return String(isNil);
      const { present, safe } = asked;
      if (!isNil) return all(present, safe);
      if (present.length === 0) return "false";
      return all(safe, absent(asked));
    }
    const hashes = [...callsOf(left, "Hash"), ...callsOf(right, "Hash")];
    if (hashes.length !== 1 || this.writer.hashAs) {
      return this.compare(this.writer.value(left), operator, this.writer.value(right), wanted, node);
    }
    // The sign bit is cleared by adding 2^63, which takes two steps.
    const problems = this.writer.problems.length;
    const hash = this.writer.text(this.writer.value(hashes[0].args[0]), hashes[0].args[0]);
    const steps = this.writer.steps.length;
    const variant = (spelled: (fnv: string) => string): string => {
      this.writer.hashAs = spelled;
      const text = this.compare(this.writer.value(left), operator, this.writer.value(right), wanted, node);
      this.writer.hashAs = undefined;
      return text;
    };
    const plain = variant((fnv) => fnv);
    const cleared = variant((fnv) => `(${fnv} + ${LARGEST} + 1)`);
    if (hash.isNil || this.writer.problems.length > problems) return "false";
    if (this.writer.steps.length > steps) {
      // The hash went into a temporary, which has its sign bit cleared.
      return this.compare(this.writer.value(left), operator, this.writer.value(right), wanted, node);
    }
    const fnv = `FNV(${hash.text})`;
    return all(hash.present, hash.safe, `((${fnv} >= 0 and ${plain}) or (${fnv} < 0 and ${cleared}))`);
  }

  private compare(a: Fragment, operator: V1Binary["operator"], b: Fragment, wanted: boolean, node: V1Binary): string {
    if (a.isNil || b.isNil) return "false";
    if (a.isObject || b.isObject) {
      this.writer.refuse(node, "the Collector cannot compare these objects");
      return "false";
    }
    if (a.type === "id" && b.type === "id" && operator !== "==" && operator !== "!=") return String(!wanted);
    const [left, right] = inOneUnit(a, b);
    const { present, safe } = combined([a, b]);
    const text = `${left} ${operator} ${right}`;
    if (!wanted) return all(present, safe, `not (${text})`);
    return all(operator === "!=" ? present : needed(a, b, present), safe, text);
  }

  /** Holds where the expression does not fail in v1, as far as the Collector would not fail by itself. */
  whenSafe(node: V1Expression): string {
    switch (node.kind) {
      case "V1Group":
        return this.whenSafe(node.expression);
      case "V1Unary":
        if (node.operator === "not") return this.whenSafe(node.operand);
        break;
      case "V1Binary": {
        if (node.operator !== "and" && node.operator !== "or") break;
        const left = this.whenSafe(node.left);
        const right = this.whenSafe(node.right);
        if (right === "true") return left;
        const decided = this.when(node.left, node.operator === "or");
        return all(left, any(decided, right));
      }
      case "V1Path":
      case "V1Call": {
        const part = this.writer.value(node);
        const { text, type, safe, checks, present } = part;
        const isBool =
          type === "any" && !part.isNil
            ? [present.length > 0 ? `(${absent(part)} or IsBool(${text}))` : `IsBool(${text})`]
            : [];
        return all(safe, checks, isBool);
      }
    }
    return this.operandsSafe(node);
  }

  private operandsSafe(node: V1Expression): string {
    if (node.kind !== "V1Binary") return "true";
    const parts = [this.writer.value(node.left), this.writer.value(node.right)];
    const { safe, checks } = combined(parts);
    return all(safe, checks);
  }
}

/** Holds where the fragment is nil. */
function absent(part: Fragment): string {
  const { present } = part;
  if (present.length === 1 && part.isPath) return `${part.text} == nil`;
  return present.length === 0 ? "false" : `not (${present.join(" and ")})`;
}

/** A comparison with nil is false unless it is `!=`, so one `path != nil` can go. */
function needed(a: Fragment, b: Fragment, present: readonly string[]): readonly string[] {
  for (const [part, other] of [
    [a, b],
    [b, a],
  ]) {
    const own = part.present[part.present.length - 1];
    if (part.isPath && own !== undefined && !other.present.includes(own)) {
      return present.filter((condition) => condition !== own);
    }
  }
  return present;
}

/** Durations are compared as such where both can be written so, else as nanoseconds. */
function inOneUnit(a: Fragment, b: Fragment): readonly [string, string] {
  const isPlain = a.text !== "" && b.text !== "";
  if (isPlain || a.nanos === undefined || b.nanos === undefined) return [a.text, b.text];
  return [a.nanos, b.nanos];
}
