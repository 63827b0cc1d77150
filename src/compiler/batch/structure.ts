import type { BoundArgument, BoundCall, BoundPath, BoundValue } from "../../analysis/bind/bound.ts";

/**
 * A text that two expressions share only if they compute the same from the same record; undefined where that cannot be
 * told (lambdas, keys that are computed, literals that are objects).
 */
export function structureOf(value: BoundValue): string | undefined {
  if (value.isLiteral) return scalarText(value.literal);
  switch (value.kind) {
    case "path":
      return pathStructure(value);
    case "math":
      return joined(value.operator, [structureOf(value.left), structureOf(value.right)]);
    case "negate":
      return joined("-", [structureOf(value.operand)]);
    case "list":
      return joined("[]", value.items.map(structureOf));
    case "call": {
      const keys = value.keys.map((key) => (key.kind === "expression" ? undefined : scalarText(key.literal)));
      return joined("at", [callStructure(value), ...keys]);
    }
    default:
      return undefined;
  }
}

/** The same for a call without its keys. */
export function callStructure({ definition, args }: BoundCall): string | undefined {
  const texts = args.map((argument) => joined(argument.name, [argumentStructure(argument)]));
  return joined(definition.name, texts.sort());
}

function argumentStructure(argument: BoundArgument): string | undefined {
  switch (argument.kind) {
    case "value":
      return structureOf(argument.value);
    case "list":
      return joined("[]", argument.items.map(structureOf));
    case "constant":
      return scalarText(argument.value);
    case "function":
      return `function ${argument.definition.name}`;
    default:
      return undefined;
  }
}

function pathStructure({ path, keyExpressions }: BoundPath): string | undefined {
  const { context, field, keys } = path.reads;
  if (keys === undefined || keyExpressions.length > 0) return undefined;
  return joined(`${context}.${field}`, keys.map(scalarText));
}

function scalarText(value: unknown): string | undefined {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value);
    case "number":
      return `float ${Object.is(value, -0) ? "-0" : value}`;
    case "bigint":
    case "boolean":
    case "undefined":
      return `${typeof value} ${value}`;
    default:
      return value === null ? "nil" : undefined;
  }
}

function joined(head: string, parts: readonly (string | undefined)[]): string | undefined {
  let text = `${head}(`;
  for (const part of parts) {
    if (part === undefined) return undefined;
    text += `${part},`;
  }
  return `${text})`;
}
