import { CHECK_CODES } from "../../diagnostics/check-codes.ts";
import type { FunctionDefinition } from "../../functions/define.ts";
import type { Param } from "../../functions/params.ts";
import type * as ast from "../../parser/ast.ts";
import { toCamel } from "../../util/to-camel.ts";
import { Failure } from "../../values/failure.ts";
import { bindArgument } from "./argument.ts";
import type { BoundArgument, BoundCall } from "./bound.ts";
import { emptyArgument } from "./empty-argument.ts";
import { bindKeys, indexed } from "./path.ts";
import type { Scope } from "./scope.ts";
import { suggestionNote } from "./value.ts";

/** Finds a function and checks its feature gate. */
export function findFunction(name: string, span: ast.Call["span"], scope: Scope): FunctionDefinition | undefined {
  const { functions, context } = scope.options;
  const definition = functions.get(name);
  if (!definition) {
    return scope.error(
      CHECK_CODES.unknownFunction,
      span,
      `there is no function ${name} in the ${context.name} context`,
      {
        notes: suggestionNote(name, [...functions.keys()]),
      },
    );
  }
  if (definition.gate !== undefined && !scope.gate(definition.gate)) {
    return scope.error(
      CHECK_CODES.featureGate,
      span,
      `${name} is experimental: turn on the feature gate ${definition.gate} to use it`,
    );
  }
  return definition;
}

/** Binds an editor or converter call: its function, arguments, and indexes. Source: functions.go, newFunctionCall. */
export function bindCall(node: ast.Call, scope: Scope): BoundCall | undefined {
  const definition = findFunction(node.name, node.nameSpan, scope);
  const pairs = definition && matchParameters(node, definition, scope);
  // Keys are checked even where the call is refused, so that all errors show at once.
  const keys = bindKeys(node.keys, scope);
  if (!definition || !pairs) return undefined;

  const bound: Record<string, unknown> = {};
  const args: BoundArgument[] = [];
  let complete = true;
  const allowDynamicSlices =
    definition.stability === "experimental" || scope.gate("pkg.ottl.functions.enableDynamicSliceArguments");
  for (const { argument, name, param } of pairs) {
    const result = bindArgument(argument, name, param, allowDynamicSlices, scope);
    if (!result) complete = false;
    else {
      bound[name] = result.value;
      args.push(result.argument);
    }
  }
  if (!complete || !keys) return undefined;
  let isWhole = true;
  for (const [name, param] of definition.ignoresArguments ? [] : Object.entries(definition.params)) {
    if (param.optional || name in bound) continue;
    const value = emptyArgument(param.type, name);
    const message = `${node.name} needs the argument ${name}`;
    const notes = [`signature: ${signature(definition)}`];
    if (value === undefined) return scope.error(CHECK_CODES.missingArgument, node.span, message, { notes });
    notes.push("another argument stands twice, so the Collector does not notice; it fails where the value is needed");
    scope.diagnostics.push({
      code: CHECK_CODES.missingArgument,
      severity: "warning",
      message,
      span: node.span,
      notes,
    });
    bound[name] = value;
    isWhole = false;
  }
  const evaluate = definition.create(bound as never, scope.options.environment);
  if (evaluate instanceof Failure) {
    return scope.error(CHECK_CODES.invalidArgument, node.span, `${node.name}: ${evaluate.message}`);
  }
  return {
    kind: "call",
    node,
    // Columns read arguments by name; a call without all of them is left to rows.
    definition: isWhole ? definition : { ...definition, batch: undefined },
    args,
    bound,
    keys,
    type: keys.length > 0 ? "any" : definition.returns,
    isLiteral: false,
    literal: undefined,
    get: indexed(evaluate, keys),
  };
}

interface MatchedArgument {
  readonly argument: ast.Argument;
  readonly name: string;
  readonly param: Param;
}

function matchParameters(node: ast.Call, definition: FunctionDefinition, scope: Scope): MatchedArgument[] | undefined {
  if (definition.ignoresArguments) return [];
  const params = Object.entries(definition.params);
  const requiredCount = params.filter(([, param]) => !param.optional).length;
  let sawNamed = false;
  for (const argument of node.args) {
    if (argument.name) sawNamed = true;
    else if (sawNamed) {
      return scope.error(
        CHECK_CODES.positionalAfterNamed,
        argument.span,
        "a positional argument cannot follow a named one: name it, or move it to the front",
        { notes: [`signature: ${signature(definition)}`] },
      );
    }
  }
  if (node.args.length < requiredCount || node.args.length > params.length) {
    const wanted = requiredCount === params.length ? `${params.length}` : `${requiredCount} to ${params.length}`;
    return scope.error(
      CHECK_CODES.wrongArgumentCount,
      node.span,
      `${node.name} takes ${wanted} argument${wanted === "1" ? "" : "s"}, but ${node.args.length} ${node.args.length === 1 ? "is" : "are"} given`,
      { notes: [`signature: ${signature(definition)}`] },
    );
  }
  const matched: MatchedArgument[] = [];
  let complete = true;
  node.args.forEach((argument, position) => {
    if (!argument.name) {
      const [name, param] = params[position];
      matched.push({ argument, name, param });
      return;
    }
    const wanted = toCamel(argument.name.text);
    const found = params.find(([name, { spelling = name }]) => toCamel(spelling) === wanted);
    if (found) matched.push({ argument, name: found[0], param: found[1] });
    else {
      complete = false;
      scope.error(
        CHECK_CODES.unknownParameter,
        argument.name.span,
        `${node.name} has no parameter ${argument.name.text}`,
        {
          notes: [
            ...suggestionNote(
              argument.name.text,
              params.map(([name, { spelling = name }]) => spelling),
            ),
            `signature: ${signature(definition)}`,
          ],
        },
      );
    }
  });
  return complete ? matched : undefined;
}

/** `Substring(target, start, length, [utf8_safe])`. */
export function signature(definition: FunctionDefinition): string {
  const params = Object.entries(definition.params).map(([name, param]) => (param.optional ? `[${name}]` : name));
  return `${definition.name}(${params.join(", ")})`;
}
