import type { Completion, CompletionKind, DocumentSymbol, SemanticKind, SymbolKind } from "ottl/lsp";
import type { WorkerClient } from "../worker/client.ts";
import type { LanguageMethods } from "../worker/language.ts";
import { RULES_LANGUAGES } from "./languages.ts";
import { monaco } from "./monaco.ts";

type Model = monaco.editor.ITextModel;
interface Span {
  readonly start: number;
  readonly end: number;
}

/** The legend of semantic tokens; the theme knows these names. */
const SEMANTIC_KINDS: readonly SemanticKind[] = [
  "editor",
  "converter",
  "context",
  "path",
  "enum",
  "string",
  "number",
  "constant",
  "keyword",
  "operator",
  "parameter",
];

const { CompletionItemKind, CompletionItemInsertTextRule } = monaco.languages;

const COMPLETION_KINDS: Readonly<Record<CompletionKind, monaco.languages.CompletionItemKind>> = {
  editor: CompletionItemKind.Method,
  converter: CompletionItemKind.Function,
  path: CompletionItemKind.Field,
  context: CompletionItemKind.Module,
  enum: CompletionItemKind.EnumMember,
  key: CompletionItemKind.Property,
  keyword: CompletionItemKind.Keyword,
  parameter: CompletionItemKind.Variable,
  setting: CompletionItemKind.Property,
};

const SYMBOL_KINDS: Readonly<Record<SymbolKind, monaco.languages.SymbolKind>> = {
  processor: monaco.languages.SymbolKind.Class,
  group: monaco.languages.SymbolKind.Module,
  statement: monaco.languages.SymbolKind.Method,
  condition: monaco.languages.SymbolKind.Boolean,
  pipeline: monaco.languages.SymbolKind.Interface,
};

export function rangeOf(model: Model, { start, end }: Span): monaco.IRange {
  const from = model.getPositionAt(start);
  const to = model.getPositionAt(end);
  return {
    startLineNumber: from.lineNumber,
    startColumn: from.column,
    endLineNumber: to.lineNumber,
    endColumn: to.column,
  };
}

/** What the page adds to hovers over the rules. */
export type ExtraHover = (offset: number) => Promise<string | undefined>;

