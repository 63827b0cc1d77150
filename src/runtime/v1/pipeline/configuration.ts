import type { ConfigScalar } from "../../../config/config-node.ts";
import type { ConfigText } from "../../../config/finding.ts";
import type { Span } from "../../../diagnostics/span.ts";
import type { RunLimit } from "../error.ts";
import type { V1Recovery } from "../options.ts";

/** What a YAML file of the dialect v1 says: docs/v1.md, "Configurations". */
export interface V1Configuration {
  /** In order; a configuration without `stages` is one stage. */
  readonly stages: readonly StageConfig[];
  /** Undefined where the file has no `outputs`: then a route may name any. */
  readonly outputs: readonly OutputConfig[] | undefined;
  /** The names of all outputs, refused ones too. */
  readonly outputNames: readonly string[] | undefined;
  /** The output of what is left at the end. */
  readonly defaultOutput: string | undefined;
  readonly limits: readonly LimitConfig[];
}

export interface StageConfig {
  readonly name: string;
  /** Where the name stands, or else the stage. */
  readonly span: Span;
  readonly path: string;
  /** Threads, 1 or more. */
  readonly workers: number;
  readonly program: StageProgram;
  /** Overrides what the program's head says. */
  readonly recovery: V1Recovery | undefined;
  /** Overrides what the program's head says. */
  readonly itemNanos: number | undefined;
  /** For what neither the stage nor its program's head says. */
  readonly defaults: { readonly recovery?: V1Recovery; readonly itemNanos?: number };
}

export type StageProgram =
  | { readonly kind: "texts"; readonly texts: readonly ConfigText[] }
  /** A path as the configuration gives it. */
  | { readonly kind: "file"; readonly path: string; readonly node: ConfigScalar };

/** A named output. */
export interface OutputConfig {
  readonly name: string;
  /** `file`, `stdout` or what the runtime knows besides. */
  readonly type: string;
  /** Of a file. */
  readonly path: string | undefined;
  /** As the output's file is named where it is left out. */
  readonly format: OutputFormat | undefined;
  /** All of its settings, for outputs that the runtime knows. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly span: Span;
}

/** A limit of the whole run. */
export interface LimitConfig {
  readonly kind: RunLimit;
  /** Records, nanoseconds or bytes. */
  readonly value: number;
  readonly span: Span;
}

/** Outputs that every runtime with files has. */
export const OUTPUT_TYPES: readonly string[] = ["file", "stdout"];

/** Formats of files. */
export const OUTPUT_FORMATS = ["json", "jsonl", "pb", "pbl"] as const;

export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

/** Threads of all stages together. */
export const MAX_WORKERS = 256;
