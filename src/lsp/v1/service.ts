import type { ProgramEnvironment } from "../../analysis/program/bound-program.ts";
import { V1_CONTEXTS, V1Scope } from "../../analysis/v1/scope.ts";
import { lowerStatement } from "../../analysis/v1/statement.ts";
import type { ConfigSignal } from "../../config/signals.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { V1Statement } from "../../parser/v1/ast.ts";
import { formatV1 } from "../../parser/v1/format.ts";
import { parseV1 } from "../../parser/v1/parse.ts";
import type { LanguageDocument, LanguageService } from "../types.ts";
import { completeV1 } from "./completion.ts";
import { hoverV1 } from "./hover.ts";
import { signatureHelpV1 } from "./signature-help.ts";
import { signalsOf } from "./vocabulary.ts";

interface V1Analysis {
  readonly statements: readonly V1Statement[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The language service for programs of the dialect v1. */
export function createV1Service(environment: ProgramEnvironment): LanguageService {
  const cache = new WeakMap<LanguageDocument, V1Analysis>();
  const analysisOf = (document: LanguageDocument): V1Analysis => {
    let analysis = cache.get(document);
    if (!analysis) {
      analysis = analyse(document, environment);
      cache.set(document, analysis);
    }
    return analysis;
  };
  return {
    diagnostics: (document) => analysisOf(document).diagnostics,
    errors: (document) => analysisOf(document).diagnostics,
    completion: (document, offset) => completeV1(document, clamp(offset, document)),
    hover: (document, offset) => hoverV1(document, clamp(offset, document)),
    signatureHelp: (document, offset) => signatureHelpV1(document, clamp(offset, document)),
    codeActions: (document, { start, end }) =>
      analysisOf(document)
        .diagnostics.filter(({ span }) => span.start <= end && span.end >= start)
        .flatMap((diagnostic) => (diagnostic.fixes ?? []).map((fix) => ({ ...fix, diagnostic }))),
    format: ({ text }) => {
      const newText = formatV1(text);
      return newText === text ? [] : [{ span: { start: 0, end: text.length }, newText }];
    },
    symbols: (document) =>
      analysisOf(document).statements.map(({ span }) => ({
        name: document.text.slice(span.start, Math.min(span.end, span.start + 80)).replace(/\s+/g, " "),
        detail: "",
        kind: "statement",
        span,
        children: [],
      })),
    definition: () => undefined,
    // A program is no text inside of another: the grammar of the editor colours it.
    semanticTokens: () => [],
    texts: (document) => {
      const [signal] = signalsOf(document.signal);
      return analysisOf(document).statements.map(({ span }) => ({
        span,
        kind: "statement",
        processor: "v1",
        signal,
        context: V1_CONTEXTS[signal] as Exclude<(typeof V1_CONTEXTS)[ConfigSignal], "profilesample">,
        reason: undefined,
      }));
    },
  };
}

function clamp(offset: number, { text }: LanguageDocument): number {
  return Math.max(0, Math.min(offset, text.length));
}

/** Each place is told once, whatever its type is called in each signal. */
function analyse({ text, signal }: LanguageDocument, environment: ProgramEnvironment): V1Analysis {
  const { readable, diagnostics } = parseV1(text);
  const { statements } = readable;
  const found = new Map<string, Diagnostic>();
  for (const each of signalsOf(signal)) {
    const scope = new V1Scope(each, environment);
    for (const statement of statements) lowerStatement(statement, scope);
    for (const diagnostic of [...diagnostics, ...scope.diagnostics]) {
      const { code, span } = diagnostic;
      const key = `${code} ${span.start} ${span.end}`;
      if (!found.has(key)) found.set(key, diagnostic);
    }
  }
  return {
    statements,
    diagnostics: [...found.values()].sort((a, b) => a.span.start - b.span.start),
  };
}
