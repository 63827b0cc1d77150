import { type Bound, bindCondition, bindValueExpression } from "../analysis/bind/bind.ts";
import type { BindOptions } from "../analysis/bind/scope.ts";
import { bindOptions } from "../analysis/program/bind-options.ts";
import type { ConfigContext } from "../config/signals.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Payload } from "../otlp/model.ts";
import { RecordContext } from "../otlp/record-context.ts";
import type { Signal, TelemetryFormat } from "../otlp/signal.ts";
import { decodeTelemetry, detectFormat } from "../otlp/telemetry.ts";
import { TelemetryError } from "../otlp/telemetry-error.ts";
import { type ParseResult, parseCondition, parseValueExpression } from "../parser/parse.ts";
import type { Failure } from "../values/failure.ts";
import { PMap } from "../values/pmap.ts";
import type { Value } from "../values/value.ts";
import { type CompileOptions, environmentOf } from "./compile.ts";
import { WALKS } from "./walk/walk.ts";

export interface ExpressionOptions extends CompileOptions {
  /** The records that the expression looks at; paths may leave it out. */
  readonly context: ConfigContext;
}

/** An expression over the records of a payload. */
export interface ExpressionProgram<T> {
  readonly context: ConfigContext;
  /**
   * Evaluates it on each record of its context, in order; a record on which it fails has a `Failure`.
   * @param signal what the payload carries.
   * @param format told from the first byte where it is left out.
   */
  readonly evaluate: (
    signal: Signal,
    input: Uint8Array,
    format?: TelemetryFormat,
  ) => readonly (T | Failure)[] | TelemetryError;
}

/** An expression, or the errors that stand in its way. */
export interface CompiledExpression<T> {
  readonly program: ExpressionProgram<T> | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles a condition with the functions of the filter processor. Never throws. */
export function compileCondition(text: string, options: ExpressionOptions): CompiledExpression<boolean> {
  return compile(parseCondition(text), bindCondition, ({ test }) => test, options);
}

/** Compiles a value expression with the functions of the filter processor. Never throws. */
export function compileValueExpression(text: string, options: ExpressionOptions): CompiledExpression<Value> {
  return compile(parseValueExpression(text), bindValueExpression, ({ get }) => get, options);
}

function compile<N, B, T>(
  { node, diagnostics }: ParseResult<N>,
  bind: (node: N, options: BindOptions) => Bound<B>,
  evaluator: (bound: B) => (context: RecordContext) => T | Failure,
  options: ExpressionOptions,
): CompiledExpression<T> {
  if (node === undefined || diagnostics.length > 0) return { program: undefined, diagnostics };
  const { context } = options;
  const { bound, diagnostics: found } = bind(node, bindOptions("filter", context, "default", environmentOf(options)));
  if (bound === undefined) return { program: undefined, diagnostics: found };
  const run = evaluator(bound);
  return {
    diagnostics: found,
    program: {
      context,
      evaluate(signal, input, format = detectFormat(input)) {
        const payload = decodeTelemetry(signal, format, input);
        if (payload instanceof TelemetryError) return payload;
        const answers: (T | Failure)[] = [];
        WALKS[context](payload as Payload<unknown>, new RecordContext(), (record) => {
          record.cache = new PMap();
          answers.push(run(record));
          return undefined;
        });
        return answers;
      },
    },
  };
}