/** Connects the rules editor with the language worker. */
export function registerProviders(rules: Model, client: WorkerClient<LanguageMethods>, extraHover: ExtraHover): void {
  const languages = [...RULES_LANGUAGES];
  /** Of the models of these languages, only the rules are the worker's document. */
  const isRules = (model: Model): boolean => model === rules;

  monaco.languages.registerCompletionItemProvider(languages, {
    triggerCharacters: [".", "[", '"', "(", ",", " ", "="],
    async provideCompletionItems(model, position) {
      if (!isRules(model)) return { suggestions: [] };
      const offset = model.getOffsetAt(position);
      const before = model.getValue().slice(0, offset);
      const found = await client.call("completion", offset);
      // What was typed meanwhile the editor filters by; where something before the cursor changed, places are wrong.
      if (!model.getValue().startsWith(before)) return { suggestions: [], incomplete: true };
      return { suggestions: found.map((item) => suggestion(model, item)) };
    },
  });

  monaco.languages.registerHoverProvider(languages, {
    async provideHover(model, position) {
      if (!isRules(model)) return null;
      const offset = model.getOffsetAt(position);
      const [hover, extra] = await Promise.all([client.call("hover", offset), extraHover(offset)]);
      const contents = [extra, hover?.markdown].filter((text) => text !== undefined).map((value) => ({ value }));
      if (contents.length === 0) return null;
      return { contents, ...(hover ? { range: rangeOf(model, hover.span) } : {}) };
    },
  });

  monaco.languages.registerSignatureHelpProvider(languages, {
    signatureHelpTriggerCharacters: ["(", ","],
    async provideSignatureHelp(model, position) {
      const help = isRules(model) ? await client.call("signatureHelp", model.getOffsetAt(position)) : undefined;
      if (!help) return null;
      const parameters = help.parameters.map(({ span, documentation }) => ({
        label: [span.start, span.end] as [number, number],
        documentation,
      }));
      const { label, documentation, activeParameter } = help;
      const signature = { label, documentation, parameters };
      return { value: { signatures: [signature], activeSignature: 0, activeParameter }, dispose() {} };
    },
  });

  monaco.languages.registerCodeActionProvider(languages, {
    async provideCodeActions(model, range) {
      if (!isRules(model)) return { actions: [], dispose() {} };
      const start = model.getOffsetAt({ lineNumber: range.startLineNumber, column: range.startColumn });
      const end = model.getOffsetAt({ lineNumber: range.endLineNumber, column: range.endColumn });
      const actions = await client.call("codeActions", start, end);
      return {
        actions: actions.map(({ title, edits }, i) => ({
          title,
          kind: "quickfix",
          isPreferred: i === 0,
          edit: {
            edits: edits.map(({ span, newText }) => ({
              resource: model.uri,
              versionId: undefined,
              textEdit: { range: rangeOf(model, span), text: newText },
            })),
          },
        })),
        dispose() {},
      };
    },
  });

  monaco.languages.registerDocumentFormattingEditProvider(languages, {
    async provideDocumentFormattingEdits(model) {
      if (!isRules(model)) return [];
      return (await client.call("format")).map(({ span, newText }) => ({ range: rangeOf(model, span), text: newText }));
    },
  });

  monaco.languages.registerDocumentSymbolProvider(languages, {
    async provideDocumentSymbols(model) {
      return isRules(model) ? (await client.call("symbols")).map((symbol) => symbolOf(model, symbol)) : [];
    },
  });

  monaco.languages.registerDefinitionProvider(languages, {
    async provideDefinition(model, position) {
      const span = isRules(model) ? await client.call("definition", model.getOffsetAt(position)) : undefined;
      return span ? { uri: model.uri, range: rangeOf(model, span) } : null;
    },
  });

  monaco.languages.registerDocumentSemanticTokensProvider("yaml", {
    getLegend: () => ({ tokenTypes: [...SEMANTIC_KINDS], tokenModifiers: [] }),
    async provideDocumentSemanticTokens(model) {
      const tokens = isRules(model) ? await client.call("semanticTokens") : [];
      return { data: encode(model, tokens) };
    },
    releaseDocumentSemanticTokens() {},
  });
}

function suggestion(model: Model, item: Completion): monaco.languages.CompletionItem {
  return {
    label: item.label,
    kind: COMPLETION_KINDS[item.kind],
    insertText: item.insertText,
    ...(item.isSnippet ? { insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet } : {}),
    range: rangeOf(model, item.span),
    sortText: item.sortText,
    // Inside of quotes what is written begins with one.
    filterText: item.kind === "key" ? item.insertText : item.label,
    ...(item.detail === undefined ? {} : { detail: item.detail }),
    ...(item.documentation === undefined ? {} : { documentation: { value: item.documentation } }),
    ...(item.kind === "parameter" || item.kind === "setting"
      ? { command: { id: "editor.action.triggerSuggest", title: "" } }
      : {}),
  };
}

function symbolOf(
  model: Model,
  { name, detail, kind, span, children }: DocumentSymbol,
): monaco.languages.DocumentSymbol {
  const range = rangeOf(model, span);
  return {
    name: name || "-",
    detail,
    kind: SYMBOL_KINDS[kind],
    tags: [],
    range,
    selectionRange: range,
    children: children.map((child) => symbolOf(model, child)),
  };
}

/** Five numbers a token: line and column relative to the one before, length, kind, no modifiers. */
function encode(model: Model, tokens: readonly { readonly span: Span; readonly kind: SemanticKind }[]): Uint32Array {
  const data: number[] = [];
  let line = 1;
  let column = 1;
  for (const { span, kind } of tokens) {
    const { lineNumber, column: start } = model.getPositionAt(span.start);
    // A token cannot go on over several lines.
    const length = Math.min(span.end - span.start, model.getLineMaxColumn(lineNumber) - start);
    data.push(
      lineNumber - line,
      lineNumber === line ? start - column : start - 1,
      length,
      SEMANTIC_KINDS.indexOf(kind),
      0,
    );
    line = lineNumber;
    column = start;
  }
  return new Uint32Array(data);
}
