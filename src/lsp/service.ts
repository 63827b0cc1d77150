import type { ProgramEnvironment } from "../analysis/program/bound-program.ts";
import type { Variables } from "../config/expand-variables.ts";
import { readStatementsDocument } from "../config/statements-document.ts";
import type { TextEdit } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/span.ts";
import { formatText } from "../parser/format-text.ts";
import { type Analysis, analyse, type OttlText } from "./analyse.ts";
import { completeSettings } from "./complete-settings.ts";
import { completeText } from "./completion.ts";
import { staticEnvironment } from "./environment.ts";
import { hoverSetting, hoverText } from "./hover.ts";
import { semanticTokensOf } from "./semantic-tokens.ts";
import { signatureHelpIn } from "./signature-help.ts";
import { symbolsOf } from "./symbols.ts";
import { TextPlace } from "./text-place.ts";
import type { CodeAction, LanguageDocument, LanguageService } from "./types.ts";
import { createV1Service } from "./v1/service.ts";

export interface LanguageServiceOptions {
  /** Feature gates that are on besides those that are by default. */
  readonly gates?: Iterable<string>;
  /** Looks environment variables up for `${env:NAME}` in YAML; without it none is set. */
  readonly variables?: Variables;
}

/**
 * Makes a language service for both dialects. It remembers the last analysis, so ask with the same document object where
 * possible.
 */
export function createLanguageService(options: LanguageServiceOptions = {}): LanguageService {
  const environment: ProgramEnvironment = staticEnvironment(options.gates);
  const collector = createCollectorService(environment, options);
  const v1 = createV1Service(environment);
  const serviceOf = ({ dialect }: LanguageDocument): LanguageService => (dialect === "v1" ? v1 : collector);
  return {
    diagnostics: (document) => serviceOf(document).diagnostics(document),
    errors: (document) => serviceOf(document).errors(document),
    completion: (document, offset) => serviceOf(document).completion(document, offset),
    hover: (document, offset) => serviceOf(document).hover(document, offset),
    signatureHelp: (document, offset) => serviceOf(document).signatureHelp(document, offset),
    codeActions: (document, range) => serviceOf(document).codeActions(document, range),
    format: (document) => serviceOf(document).format(document),
    symbols: (document) => serviceOf(document).symbols(document),
    definition: (document, offset) => serviceOf(document).definition(document, offset),
    semanticTokens: (document) => serviceOf(document).semanticTokens(document),
    texts: (document) => serviceOf(document).texts(document),
  };
}

function createCollectorService(environment: ProgramEnvironment, options: LanguageServiceOptions): LanguageService {
  const cache = new WeakMap<LanguageDocument, Analysis>();
  const analysisOf = (document: LanguageDocument): Analysis => {
    let analysis = cache.get(document);
    if (!analysis) {
      analysis = analyse(document, environment, { variables: options.variables });
      cache.set(document, analysis);
    }
    return analysis;
  };
  return {
    diagnostics: (document) => analysisOf(document).diagnostics(),
    errors: (document) => analysisOf(document).errors,
    completion(document, offset) {
      const at = clamp(offset, document);
      const text = textAt(analysisOf(document), at) ?? newText(document, at, environment);
      if (text) return completeText(text, at, document.sampleKeys ?? {});
      return document.kind === "config" ? completeSettings(document.text, at) : [];
    },
    hover(document, offset) {
      const at = clamp(offset, document);
      const text = textAt(analysisOf(document), at);
      if (text) return hoverText(text, at, document.sampleKeys ?? {});
      return document.kind === "config" ? hoverSetting(document.text, at) : undefined;
    },
    signatureHelp(document, offset) {
      const at = clamp(offset, document);
      const text = textAt(analysisOf(document), at) ?? textBefore(document, analysisOf(document), at);
      return text && signatureHelpIn(text, at);
    },
    codeActions: (document, range) => codeActionsIn(analysisOf(document), range),
    format: (document) => formatEdits(document, analysisOf(document)),
    symbols: (document) => symbolsOf(analysisOf(document), document.kind === "config"),
    definition: (document, offset) => definitionAt(analysisOf(document), clamp(offset, document)),
    semanticTokens: (document) => analysisOf(document).texts.flatMap(semanticTokensOf),
    texts: (document) =>
      analysisOf(document).texts.map(({ place, kind, processor, signal, context, reason }) => ({
        span: place.span,
        kind,
        processor: processor.id,
        signal,
        context,
        reason,
      })),
  };
}

function clamp(offset: number, { text }: LanguageDocument): number {
  return Math.max(0, Math.min(offset, text.length));
}

