import type { Duration } from "../values/duration.ts";
import type { PMap, PSlice } from "../values/pmap.ts";
import type { Time } from "../values/time.ts";
import type { Value } from "../values/value.ts";
import type {
  FunctionReference,
  GetSetter,
  Getter,
  LambdaArgument,
  LikeGetter,
  PMapGetSetter,
  PSliceGetSetter,
  Setter,
  SliceGetter,
} from "./getters.ts";

/** What a value getter coerces to (semantics: the reference's Standard…Getter in expression.go). */
export interface GetterTypes {
  any: Getter<Value>;
  string: Getter<string>;
  int: Getter<bigint>;
  float: Getter<number>;
  bool: Getter<boolean>;
  time: Getter<Time>;
  duration: Getter<Duration>;
  pmap: Getter<PMap>;
  pslice: Getter<PSlice>;
  stringLike: LikeGetter<string>;
  intLike: LikeGetter<bigint>;
  floatLike: LikeGetter<number>;
  boolLike: LikeGetter<boolean>;
  byteSliceLike: LikeGetter<Uint8Array>;
}

/** What a literal-only parameter gives: a value at compile time. */
export interface LiteralTypes {
  stringLiteral: string;
  intLiteral: bigint;
  floatLiteral: number;
  boolLiteral: boolean;
  bytesLiteral: Uint8Array;
  /** An enum symbol of the context, as its number. */
  enum: bigint;
}

/** Parameters that take a bare path. */
export interface PathTypes {
  setter: Setter;
  getSetter: GetSetter;
  pmapGetSetter: PMapGetSetter;
  psliceGetSetter: PSliceGetSetter;
}

export type GetterKind = keyof GetterTypes;
export type LiteralKind = keyof LiteralTypes;
export type PathKind = keyof PathTypes;
export type ElementKind = GetterKind | "stringLiteral" | "intLiteral" | "floatLiteral";

type Simple = GetterTypes & LiteralTypes & PathTypes;
export type SimpleKind = keyof Simple;

/** A parameter's kind: what the reference's argument struct says of the field. */
export type ParamType =
  | { readonly kind: SimpleKind }
  /** A list literal whose elements are each of the kind. */
  | { readonly kind: "list"; readonly element: ElementKind }
  /** A list literal, or (gate enableDynamicSliceArguments, on by default) any expression that yields a slice. */
  | { readonly kind: "slice"; readonly element: ElementKind }
  /** A converter's name. */
  | { readonly kind: "function" }
  /** A lambda; arity and result are checked by the function itself. */
  | { readonly kind: "lambda" };

export interface Param<T = unknown> {
  readonly type: ParamType;
  readonly optional: boolean;
  /** One line for help and hover. */
  readonly doc: string;
  /** How a named argument spells it, where that is not its name: the reference's field `URI` is `u_r_i`. */
  readonly spelling?: string;
  /** Only for inference: never set. */
  readonly __value?: T;
}

export type ElementValue<E extends ElementKind> = E extends GetterKind
  ? GetterTypes[E]
  : E extends keyof LiteralTypes
    ? LiteralTypes[E]
    : never;

/** What a slice's elements are once read: a getter kind gives its value. */
export type SliceElementValue<E extends ElementKind> = E extends GetterKind
  ? GetterTypes[E] extends Getter<infer V>
    ? V
    : never
  : E extends keyof LiteralTypes
    ? LiteralTypes[E]
    : never;

/** A required parameter of a simple kind. */
export function required<K extends SimpleKind>(kind: K, doc = ""): Param<Simple[K]> {
  return { type: { kind }, optional: false, doc };
}

/** An optional parameter: undefined where it is not given. */
export function optional<K extends SimpleKind>(kind: K, doc = ""): Param<Simple[K] | undefined> {
  return { type: { kind }, optional: true, doc };
}

/** A required list literal. */
export function list<E extends ElementKind>(element: E, doc = ""): Param<readonly ElementValue<E>[]> {
  return { type: { kind: "list", element }, optional: false, doc };
}

export function optionalList<E extends ElementKind>(
  element: E,
  doc = "",
): Param<readonly ElementValue<E>[] | undefined> {
  return { type: { kind: "list", element }, optional: true, doc };
}

/** A required list that may be dynamic. */
export function slice<E extends ElementKind>(element: E, doc = ""): Param<SliceGetter<SliceElementValue<E>>> {
  return { type: { kind: "slice", element }, optional: false, doc };
}

export function optionalFunction(doc = ""): Param<FunctionReference | undefined> {
  return { type: { kind: "function" }, optional: true, doc };
}

export function lambda(doc = ""): Param<LambdaArgument> {
  return { type: { kind: "lambda" }, optional: false, doc };
}

export function optionalLambda(doc = ""): Param<LambdaArgument | undefined> {
  return { type: { kind: "lambda" }, optional: true, doc };
}

/** Parameters by their OTTL name (snake case), in positional order. */
export type Params = Readonly<Record<string, Param>>;

export type Arguments<P extends Params> = { readonly [N in keyof P]: P[N] extends Param<infer T> ? T : never };
