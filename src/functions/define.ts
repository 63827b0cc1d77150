import type { ContextName } from "../otlp/context-name.ts";
import type { Failure } from "../values/failure.ts";
import type { Zone } from "../values/time.ts";
import type { Value } from "../values/value.ts";
import type { BatchForm } from "./batch.ts";
import type { Evaluate } from "./getters.ts";
import type { Arguments, Params } from "./params.ts";

export type { ContextName };

/** The function sets of the reference: transform and filter processors differ in a few functions. */
export type Host = "transform" | "filter";

/** Everything a function may ask of the world; injected, so that runs are repeatable. */
export interface FunctionEnvironment {
  /** Nanoseconds since the Unix epoch. */
  readonly now: () => bigint;
  /** Fills the array with random bytes. */
  readonly random: (bytes: Uint8Array) => void;
  /** The zone of `time.Local`. */
  readonly localZone: Zone;
  /** A zone by its IANA name; undefined where it is not known. */
  readonly loadZone: (name: string) => Zone | undefined;
  /** Feature gates that are on. */
  readonly gates: ReadonlySet<string>;
  readonly context: ContextName;
  /** The host's own hash of a byte string, in lower-case hexadecimal; where absent, the bundled library does it. */
  readonly digest?: (algorithm: DigestAlgorithm, text: string) => string;
  /** How many bytes of a payload the batch tier takes at a time; its own choice where absent. */
  readonly batchBytes?: number;
}

export type DigestAlgorithm = "md5" | "sha1" | "sha256" | "sha512";

/** What a function reads, writes or depends on besides its arguments; the batch tier and lint rules ask. */
export interface Effects {
  /** Same arguments, same answer: no clock, no random, no record state besides the arguments. */
  readonly pure: boolean;
}

export const PURE: Effects = { pure: true };
export const IMPURE: Effects = { pure: false };

/** The static type of a result, for inference and docs. */
export type ResultType =
  | "any"
  | "nil"
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

/** An example that runs as a test; converters give `value` (printed as OTTL) or `error`. */
export interface Example {
  /** A value expression (converter) or statement (editor), with context-qualified paths. */
  readonly source: string;
  /** Converters: the result as an OTTL literal (`"a-b"`, `[1, 2]`, `{"a": 1}`, `nil`), times and durations as text. */
  readonly value?: string;
  /** Editors: the record's attributes before and after, as OTTL map literals (records: further-examples.ts). */
  readonly before?: string;
  readonly after?: string;
}

export type Stability = "stable" | "experimental" | "development" | "deprecated";

export interface FunctionDefinition<P extends Params = Params> {
  readonly name: string;
  readonly kind: "editor" | "converter";
  /** In positional order; keys are the argument names as written in OTTL (snake case). */
  readonly params: P;
  readonly returns: ResultType;
  readonly effects: Effects;
  /** One sentence, active voice. */
  readonly summary: string;
  /** Further lines for hover and docs: nil policy, errors, quirks. */
  readonly notes?: readonly string[];
  readonly examples: readonly Example[];
  /** Contexts that have it; all where absent. */
  readonly contexts?: readonly ContextName[];
  /** Processors that have it; both where absent. */
  readonly hosts?: readonly Host[];
  /** Feature gate that must be on. */
  readonly gate?: string;
  /** pkg/ottl (Collector contrib) version that first had it, for instance `0.60.0`. */
  readonly since?: string;
  readonly stability?: Stability;
  /** The reference file, for instance `ottlfuncs/func_concat.go`. */
  readonly reference: string;
  /** Functions without an argument struct accept and ignore any arguments. */
  readonly ignoresArguments?: boolean;
  /**
   * Makes the function for one call site. Literal arguments are prepared here once; a Failure refuses the call when
   * the program is compiled (the reference's `config` stage). Argument getters are evaluated in the order, and only
   * when, the reference evaluates them.
   */
  readonly create: (args: Arguments<P>, env: FunctionEnvironment) => Evaluate | Failure;
  /**
   * For strict pure converters: the semantics over coerced values, positionally, literals bound once. The batch tier
   * calls it over columns and may memoise it.
   */
  readonly kernel?: (
    args: Arguments<P>,
    env: FunctionEnvironment,
  ) => ((...values: never[]) => Value | Failure) | Failure;
  /** How this call site runs over columns; undefined where it does not. */
  readonly batch?: (args: Arguments<P>) => BatchForm | undefined;
}

/** Declares a function; the catalogue collects it. Infers argument types from `params`. */
export function defineFunction<const P extends Params>(definition: FunctionDefinition<P>): FunctionDefinition<P> {
  return definition;
}
