import type { RecordContext } from "../otlp/record-context.ts";
import type { Failure } from "../values/failure.ts";
import type { PMap, PSlice } from "../values/pmap.ts";
import type { Value } from "../values/value.ts";

/** Evaluates an argument for one record. */
export type Evaluate<T = Value> = (context: RecordContext) => T | Failure;

/**
 * An argument: a compiled expression with its coercion. A literal (known at compile time, already coerced) has
 * `isLiteral` and `literal`.
 */
export interface Getter<T = Value> {
  readonly get: Evaluate<T>;
  readonly isLiteral: boolean;
  /** The value, where `isLiteral`. */
  readonly literal: T | undefined;
}

export interface Setter {
  /** Writes the value; a Failure where the path refuses it. */
  readonly set: (context: RecordContext, value: Value) => Failure | undefined;
}

/** A path that can be read and written. `T` is the coercion of its reading side. */
export interface GetSetter<T = Value> extends Getter<T>, Setter {}

export type PMapGetSetter = GetSetter<PMap>;
export type PSliceGetSetter = GetSetter<PSlice>;

/**
 * "Like" getters answer undefined where the reference answers "not found" (a nil value); each function decides what
 * that means.
 */
export type LikeGetter<T> = Getter<T | undefined>;

/** A converter passed by name (`replace_pattern(…, function=SHA256)`): give it argument getters by position. */
export interface FunctionReference {
  readonly name: string;
  readonly bind: (args: readonly Getter[]) => Evaluate | Failure;
}

/** A lambda argument: bound arguments are normalised values; the body runs in the context of the outer record. */
export interface LambdaArgument {
  readonly params: readonly string[];
  readonly isLiteral: boolean;
  /** The value of a constant body. */
  readonly literal: Value | undefined;
  readonly call: (context: RecordContext, args: readonly Value[]) => Value | Failure;
}

/** A list argument that may be a literal list of getters or, at run time, any slice. */
export interface SliceGetter<T> {
  readonly isLiteral: boolean;
  readonly literal: readonly T[] | undefined;
  readonly get: Evaluate<readonly T[]>;
}
