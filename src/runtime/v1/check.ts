import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { V1_CODES } from "../../diagnostics/v1-codes.ts";
import type { Signal } from "../../otlp/signal.ts";
import { compileV1 } from "./program.ts";

const SIGNALS: readonly Signal[] = ["traces", "logs", "metrics", "profiles"];
const VERSIONS: readonly string[] = ["v1", "v1.0"];

/**
 * Checks a program without telling for which data it is: what is wrong for any signal is told once.
 * @param version the version of the dialect that must do, `v1.0` where left out.
 */
export function checkV1(text: string, version = "v1.0"): readonly Diagnostic[] {
  if (!VERSIONS.includes(version)) {
    const message = `There is no version ${version} of the dialect; this engine knows v1.0.`;
    return [{ code: V1_CODES.unknownVersion, severity: "error", message, span: { start: 0, end: 0 } }];
  }
  const found = new Map<string, Diagnostic>();
  for (const signal of SIGNALS) {
    for (const diagnostic of compileV1(text, { signal }).diagnostics) {
      const { code, span } = diagnostic;
      const key = `${code} ${span.start} ${span.end}`;
      // One place is told once, whatever its type is called in each signal.
      if (!found.has(key)) found.set(key, diagnostic);
    }
  }
  return [...found.values()].sort((a, b) => a.span.start - b.span.start);
}

/** Whether a text says of itself that it is written in the dialect v1: `# dialect: v1` before anything else. */
export function isV1Text(text: string): boolean {
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*#\s*dialect:\s*v1(\.0)?\s*$/i.test(line)) return true;
    if (!/^\s*(#.*)?$/.test(line)) return false;
  }
  return false;
}
