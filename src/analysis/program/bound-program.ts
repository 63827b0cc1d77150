import type { ConfigFinding, ConfigText } from "../../config/finding.ts";
import type { ErrorMode } from "../../config/reader.ts";
import type { ConfigContext } from "../../config/signals.ts";
import type { FunctionEnvironment } from "../../functions/define.ts";
import type { BoundBoolean, BoundStatement } from "../bind/bound.ts";

/** What functions may ask of the world, before a context is chosen. */
export type ProgramEnvironment = Omit<FunctionEnvironment, "context">;

/** A statement of a configuration, bound. */
export interface ProgramStatement {
  readonly text: ConfigText;
  readonly bound: BoundStatement;
}

/** A condition of a configuration, bound. */
export interface ProgramCondition {
  readonly text: ConfigText;
  readonly bound: BoundBoolean;
}

/** Statements or conditions that run in one context. */
export interface BoundGroup {
  readonly context: ConfigContext;
  /** Why that context, where it was inferred. */
  readonly reason: string | undefined;
  /** Transform: one must hold for the statements to run. Filter: one must hold for the record to be dropped. */
  readonly conditions: readonly ProgramCondition[];
  /** Empty in a filter. */
  readonly statements: readonly ProgramStatement[];
  readonly errorMode: ErrorMode;
  readonly sharedCache: boolean;
  /** Whether a text names the cache, so that records need one of their own. */
  readonly usesCache: boolean;
}

/** A bound configuration, as far as it could be bound, and what is wrong with it. */
export interface BindResult<P> {
  readonly program: P;
  readonly findings: readonly ConfigFinding[];
}
