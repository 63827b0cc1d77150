import { CHECK_CODES } from "../../diagnostics/check-codes.ts";
import { didYouMean } from "../../diagnostics/did-you-mean.ts";
import { V1_CODES } from "../../diagnostics/v1-codes.ts";
import type { Evaluate } from "../../functions/getters.ts";
import { V1_FUNCTIONS } from "../../functions/v1/catalogue.ts";
import { ACCEPTED, coerceV1, type V1Converter, type V1Function, type V1Param } from "../../functions/v1/define.ts";
import type { RecordContext } from "../../otlp/record-context.ts";
import type { V1Call } from "../../parser/v1/ast.ts";
import { Failure, fail } from "../../values/failure.ts";
import type { Value } from "../../values/value.ts";
import { lowerExpression } from "./expression.ts";
import type { Lowered, V1Scope } from "./scope.ts";

/** A kernel whose arguments the framework has checked. */
export type AnyKernel = (...values: unknown[]) => Value | Failure;

/** Finds a function of a kind, or says what is wrong with the name. */
export function findFunction<K extends V1Function["kind"]>(
  node: V1Call,
  kind: K,
  scope: V1Scope,
): Extract<V1Function, { readonly kind: K }> | undefined {
  const found = V1_FUNCTIONS.get(node.name);
  if (found?.kind === kind) {
    if (found.deprecated !== undefined) {
      const message = `\`${found.name}\` is deprecated; use \`${found.deprecated}\`.`;
      scope.report("warning", V1_CODES.deprecatedFunction, node.nameSpan, message);
    }
    return found as Extract<V1Function, { readonly kind: K }>;
  }
  if (found) {
    const message =
      kind === "editor"
        ? `\`${node.name}\` gives a value and is no action; store the value with \`set(…, ${node.name}(…))\`.`
        : `\`${node.name}\` is an action and gives no value.`;
    return scope.error(V1_CODES.notAnAction, node.nameSpan, message);
  }
  const names = [...V1_FUNCTIONS.values()].filter((each) => each.kind === kind).map((each) => each.name);
  if (kind === "editor") names.push("set", "keep", "drop", "route");
  const notes = didYouMean(node.name, names).map((name) => `Did you mean \`${name}\`?`);
  return scope.error(CHECK_CODES.unknownFunction, node.nameSpan, `The dialect v1 has no function \`${node.name}\`.`, {
    notes,
  });
}

/** Checks the number and static types of the arguments. */
export function checkArguments(node: V1Call, found: V1Function, args: readonly Lowered[], scope: V1Scope): boolean {
  const { params } = found;
  const least = params.filter((param) => !param.optional).length;
  const isOpen = params.length > 0 && params[params.length - 1].variadic === true;
  if (args.length < least || (!isOpen && args.length > params.length)) {
    const wanted = isOpen ? `at least ${least}` : least === params.length ? `${least}` : `${least} to ${params.length}`;
    scope.error(
      CHECK_CODES.wrongArgumentCount,
      node.span,
      `\`${found.name}\` takes ${wanted} arguments, not ${args.length}: ${signature(found)}.`,
    );
    return false;
  }
  let isFine = true;
  args.forEach(({ type }, i) => {
    const param = paramAt(params, i);
    const accepted = ACCEPTED[param.kind];
    if (accepted === "all" || type === "any" || type === "nil" || accepted.includes(type)) return;
    isFine = false;
    scope.error(
      V1_CODES.typeMismatch,
      node.args[i].span,
      `\`${param.name}\` of \`${found.name}\` takes ${accepted.join(" or ")}, and this is ${type}.`,
    );
  });
  return isFine;
}

export function paramAt(params: readonly V1Param[], i: number): V1Param {
  return params[Math.min(i, params.length - 1)];
}

function signature({ name, params }: V1Function): string {
  const parts = params.map((param) => `${param.name}${param.variadic ? ", …" : ""}${param.optional ? "?" : ""}`);
  return `${name}(${parts.join(", ")})`;
}

/** Binds the kernel of a call site; a refusal becomes a diagnostic. */
export function bindKernel(
  node: V1Call,
  found: V1Function,
  args: readonly Lowered[],
  scope: V1Scope,
): AnyKernel | undefined {
  const kernel = found.bind(
    args.map((arg) => arg.literal),
    scope.environment,
  );
  if (kernel instanceof Failure) return scope.error(CHECK_CODES.invalidArgument, node.span, kernel.message);
  return kernel as AnyKernel;
}

/** Checks and binds a call that gives a value. */
export function lowerConverter(node: V1Call, scope: V1Scope): Lowered | undefined {
  const found = findFunction(node, "converter", scope);
  const args = node.args.map((arg) => lowerExpression(arg, scope));
  if (!found || args.includes(undefined)) return undefined;
  const lowered = args as Lowered[];
  if (!checkArguments(node, found, lowered, scope)) return undefined;
  const kernel = bindKernel(node, found, lowered, scope);
  if (!kernel) return undefined;
  const call = found.lazy ? lazyCall(kernel, lowered) : strictCall(found, kernel, lowered);
  const { deprecatedCalls } = scope;
  const isDeprecated = found.deprecated !== undefined;
  return {
    type: found.returns,
    literal: undefined,
    form: { kind: "call", definition: found, kernel, args: lowered },
    get: (context) => {
      if (isDeprecated) deprecatedCalls.set(found.name, (deprecatedCalls.get(found.name) ?? 0) + 1);
      const value = call(context);
      return value instanceof Failure ? scope.failed(value, node.span) : value;
    },
  };
}

function lazyCall(kernel: AnyKernel, args: readonly Lowered[]): Evaluate {
  return (context) => kernel(...args.map((arg) => () => arg.get(context)));
}

function strictCall(found: V1Converter, kernel: AnyKernel, args: readonly Lowered[]): Evaluate {
  const read = argumentReader(found, args, 0);
  const propagates = found.nil === "propagate";
  return (context) => {
    const values = read(context);
    if (values instanceof Failure) return values;
    return propagates && values.includes(null) ? null : kernel(...values);
  };
}

/** Evaluates the arguments from `start` on, left to right, and turns them into what the parameters take; nil stays nil. */
export function argumentReader(
  found: V1Function,
  args: readonly Lowered[],
  start: number,
): (context: RecordContext) => unknown[] | Failure {
  return (context) => {
    const values: unknown[] = [];
    for (let i = start; i < args.length; i++) {
      const value = args[i].get(context);
      if (value instanceof Failure) return value;
      const param = paramAt(found.params, i);
      const coerced = value === null ? null : coerceV1(param.kind, value);
      if (coerced instanceof Failure) return fail(coerced.code, "{0} of {1}: {2}", param.name, found.name, coerced);
      values.push(coerced);
    }
    return values;
  };
}
