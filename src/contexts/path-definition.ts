import type { ContextName } from "../otlp/context-name.ts";
import type { RecordContext } from "../otlp/record-context.ts";
import type { Failure } from "../values/failure.ts";
import type { Value } from "../values/value.ts";

export type { ContextName };

/** Who owns a path: a context or the Collector itself; `instrumentation_scope` paths belong to `scope`. */
export type PathOwner = ContextName | "otelcol";

/** The static type a path reads as; `any`: an attribute's value or an object of the data model (see `goType`). */
export type PathType =
  | "any"
  | "string"
  | "int"
  | "float"
  | "bool"
  | "bytes"
  | "map"
  | "slice"
  | "time"
  | "duration"
  | "traceid"
  | "spanid"
  | "profileid";

/** An index of a path segment, compiled. */
export interface PathKey {
  readonly kind: "string" | "int" | "expression";
  /** The literal, for kinds `string` (byte string) and `int`. */
  readonly literal?: string | bigint;
  /** Evaluates an `expression` key. */
  readonly get?: (context: RecordContext) => Value | Failure;
  /** Whether the expression is a converter call. */
  readonly isConverterKey?: boolean;
}

/** One segment of a path as the compiler hands it in. */
export interface PathSegment {
  readonly name: string;
  readonly keys: readonly PathKey[];
}

/** What a path touches, told without calling its closures: for lint rules, effects and the batch tier. */
export interface PathAccess {
  readonly context: PathOwner;
  /** The segments after the context, dotted: `attributes`, `status.code`, `trace_id.string`. */
  readonly field: string;
  /** The literal keys in order; undefined where one of them is an expression; empty without keys. */
  readonly keys: readonly (string | bigint)[] | undefined;
}

export type PathGet = (context: RecordContext) => Value | Failure;
export type PathSet = (context: RecordContext, value: Value) => Failure | undefined;

/** A path of a statement, resolved against its context. */
export interface ResolvedPath {
  readonly get: PathGet;
  /** Always callable: a path that is not settable answers with the reference's failure (or ignores the value). */
  readonly set: PathSet;
  readonly type: PathType;
  /** Whether reading may yield nil although the static type is another (data point variants, missing client). */
  readonly nullable: boolean;
  readonly settable: boolean;
  readonly reads: PathAccess;
  /** Undefined where the path is not settable. */
  readonly writes: PathAccess | undefined;
  /** Go type of an object of the data model, for instance `ptrace.SpanEventSlice`. */
  readonly goType: string | undefined;
}

/** Why a path was refused when its statement was compiled. */
export class PathError {
  /** The reference's text. */
  readonly message: string;
  /** Index of the segment at fault; -1: the context prefix. */
  readonly fieldIndex: number;
  /** Whether the keys of that segment are at fault, not its name. */
  readonly keys: boolean;
  /** Names that would have been valid there. */
  readonly candidates: readonly string[];

  constructor(message: string, fieldIndex: number, keys: boolean, candidates: readonly string[]) {
    this.message = message;
    this.fieldIndex = fieldIndex;
    this.keys = keys;
    this.candidates = candidates;
  }
}

/**
 * What may stand in brackets after the path. `map`: a string key first, then any depth; `value`: a string or int by what
 * the value is, then any depth; `header`: exactly one string literal; `metadata`: a string, then at most one index.
 */
export type KeyRule = "none" | "map" | "value" | "header" | "metadata";

/** A path as completion, hover and docs show it. */
export interface PathInfo {
  readonly context: PathOwner;
  /** With its context: `span.status.code`. */
  readonly path: string;
  readonly type: PathType;
  readonly nullable: boolean;
  readonly settable: boolean;
  readonly keys: KeyRule;
  /** One sentence. */
  readonly doc: string;
  /** Symbols with this prefix name the path's values. */
  readonly enumPrefix: string | undefined;
  readonly goType: string | undefined;
}

export interface ContextDefinition {
  readonly name: ContextName;
  /** The prefixes a statement of this context may use, where paths carry a context name. */
  readonly pathContextNames: readonly string[];
  /**
   * Resolves a path. `prefix` is the context name the path carries, or "" where the host has context names switched
   * off: then the first segment counts as a context when it is one that the context can reach.
   */
  readonly resolvePath: (prefix: string, fields: readonly PathSegment[]) => ResolvedPath | PathError;
  readonly enums: ReadonlyMap<string, bigint>;
  /** The reference's text for a symbol that `enums` lacks. */
  readonly enumError: (symbol: string) => string;
  /** Every path that a statement of this context can use. */
  readonly paths: readonly PathInfo[];
}

/** The reading and writing side of a path for one use of it. */
export interface Accessor {
  readonly get: PathGet;
  readonly set: PathSet;
}

/** One path of a context, as its table lists it. */
export interface PathDefinition {
  /** Segments after the context, dotted. */
  readonly path: string;
  readonly type: PathType;
  readonly nullable?: boolean;
  /** False: `set` answers with a failure. */
  readonly settable: boolean;
  /** `none` where absent. */
  readonly keys?: KeyRule;
  readonly doc: string;
  readonly enumPrefix?: string;
  readonly goType?: string;
  /** Makes the closures; keys are empty unless the path's rule allows them. A string refuses the keys. */
  readonly access: (keys: readonly PathKey[]) => Accessor | string;
}
