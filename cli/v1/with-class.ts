import type { Diagnostic } from "ottl";
import { v1ErrorClass } from "ottl/v1";

/** The finding with the class of its error in words, as run-time errors have it; warnings stay as they are. */
export function withClass<F extends Diagnostic>(finding: F): F {
  if (finding.severity !== "error") return finding;
  return { ...finding, message: `${v1ErrorClass(finding.code)} error: ${finding.message}` };
}
