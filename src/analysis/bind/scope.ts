import type { ContextDefinition } from "../../contexts/path-definition.ts";
import type { Diagnostic, Fix, Label } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/span.ts";
import type { FunctionDefinition, FunctionEnvironment } from "../../functions/define.ts";
import type { Value } from "../../values/value.ts";

/** Where a program is bound: its context, functions, feature gates, and the place its findings go. */
export interface BindOptions {
  readonly context: ContextDefinition;
  /** The functions this host has in this context, by name. */
  readonly functions: ReadonlyMap<string, FunctionDefinition>;
  readonly environment: FunctionEnvironment;
  /** A context that paths without one belong to (`context:` in a Collector's configuration). */
  readonly defaultContext?: string;
}

/** The parameters of one lambda; its values are set before each evaluation of the body. */
export interface Frame {
  readonly names: readonly string[];
  readonly values: Value[];
}

/** Where a lambda's parameter lives. */
export interface LocalReference {
  readonly frame: Frame;
  readonly index: number;
}

/** The state of binding one statement, condition or expression. */
export class Scope {
  readonly options: BindOptions;
  readonly diagnostics: Diagnostic[] = [];
  readonly frames: Frame[] = [];

  constructor(options: BindOptions) {
    this.options = options;
  }

  /** Reports an error; returns undefined so that callers can `return scope.error(…)`. */
  error(
    code: string,
    span: Span,
    message: string,
    more: {
      readonly notes?: readonly string[];
      readonly labels?: readonly Label[];
      readonly fixes?: readonly Fix[];
    } = {},
  ): undefined {
    this.diagnostics.push({ code, severity: "error", message, span, ...more });
    return undefined;
  }

  /** The innermost frame that declares the name, with its index in it. */
  local(name: string): LocalReference | undefined {
    for (let i = this.frames.length - 1; i >= 0; i--) {
      const index = this.frames[i].names.lastIndexOf(name);
      if (index >= 0 && name !== "_") return { frame: this.frames[i], index };
    }
    return undefined;
  }

  gate(name: string): boolean {
    return this.options.environment.gates.has(name);
  }
}
