import { CHECK_CODES } from "../../diagnostics/check-codes.ts";
import { V1_CODES } from "../../diagnostics/v1-codes.ts";
import { coerceV1 } from "../../functions/v1/define.ts";
import type { RecordContext } from "../../otlp/record-context.ts";
import type { V1Call, V1Statement } from "../../parser/v1/ast.ts";
import { toText } from "../../values/byte-string.ts";
import { Failure } from "../../values/failure.ts";
import type { Value } from "../../values/value.ts";
import { argumentReader, bindKernel, checkArguments, findFunction } from "./call.ts";
import { type LoweredCondition, lowerCondition, lowerExpression } from "./expression.ts";
import type { V1StatementForm } from "./form.ts";
import { type LoweredPath, lowerPath } from "./path.ts";
import type { Lowered, V1Scope } from "./scope.ts";
import { checkStored, store } from "./store.ts";

/** What becomes of the record: undefined goes on, `drop` removes it, an output moves it there. */
export type V1Verdict = undefined | "drop" | { readonly output: string };

/** A statement made ready to run. */
export interface LoweredStatement {
  readonly node: V1Statement;
  /** Decides whether `act` runs; `keep` decides in `act`. */
  readonly where: LoweredCondition | undefined;
  readonly act: (context: RecordContext) => V1Verdict | Failure;
  /** Stores the fallback value of the recovery policy; only `set` has a place for it. */
  readonly fallBack: ((context: RecordContext, value: Value) => Failure | undefined) | undefined;
  readonly form: V1StatementForm;
}

/** Checks a statement and makes it ready to run. */
export function lowerStatement(node: V1Statement, scope: V1Scope): LoweredStatement | undefined {
  const { action, to } = node;
  const where = node.where === undefined ? undefined : lowerCondition(node.where, scope);
  const isWhereFine = node.where === undefined || where !== undefined;
  if (to !== undefined && action.name !== "route") {
    scope.error(V1_CODES.misplacedOutput, to.span, `Only \`route\` has an output; \`${action.name}\` has none.`);
  }
  const base = { node, where, fallBack: undefined };
  const drop: V1StatementForm = { kind: "drop" };
  switch (action.name) {
    case "drop":
      return takesNothing(action, scope) && isWhereFine ? { ...base, form: drop, act: () => "drop" } : undefined;
    case "keep": {
      if (!takesNothing(action, scope) || !isWhereFine) return undefined;
      const act: LoweredStatement["act"] = (context) => {
        const holds = where === undefined || where.test(context);
        return holds instanceof Failure ? holds : holds ? undefined : "drop";
      };
      return { ...base, where: undefined, act, form: { kind: "keep", condition: where?.lowered } };
    }
    case "route":
      return lowerRoute(node, where, isWhereFine, scope);
    case "set": {
      const set = lowerSet(action, scope);
      return set && isWhereFine ? { node, where, ...set } : undefined;
    }
    default: {
      const editor = lowerEditor(action, scope);
      return editor && isWhereFine ? { ...base, ...editor } : undefined;
    }
  }
}

function takesNothing(action: V1Call, scope: V1Scope): boolean {
  if (action.args.length === 0) return true;
  const message = `\`${action.name}\` takes no arguments; write its condition after \`where\`.`;
  scope.error(CHECK_CODES.wrongArgumentCount, action.args[0].span, message);
  return false;
}

/** The argument of `route`, where there is one, is a condition that must hold too. */
function lowerRoute(
  node: V1Statement,
  where: LoweredCondition | undefined,
  isWhereFine: boolean,
  scope: V1Scope,
): LoweredStatement | undefined {
  const { action, to } = node;
  if (to === undefined) {
    return scope.error(V1_CODES.misplacedOutput, action.span, '`route` needs an output: `route() to "name"`.');
  }
  if (action.args.length > 1) {
    return scope.error(CHECK_CODES.wrongArgumentCount, action.span, "`route` takes one condition at most.");
  }
  if (to.value === "")
    return scope.error(V1_CODES.misplacedOutput, to.span, "An output has a name; this one is empty.");
  const [given] = action.args;
  const condition = given === undefined ? undefined : lowerCondition(given, scope);
  if (!isWhereFine || (given !== undefined && condition === undefined)) return undefined;
  const verdict = { output: toText(to.value) };
  const act: LoweredStatement["act"] = (context) => {
    const holds = condition === undefined || condition.test(context);
    return holds instanceof Failure ? holds : holds ? verdict : undefined;
  };
  const form: V1StatementForm = { kind: "route", output: verdict.output, condition: condition?.lowered };
  return { node, where, act, fallBack: undefined, form };
}

function lowerTarget(action: V1Call, scope: V1Scope): LoweredPath | undefined {
  const [target] = action.args;
  if (target?.kind !== "V1Path") {
    const message = `The first argument of \`${action.name}\` is the path that it changes.`;
    return scope.error(V1_CODES.notSettable, (target ?? action).span, message);
  }
  const path = lowerPath(target, scope, (key) => lowerExpression(key, scope));
  if (!path) return undefined;
  if (path.set) return path;
  return scope.error(V1_CODES.notSettable, target.span, "This path can only be read.");
}

function lowerSet(action: V1Call, scope: V1Scope): Pick<LoweredStatement, "act" | "fallBack" | "form"> | undefined {
  if (action.args.length !== 2) {
    const message = "`set` takes a path and a value.";
    return scope.error(CHECK_CODES.wrongArgumentCount, action.span, message);
  }
  const path = lowerTarget(action, scope);
  const value = lowerExpression(action.args[1], scope);
  if (!path || !value) return undefined;
  if (!path.isForeign) checkStored(path.type, value.type, action, scope);
  const put = (context: RecordContext, result: Value): Failure | undefined => {
    // A missing value changes nothing.
    const failure = result === null ? undefined : store(path, context, result);
    return failure && scope.failed(failure, action.span);
  };
  return {
    act: (context) => {
      const result = value.get(context);
      return result instanceof Failure ? result : put(context, result);
    },
    fallBack: put,
    form: { kind: "set", path, value },
  };
}

function lowerEditor(action: V1Call, scope: V1Scope): Pick<LoweredStatement, "act" | "form"> | undefined {
  const found = findFunction(action, "editor", scope);
  if (!found) return undefined;
  const path = lowerTarget(action, scope);
  const rest = action.args.slice(1).map((arg) => lowerExpression(arg, scope));
  if (!path || rest.includes(undefined)) return undefined;
  const args: Lowered[] = [path, ...(rest as Lowered[])];
  if (!checkArguments(action, found, args, scope)) return undefined;
  const kernel = bindKernel(action, found, args, scope);
  if (!kernel) return undefined;
  const read = argumentReader(found, args, 1);
  const [target] = found.params;
  const act: LoweredStatement["act"] = (context) => {
    if (path.isForeign) return undefined;
    const before = path.get(context);
    if (before instanceof Failure) return before;
    // A map that is not there has no keys to change.
    if (before === null && target.kind !== "any") return undefined;
    const subject = before === null ? null : coerceV1(target.kind, before);
    if (subject instanceof Failure) return scope.failed(subject, action.args[0].span);
    const values = read(context);
    if (values instanceof Failure) return scope.failed(values, action.span);
    if (!found.passesNil && values.includes(null)) return undefined;
    const after = kernel(subject, ...values);
    if (after instanceof Failure) return scope.failed(after, action.span);
    const failure = after === null ? undefined : store(path, context, after);
    return failure && scope.failed(failure, action.span);
  };
  return { act, form: { kind: "edit", definition: found, kernel, path, args: rest as Lowered[] } };
}
