import { CHECK_CODES } from "../../diagnostics/check-codes.ts";
import type { FunctionDefinition } from "../../functions/define.ts";
import type { FunctionReference, GetSetter, Getter } from "../../functions/getters.ts";
import type { ElementKind, Param, SimpleKind } from "../../functions/params.ts";
import type * as ast from "../../parser/ast.ts";
import { Failure, fail } from "../../values/failure.ts";
import type { BoundArgument, BoundValue } from "./bound.ts";
import { findFunction } from "./call.ts";
import { GATES } from "./gates.ts";
import { coercionOf, isGetterKind, typedGetter } from "./getter.ts";
import { bindLambda } from "./lambda.ts";
import { bindPath, refuseLocalWrite } from "./path.ts";
import type { Scope } from "./scope.ts";
import { sliceItems } from "./slice.ts";
import { bindValue, enumValue, type NO_RECORD } from "./value.ts";

/** An argument as the tree shows it and as the function receives it. */
export interface BoundArgumentResult {
  readonly argument: BoundArgument;
  readonly value: unknown;
}

type Result = BoundArgumentResult | undefined;

/** Binds one argument by its parameter's kind. Source: the reference's functions.go, buildArgs and buildArg. */
export function bindArgument(
  argument: ast.Argument,
  name: string,
  param: Param,
  allowDynamicSlices: boolean,
  scope: Scope,
): Result {
  const { type } = param;
  if (type.kind === "function") return bindFunctionName(argument, name, scope);
  const node = argument.value;
  if (node.kind === "FunctionName") {
    return refuse(scope, node, `${node.name} is a function: call it as ${node.name}(…)`);
  }
  switch (type.kind) {
    case "lambda":
      return bindLambdaArgument(node, name, scope);
    case "list":
      if (node.kind !== "List") return refuse(scope, node, `${name} must be a list literal: […]`);
      return bindListItems(node, name, type.element, scope, (items) => items);
    case "slice":
      return bindSlice(node, name, type.element, allowDynamicSlices, scope);
    default:
      return bindSimple(node, name, type.kind, scope);
  }
}

function refuse(scope: Scope, node: ast.Node, message: string, notes: readonly string[] = []): undefined {
  return scope.error(CHECK_CODES.wrongArgumentKind, node.span, message, { notes });
}

const LITERAL_NODES = {
  stringLiteral: ["String", 'a string literal: "…"'],
  intLiteral: ["Int", "an int literal without a sign"],
  floatLiteral: ["Float", "a float literal with a decimal point and without a sign"],
  boolLiteral: ["Boolean", "true or false"],
  bytesLiteral: ["Bytes", "a bytes literal: 0x…"],
} as const;

function bindSimple(node: ast.ValueExpression, name: string, kind: SimpleKind, scope: Scope): Result {
  if (kind in LITERAL_NODES) return bindLiteral(node, name, kind as keyof typeof LITERAL_NODES, scope);
  if (kind === "enum") {
    if (node.kind !== "Enum") return refuse(scope, node, `${name} must be an enum symbol of the context`);
    const value = enumValue(node, scope);
    return value === undefined ? undefined : { argument: { kind: "constant", name, value }, value };
  }
  if (isGetterKind(kind)) {
    const value = bindValue(node, scope);
    if (!value) return undefined;
    const getter = typedGetter(value, kind);
    if (getter instanceof Failure) return refuse(scope, node, `${name}: ${getter.message}`);
    return { argument: { kind: "value", name, value }, value: getter };
  }
  return bindTarget(node, name, kind, scope);
}

function bindLiteral(node: ast.ValueExpression, name: string, kind: keyof typeof LITERAL_NODES, scope: Scope): Result {
  const [wanted, description] = LITERAL_NODES[kind];
  if (node.kind !== wanted) {
    const notes =
      node.kind === "Path" || node.kind === "Call" ? [`${name} is read once, when the rule is compiled`] : [];
    return refuse(scope, node, `${name} must be ${description}`, notes);
  }
  const { value } = node as
    | ast.StringLiteral
    | ast.IntLiteral
    | ast.FloatLiteral
    | ast.BooleanLiteral
    | ast.BytesLiteral;
  return { argument: { kind: "constant", name, value }, value };
}

/** Setters and get-setters take a bare path. */
function bindTarget(node: ast.ValueExpression, name: string, kind: string, scope: Scope): Result {
  if (node.kind !== "Path")
    return refuse(scope, node, `${name} must be a path, such as ${scope.options.context.name}.attributes["key"]`);
  const value = bindPath(node, scope);
  if (!value) return undefined;
  const set = value.kind === "path" ? value.path.set : refuseLocalWrite(value.name);
  const getter =
    kind === "pmapGetSetter"
      ? typedGetter(value, "pmap")
      : kind === "psliceGetSetter"
        ? typedGetter(value, "pslice")
        : value;
  if (getter instanceof Failure) return refuse(scope, node, getter.message);
  const target: GetSetter<unknown> = { get: getter.get, isLiteral: false, literal: undefined, set };
  return { argument: { kind: "value", name, value }, value: target };
}

