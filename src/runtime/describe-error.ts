import { type ConfigFinding, placeDiagnostic } from "../config/finding.ts";
import type { Severity } from "../diagnostics/diagnostic.ts";
import { RUN_CODES } from "../diagnostics/run-codes.ts";
import { toText } from "../values/byte-string.ts";
import type { PassedError } from "./outcome.ts";

/**
 * An error of a run as a finding about the statement or condition that failed.
 * @param severity `warning` where the error mode let it pass, `error` where it refused the payload.
 */
export function describeError({ text, kind, failure }: PassedError, severity: Severity): ConfigFinding {
  const code = kind === "statement" ? RUN_CODES.statementFailed : RUN_CODES.conditionFailed;
  const message = `the ${kind} failed: ${toText(failure.message)}`;
  return placeDiagnostic({ code, severity, message, span: { start: 0, end: text.text.length } }, text);
}
