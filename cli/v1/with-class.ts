import type { Diagnostic } from "ottl";
import { describeV1Class, v1ErrorClass } from "ottl/v1";

/** The finding with the class of its error in words, as run-time errors have it; warnings stay as they are. */
export function withClass<F extends Diagnostic>(finding: F): F {
  // What is wrong with the settings of a configuration has none.
  if (finding.severity !== "error" || /^OTTL(?:3|601[2-6])/.test(finding.code)) return finding;
  return { ...finding, message: `${describeV1Class(v1ErrorClass(finding.code))}: ${finding.message}` };
}
