import type { ConfigContext } from "../../src/config/signals.ts";
import type { ErrorMode, Signal, TelemetryFormat, Tier, Validation } from "../../src/index.ts";
import type { RunSummary } from "../../src/runtime/run-summary.ts";

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
}

/** Where the bytes of a payload stand in the buffer of its message. */
export interface Slice {
  readonly offset: number;
  readonly length: number;
}

export type Request =
  /** Payloads, one after the other, all in one buffer. */
  | {
      readonly kind: "run";
      readonly buffer: ArrayBuffer;
      readonly payloads: readonly (Slice & { readonly options: PayloadOptions })[];
    }
  /** Whether payloads of a signal may be split. */
  | { readonly kind: "can-split"; readonly signal: Signal };

export type Reply =
  | { readonly kind: "ready" }
  | {
      readonly kind: "ran";
      readonly buffer: ArrayBuffer;
      /** `output` undefined: refused. */
      readonly results: readonly { readonly summary: RunSummary; readonly output: Slice | undefined }[];
    }
  | { readonly kind: "can-split"; readonly answer: boolean }
  /** The worker cannot go on. */
  | { readonly kind: "broken"; readonly message: string };
