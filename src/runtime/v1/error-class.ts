import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { Source } from "../../diagnostics/source.ts";
import { V1_CODES } from "../../diagnostics/v1-codes.ts";
import type { V1Error, V1ErrorClass } from "./error.ts";

/** The class of an error by its code. What data did is of the class that the run says; here it is `runtime`. */
export function v1ErrorClass(code: string): V1ErrorClass {
  if (code.startsWith("OTTL1")) return "syntax";
  if (code === V1_CODES.failedStatement) return "runtime";
  return code === V1_CODES.resourceExceeded ? "resource" : "type";
}

/** The class in words: `type error`, `resource exceeded`. */
export function describeV1Class(kind: V1ErrorClass): string {
  return kind === "resource" ? "resource exceeded" : `${kind} error`;
}

/** The errors among what `compileV1` or `checkV1` found, each with its class and place. */
export function v1Errors(text: string, diagnostics: readonly Diagnostic[]): readonly V1Error[] {
  const source = new Source(text);
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ code, message, span }) => ({
      class: v1ErrorClass(code),
      code,
      message,
      span,
      ...source.positionAt(span.start),
    }));
}
