import { readRecovery, type V1Recovery } from "ottl/v1";
import { usageError } from "../support/cli-error.ts";

/** Reads `--on-error`; nothing where it is not given. */
export function recoveryOption(onError: string | undefined): { readonly recovery?: V1Recovery } {
  if (onError === undefined) return {};
  const recovery = readRecovery(onError);
  if (!recovery) throw usageError("--on-error takes skip, retry N or fallback VALUE");
  return { recovery };
}
