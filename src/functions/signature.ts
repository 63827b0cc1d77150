import type { FunctionDefinition } from "./define.ts";
import type { ParamType, SimpleKind } from "./params.ts";

/** How a parameter's kind reads in help and hovers. */
const KIND_NAMES: Readonly<Record<SimpleKind, string>> = {
  any: "value",
  string: "string",
  int: "int",
  float: "float",
  bool: "bool",
  time: "time",
  duration: "duration",
  pmap: "map",
  pslice: "slice",
  stringLike: "string-like",
  intLike: "int-like",
  floatLike: "float-like",
  boolLike: "bool-like",
  byteSliceLike: "bytes-like",
  stringLiteral: "string literal",
  intLiteral: "int literal",
  floatLiteral: "float literal",
  boolLiteral: "bool literal",
  bytesLiteral: "bytes literal",
  enum: "enum symbol",
  setter: "path",
  getSetter: "path",
  pmapGetSetter: "path of a map",
  psliceGetSetter: "path of a slice",
};

/** A parameter's kind in words. */
export function describeParamType(type: ParamType): string {
  switch (type.kind) {
    case "list":
      return `list of ${KIND_NAMES[type.element]}`;
    case "slice":
      return `slice of ${KIND_NAMES[type.element]}`;
    case "function":
      return "converter name";
    case "lambda":
      return "lambda";
    default:
      return KIND_NAMES[type.kind];
  }
}

/** A function's head: `Concat(vals: list of string-like, delimiter: string): string`; `?` marks optional parameters. */
export function signatureOf(definition: Pick<FunctionDefinition, "name" | "kind" | "params" | "returns">): string {
  const params = Object.entries(definition.params).map(
    ([name, { type, optional }]) => `${name}${optional ? "?" : ""}: ${describeParamType(type)}`,
  );
  const head = `${definition.name}(${params.join(", ")})`;
  return definition.kind === "editor" ? head : `${head}: ${definition.returns}`;
}
