import { CHECK_CODES } from "../../diagnostics/check-codes.ts";
import type { LambdaArgument } from "../../functions/getters.ts";
import type * as ast from "../../parser/ast.ts";
import type { Value } from "../../values/value.ts";
import { bindBoolean } from "./boolean.ts";
import type { BoundLambda } from "./bound.ts";
import { GATES } from "./gates.ts";
import type { Frame, Scope } from "./scope.ts";
import { bindValue } from "./value.ts";

/** Binds a lambda argument; its parameters live in one frame that each call fills. */
export function bindLambda(
  node: ast.Lambda,
  scope: Scope,
): { readonly lambda: BoundLambda; readonly argument: LambdaArgument } | undefined {
  if (!scope.gate(GATES.lambda)) {
    return scope.error(CHECK_CODES.featureGate, node.span, `lambdas need the feature gate ${GATES.lambda}`);
  }
  const names = node.params.map((param) => param.text);
  for (const [i, param] of node.params.entries()) {
    if (param.text !== "_" && names.indexOf(param.text) < i) {
      return scope.error(CHECK_CODES.duplicateParameter, param.span, `the parameter ${param.text} is declared twice`);
    }
  }
  const values: Value[] = names.map(() => null);
  const frame: Frame = { names, values };
  scope.frames.push(frame);
  try {
    const body = bindBody(node.body, scope);
    if (!body) return undefined;
    return { lambda: { node, body: body.bound }, argument: makeArgument(names, values, body) };
  } finally {
    scope.frames.pop();
  }
}

interface Body {
  readonly bound: BoundLambda["body"];
  readonly isLiteral: boolean;
  readonly literal: Value | undefined;
  readonly run: LambdaArgument["call"];
}

function bindBody(body: ast.LambdaBody, scope: Scope): Body | undefined {
  if (body.kind === "value") {
    const bound = bindValue(body.value, scope);
    return bound && { bound, isLiteral: bound.isLiteral, literal: bound.literal, run: bound.get };
  }
  const bound = bindBoolean(body.expression, scope);
  return bound && { bound, isLiteral: bound.constant !== undefined, literal: bound.constant, run: bound.test };
}

function makeArgument(params: readonly string[], values: Value[], body: Body): LambdaArgument {
  const { isLiteral, literal, run } = body;
  return {
    params,
    isLiteral,
    literal,
    call(context, args) {
      for (let i = 0; i < values.length; i++) values[i] = args[i];
      return run(context, args);
    },
  };
}
