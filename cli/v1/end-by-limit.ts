import type { Source } from "ottl";
import { describeV1Class, type V1Error } from "ottl/v1";
import { CliError } from "../support/cli-error.ts";
import { showFindings } from "../support/show-findings.ts";

/** Ends a run that passed a limit: shows where the limit was set. */
export function endByLimit({ class: kind, code, message, span }: V1Error, source: Source, place: string): never {
  const what = describeV1Class(kind);
  showFindings([{ code, severity: "error", message: `${what}: ${message}`, span }], source);
  throw new CliError(`${place}: the run was ended by a limit (${what}); files are left as they were`);
}