/** The text that the offset is in or at the end of; a later one wins where two meet. */
function textAt({ texts }: Analysis, offset: number): OttlText | undefined {
  return texts.findLast(({ place }) => place.touches(offset));
}

/**
 * At a place of a `.ottl` document where no text stands yet: the text that would begin there, or the one before it that
 * goes on after blanks.
 */
function newText(document: LanguageDocument, offset: number, environment: ProgramEnvironment): OttlText | undefined {
  if (document.kind !== "statements") return newConfigText(document, offset, environment);
  const analysis = analyse(document, environment, {});
  const before = textBefore(document, analysis, offset);
  if (before) return before;
  const { host, signal, context } = readStatementsDocument(document);
  // A letter makes the place a text of its own.
  const probe = `${document.text.slice(0, offset)}x${document.text.slice(offset)}`;
  const settled = { ...document, host, signal, ...(context ? { context } : {}), text: probe };
  const { texts: probed } = analyse(settled, environment, {});
  const found = probed.find(({ place }) => place.touches(offset));
  const [sibling] = analysis.texts;
  if (!found) return undefined;
  const config = { ...found.config, text: "" };
  return { ...found, context: found.context ?? sibling?.context, config, place: found.place };
}

/** The text that ends on the line of the offset with only blanks between them, with those blanks. */
function textBefore(document: LanguageDocument, { texts }: Analysis, offset: number): OttlText | undefined {
  if (document.kind !== "statements") return undefined;
  const lineStart = document.text.lastIndexOf("\n", offset - 1) + 1;
  const before = texts.findLast(({ place }) => place.span.end <= offset);
  if (!before || before.place.span.end < lineStart) return undefined;
  return document.text.slice(before.place.span.end, offset).trim() === ""
    ? extend(before, document.text, offset)
    : undefined;
}

/** A text with the blanks after it up to the offset. */
function extend(text: OttlText, document: string, offset: number): OttlText {
  const { start } = text.place.span;
  const source = document.slice(start, offset);
  const offsets = Array.from({ length: source.length + 1 }, (_, i) => start + i);
  const config = { text: source, start: 0, node: { ...text.config.node, value: source, offsets } };
  return { ...text, config, place: new TextPlace(config) };
}

/** An empty item of a YAML list of OTTL texts: what would stand there. */
function newConfigText(
  document: LanguageDocument,
  offset: number,
  environment: ProgramEnvironment,
): OttlText | undefined {
  const lineStart = document.text.lastIndexOf("\n", offset - 1) + 1;
  if (!/^\s*-\s*$/.test(document.text.slice(lineStart, offset))) return undefined;
  const probe = `${document.text.slice(0, offset)} x${document.text.slice(offset)}`;
  const found = analyse({ ...document, text: probe }, environment, {}).texts.find(({ place }) =>
    place.touches(offset + 1),
  );
  if (!found) return undefined;
  const config = { text: "", start: 0, node: { ...found.config.node, value: "", offsets: [offset] } };
  return { ...found, config, place: new TextPlace(config) };
}

function codeActionsIn({ diagnostics }: Analysis, range: Span): CodeAction[] {
  return diagnostics()
    .filter(({ span }) => span.start <= range.end && span.end >= range.start)
    .flatMap((diagnostic) => (diagnostic.fixes ?? []).map((fix) => ({ ...fix, diagnostic })));
}

function formatEdits(document: LanguageDocument, { texts }: Analysis): TextEdit[] {
  const edits: TextEdit[] = [];
  let end = -1;
  for (const { place, config, kind } of texts) {
    // Escapes and folding stay as they are written; an alias shows the same text twice.
    if (!place.isVerbatim || place.span.start < end) continue;
    end = place.span.end;
    const newText = formatText(config.text, kind, document.kind === "statements" ? "  " : undefined);
    const old = document.text.slice(place.span.start, place.span.end);
    if (newText === undefined || newText === old || hasComment(old)) continue;
    edits.push({ span: place.span, newText });
  }
  return edits;
}

/** A comment line between the lines of a text would be lost. */
function hasComment(text: string): boolean {
  return /\n\s*(?:#|\/\/)/.test(text);
}

function definitionAt({ config, texts }: Analysis, offset: number): Span | undefined {
  for (const pipeline of config.pipelines ?? []) {
    for (const { id, node } of pipeline.processors) {
      if (offset < node.span.start || offset > node.span.end) continue;
      return config.processors.find((processor) => processor.id === id)?.keySpan;
    }
  }
  const text = texts.find(({ place }) => place.touches(offset));
  return text && config.pipelines ? text.processor.keySpan : undefined;
}
