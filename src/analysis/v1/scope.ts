import { CONTEXTS, type ContextDefinition, type ContextName, type ResolvedPath } from "../../contexts/index.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/span.ts";
import type { FunctionEnvironment } from "../../functions/define.ts";
import type { Evaluate } from "../../functions/getters.ts";
import type { V1Type } from "../../functions/v1/define.ts";
import type { Signal } from "../../otlp/signal.ts";
import type { Failure } from "../../values/failure.ts";
import type { Value } from "../../values/value.ts";
import type { V1Form } from "./form.ts";

/** The context that bare paths belong to. */
export const V1_CONTEXTS: Readonly<Record<Signal, ContextName>> = {
  traces: "span",
  logs: "log",
  metrics: "datapoint",
  profiles: "profile",
};

/** An expression made ready to run. */
export interface Lowered {
  readonly type: V1Type;
  readonly get: Evaluate;
  /** The value of a literal; undefined for anything else. */
  readonly literal: Value | undefined;
  readonly form: V1Form;
}

/** Where the last failure arose, for its message; failures themselves know no place. */
export interface FailurePlace {
  failure: Failure | undefined;
  span: Span;
}

/** What lowering a program for one signal needs to know, and what it finds. */
export class V1Scope {
  readonly signal: Signal;
  readonly context: ContextDefinition;
  readonly environment: FunctionEnvironment;
  readonly diagnostics: Diagnostic[] = [];
  readonly place: FailurePlace = { failure: undefined, span: { start: 0, end: 0 } };
  /** The paths of the record that the program names, those of other signals aside. */
  readonly paths: ResolvedPath[] = [];
  /** Calls of deprecated functions so far, by name. */
  readonly deprecatedCalls = new Map<string, number>();

  constructor(signal: Signal, environment: Omit<FunctionEnvironment, "context">) {
    this.signal = signal;
    this.context = CONTEXTS[V1_CONTEXTS[signal]];
    this.environment = { ...environment, context: this.context.name };
  }

  /** Whether the program keeps values in the record's `cache`. */
  get usesCache(): boolean {
    return this.paths.some(({ reads }) => reads.field.split(".")[0] === "cache");
  }

  report(
    severity: "error" | "warning",
    code: string,
    span: Span,
    message: string,
    more: Partial<Diagnostic> = {},
  ): undefined {
    this.diagnostics.push({ code, severity, span, message, ...more });
    return undefined;
  }

  error(code: string, span: Span, message: string, more: Partial<Diagnostic> = {}): undefined {
    return this.report("error", code, span, message, more);
  }

  /** Remembers where a failure arose; an inner place stays. */
  failed(failure: Failure, span: Span): Failure {
    if (this.place.failure !== failure) {
      this.place.failure = failure;
      this.place.span = span;
    }
    return failure;
  }
}
