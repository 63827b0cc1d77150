import type { ConfigContext } from "../../src/config/signals.ts";
import type { ErrorMode, Signal, TelemetryFormat, Tier, Validation } from "../../src/index.ts";
import type { RunSummary } from "../../src/runtime/run-summary.ts";
import type { CountedProgram } from "../../src/runtime/v1/pipeline/counted-program.ts";
import type { StageLimits } from "../../src/runtime/v1/pipeline/limit-ledger.ts";
import type { StageResult, StageRules } from "../../src/runtime/v1/pipeline/run-stage.ts";

/** Packs by their folder. */
export type PackName = "encodings" | "grok" | "locales" | "user-agent" | "xml";

/** What each worker compiles; everything can be cloned to another thread. */
export interface PoolRules {
  /** A Collector's configuration, YAML text; or `statements`. */
  readonly config?: string;
  /** Statements of a transform processor, taken as they stand. */
  readonly statements?: readonly string[];
  /** The context of paths without one, for `statements`. */
  readonly context?: ConfigContext;
  /** For `statements`; `ignore` where it is left out. */
  readonly errorMode?: ErrorMode;
  readonly gates?: readonly string[];
  readonly tier?: Tier;
  readonly pipeline?: string;
  readonly strict?: boolean;
  /** What `${env:NAME}` stands for. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  /** Packs whose functions the rules may use. */
  readonly packs?: readonly PackName[];
  /** A stage of a pipeline of the dialect v1, in place of all of the above. */
  readonly stage?: StageRules;
  /** Modules (URLs or package names) that each worker imports before it compiles, to register more functions. */
  readonly modules?: readonly string[];
}

/** How a payload is to be processed. */
export interface PayloadOptions {
  /** Told from the payload where it is left out. */
  readonly signal?: Signal;
  readonly format?: TelemetryFormat;
  /** The input's where it is left out. */
  readonly outputFormat?: TelemetryFormat;
  readonly validate?: Validation;
  /** How many of the errors that error modes let pass are looked at; see `ProcessOptions`. */
  readonly errorLimit?: number;
  /** Of the payload, for a stage. */
  readonly limits?: StageLimits;
}

/** Where the bytes of a payload stand in the buffer of its message. */
export interface Slice {
  readonly offset: number;
  readonly length: number;
}

/** What a stage made of a payload, with the places of its payloads. */
export type StageReply = Omit<StageResult, "output" | "routes"> & {
  readonly routes: readonly (readonly [name: string, payload: Slice])[];
};

export interface WorkerResult {
  readonly summary: RunSummary;
  readonly output: Slice | undefined;
  readonly stage?: StageReply;
}

export type Request =
  /** Payloads, one after the other, all in one buffer. */
  | {
      readonly kind: "run";
      readonly buffer: ArrayBuffer;
      readonly payloads: readonly (Slice & { readonly options: PayloadOptions })[];
    }
  /** Whether payloads of a signal may be split. */
  | { readonly kind: "can-split"; readonly signal: Signal }
  /** What a stage counted so far. */
  | { readonly kind: "metrics" };

export type Reply =
  | { readonly kind: "ready" }
  | {
      readonly kind: "ran";
      readonly buffer: ArrayBuffer;
      /** `output` undefined: refused. */
      readonly results: readonly WorkerResult[];
    }
  | { readonly kind: "can-split"; readonly answer: boolean }
  | { readonly kind: "metrics"; readonly programs: readonly CountedProgram[] }
  /** The worker cannot go on. */
  | { readonly kind: "broken"; readonly message: string };
