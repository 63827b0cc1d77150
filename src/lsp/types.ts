import type { ConfigContext, ConfigSignal } from "../config/signals.ts";
import type { Diagnostic, Fix, TextEdit } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/span.ts";
import type { Host } from "../functions/define.ts";

/** An attribute key that loaded telemetry really has. */
export interface SampleKey {
  readonly key: string;
  /** What its values are, for instance `string` or `int, string`. */
  readonly type?: string;
  /** One of its values, printed. */
  readonly example?: string;
  /** How many records have it. */
  readonly count?: number;
}

/** Keys by the path they stand under, with its context: `span.attributes`, `resource.attributes`, `log.body`. */
export type SampleKeys = Readonly<Record<string, readonly SampleKey[]>>;

/**
 * A text that an editor shows. `statements`: OTTL statements (or conditions), each on a line of its own or on several;
 * `config`: a Collector's YAML with OTTL in it.
 */
export interface LanguageDocument {
  readonly kind: "statements" | "config";
  readonly text: string;
  /** `collector` where left out; `v1`: the text is a program of that dialect, whatever its kind. */
  readonly dialect?: "collector" | "v1";
  /** Of kind `statements`: the processor; told from the texts where it is left out. */
  readonly host?: Host;
  /** Of kind `statements`: the signal; told from the paths where it is left out and the paths tell it. */
  readonly signal?: ConfigSignal;
  /** Of kind `statements`: the context; inferred where it is left out. */
  readonly context?: ConfigContext;
  readonly sampleKeys?: SampleKeys;
}

export type CompletionKind =
  | "editor"
  | "converter"
  | "path"
  | "context"
  | "enum"
  | "key"
  | "keyword"
  | "parameter"
  | "setting";

export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** What replaces `span`; `${1:name}` and `$0` are places for the cursor where `isSnippet`. */
  readonly insertText: string;
  readonly isSnippet: boolean;
  readonly span: Span;
  /** A few words beside the label: a signature, a type. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** Better ones sort first. */
  readonly sortText: string;
}

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

export interface SignatureParameter {
  /** Where the parameter stands in the label. */
  readonly span: Span;
  readonly documentation: string;
}

export interface SignatureHelp {
  readonly label: string;
  readonly documentation: string;
  readonly parameters: readonly SignatureParameter[];
  /** Index into `parameters`; -1 where the cursor is past the last. */
  readonly activeParameter: number;
}

/** A fix and what it fixes. */
export interface CodeAction extends Fix {
  readonly diagnostic: Diagnostic;
}

export type SymbolKind = "processor" | "group" | "statement" | "condition" | "pipeline";

export interface DocumentSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly span: Span;
  readonly children: readonly DocumentSymbol[];
}

/** What a stretch of text is, for highlighting inside of YAML. */
export type SemanticKind =
  | "editor"
  | "converter"
  | "context"
  | "path"
  | "enum"
  | "string"
  | "number"
  | "constant"
  | "keyword"
  | "operator"
  | "parameter";

export interface SemanticToken {
  readonly span: Span;
  readonly kind: SemanticKind;
}

/** An OTTL text of a document and where it runs. */
export interface TextInfo {
  readonly span: Span;
  readonly kind: "statement" | "condition";
  readonly processor: string;
  readonly signal: ConfigSignal;
  /** Undefined where it cannot be told. */
  readonly context: ConfigContext | undefined;
  /** Why that context, where it was inferred. */
  readonly reason: string | undefined;
}

/**
 * Everything an editor asks about OTTL, without a transport. No method throws; offsets count UTF-16 units of the
 * document's text, and one outside of it is moved to its ends.
 */
export interface LanguageService {
  diagnostics(document: LanguageDocument): readonly Diagnostic[];
  /** Of the diagnostics, what lint has no part in: quicker, for every keystroke. */
  errors(document: LanguageDocument): readonly Diagnostic[];
  completion(document: LanguageDocument, offset: number): readonly Completion[];
  hover(document: LanguageDocument, offset: number): Hover | undefined;
  signatureHelp(document: LanguageDocument, offset: number): SignatureHelp | undefined;
  /** Fixes of the diagnostics that touch the range. */
  codeActions(document: LanguageDocument, range: Span): readonly CodeAction[];
  /** Edits that lay out every OTTL text that is free of syntax errors; other text stays as it is. */
  format(document: LanguageDocument): readonly TextEdit[];
  symbols(document: LanguageDocument): readonly DocumentSymbol[];
  /** Where the processor that a pipeline names is configured, or the processor that an OTTL text belongs to. */
  definition(document: LanguageDocument, offset: number): Span | undefined;
  semanticTokens(document: LanguageDocument): readonly SemanticToken[];
  /** The OTTL texts in the order in which they stand, with their contexts. */
  texts(document: LanguageDocument): readonly TextInfo[];
}