function bindListItems(
  node: ast.ListLiteral,
  name: string,
  element: ElementKind,
  scope: Scope,
  wrap: (items: readonly unknown[]) => unknown,
): Result {
  const values: unknown[] = [];
  const items: BoundValue[] = [];
  let complete = true;
  for (const item of node.items) {
    const result = bindSimple(item, name, element, scope);
    if (!result) complete = false;
    else {
      values.push(result.value);
      if (result.argument.kind === "value") items.push(result.argument.value);
      else if (result.argument.kind === "constant") {
        const literal = bindValue(item, scope);
        if (literal) items.push(literal);
      }
    }
  }
  return complete ? { argument: { kind: "list", name, items }, value: wrap(values) } : undefined;
}

function bindSlice(
  node: ast.ValueExpression,
  name: string,
  element: ElementKind,
  allowDynamic: boolean,
  scope: Scope,
): Result {
  if (node.kind === "List" || !isGetterKind(element)) {
    if (node.kind !== "List") return refuse(scope, node, `${name} must be a list literal: […]`);
    return bindListItems(node, name, element, scope, (items) => literalSlice(items, isGetterKind(element)));
  }
  if (!allowDynamic) {
    return scope.error(
      CHECK_CODES.featureGate,
      node.span,
      `${name} must be a list literal: passing a path or converter needs the feature gate ${GATES.dynamicSliceArguments}`,
    );
  }
  const value = bindValue(node, scope);
  if (!value) return undefined;
  const coercion = coercionOf(element);
  if (value.isLiteral) {
    const items = sliceItems(value.literal ?? null, coercion);
    if (items instanceof Failure) return refuse(scope, node, `${name}: ${items.message}`);
    return { argument: { kind: "value", name, value }, value: { isLiteral: true, literal: items, get: () => items } };
  }
  const { get } = value;
  return {
    argument: { kind: "value", name, value },
    value: {
      isLiteral: false,
      literal: undefined,
      get(context: Parameters<typeof get>[0]) {
        const slice = get(context);
        return slice instanceof Failure ? slice : sliceItems(slice, coercion);
      },
    },
  };
}

/** A list literal as a slice argument: its getters are read together. */
function literalSlice(items: readonly unknown[], areGetters: boolean): unknown {
  if (!areGetters) return { isLiteral: true, literal: items, get: () => items };
  const getters = items as readonly Getter<unknown>[];
  if (getters.every((getter) => getter.isLiteral)) {
    const literal = getters.map((getter) => getter.literal);
    return { isLiteral: true, literal, get: () => literal };
  }
  return {
    isLiteral: false,
    literal: undefined,
    get(context: typeof NO_RECORD) {
      const values: unknown[] = [];
      for (const getter of getters) {
        const value = getter.get(context);
        if (value instanceof Failure) return value;
        values.push(value);
      }
      return values;
    },
  };
}

function bindLambdaArgument(node: ast.ValueExpression, name: string, scope: Scope): Result {
  if (node.kind !== "Lambda") return refuse(scope, node, `${name} must be a lambda: (parameter) => expression`);
  const result = bindLambda(node, scope);
  return result && { argument: { kind: "lambda", name, lambda: result.lambda }, value: result.argument };
}

function bindFunctionName(argument: ast.Argument, name: string, scope: Scope): Result {
  const node = argument.value;
  if (node.kind !== "FunctionName" && node.kind !== "Enum") {
    return refuse(scope, node, `${name} must be the name of a converter without arguments, such as SHA256`);
  }
  const definition = findFunction(node.name, node.span, scope);
  if (!definition) return undefined;
  const reference = functionReference(definition, scope);
  return { argument: { kind: "function", name, definition }, value: reference };
}

function functionReference(definition: FunctionDefinition, scope: Scope): FunctionReference {
  return {
    name: definition.name,
    bind(args) {
      const params = Object.entries(definition.params);
      if (definition.ignoresArguments) return notForStrings(definition.name);
      if (params.length !== args.length) {
        return fail(
          "invalid-argument",
          "{0} takes {1} arguments, but is given {2}",
          definition.name,
          params.length,
          args.length,
        );
      }
      const bound: Record<string, unknown> = {};
      for (const [i, [name, param]] of params.entries()) {
        // The reference copies argument fields by type; only a plain string getter fits.
        if (param.type.kind !== "string" || param.optional) {
          return notForStrings(definition.name);
        }
        bound[name] = args[i];
      }
      return definition.create(bound as never, scope.options.environment);
    },
  };
}

/** Where the reference crashes. */
function notForStrings(name: string): Failure {
  return fail("crash", "{0} cannot be applied to a string", name);
}
