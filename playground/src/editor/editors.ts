import EditorWorker from "monaco-editor/editor/editor.worker?worker";
import { t } from "../i18n/i18n.ts";
import { type RulesLanguage, registerLanguages } from "./languages.ts";
import { monaco } from "./monaco.ts";

export interface Editors {
  readonly rules: monaco.editor.IStandaloneCodeEditor;
  readonly rulesModel: monaco.editor.ITextModel;
  readonly telemetry: monaco.editor.IStandaloneCodeEditor;
  readonly telemetryModel: monaco.editor.ITextModel;
  readonly setRulesLanguage: (language: RulesLanguage) => void;
}

const SHARED: monaco.editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  fontSize: 13,
  lineHeight: 20,
  fontFamily: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace",
  // The Tab key leaves the editor, so that the page works without a mouse; Ctrl+M changes it.
  tabFocusMode: true,
  fixedOverflowWidgets: true,
  wordBasedSuggestions: "off",
  "semanticHighlighting.enabled": true,
  renderLineHighlight: "line",
  lineNumbersMinChars: 3,
  padding: { top: 6, bottom: 6 },
  scrollbar: { alwaysConsumeMouseWheel: false },
  unicodeHighlight: { ambiguousCharacters: false },
  stickyScroll: { enabled: false },
  wordWrap: "on",
  // Text that is inserted whole stands as it is; the Enter key indents (see `indentOnEnter`).
  autoIndent: "none",
};

/** Makes the two editors. */
export function createEditors(rulesHost: HTMLElement, telemetryHost: HTMLElement, language: RulesLanguage): Editors {
  self.MonacoEnvironment = { getWorker: () => new EditorWorker() };
  registerLanguages();
  const rulesModel = monaco.editor.createModel("", language, monaco.Uri.parse("inmemory://rules"));
  const telemetryModel = monaco.editor.createModel("", "json", monaco.Uri.parse("inmemory://telemetry"));
  for (const model of [rulesModel, telemetryModel]) {
    model.updateOptions({ tabSize: 2, insertSpaces: true });
    model.setEOL(monaco.editor.EndOfLineSequence.LF);
  }
  const rules = monaco.editor.create(rulesHost, {
    ...SHARED,
    model: rulesModel,
    ariaLabel: t("rulesLabel"),
    glyphMargin: true,
    codeLens: true,
    quickSuggestions: { other: true, strings: true, comments: false },
    suggest: { showWords: false, snippetsPreventQuickSuggestions: false },
    suggestSelection: "first",
    quickSuggestionsDelay: 5,
    hover: { delay: 250 },
  });
  const telemetry = monaco.editor.create(telemetryHost, {
    ...SHARED,
    model: telemetryModel,
    ariaLabel: t("telemetryLabel"),
    folding: true,
    quickSuggestions: false,
  });
  indentOnEnter(rules);
  indentOnEnter(telemetry);
  const setRulesLanguage = (next: RulesLanguage): void => {
    if (rulesModel.getLanguageId() !== next) monaco.editor.setModelLanguage(rulesModel, next);
  };
  return { rules, rulesModel, telemetry, telemetryModel, setRulesLanguage };
}

/** A new line begins below the one before it; in YAML and JSON deeper after what opens a block. */
function indentOnEnter(editor: monaco.editor.IStandaloneCodeEditor): void {
  const indent = (): void => {
    const model = editor.getModel();
    const position = editor.getPosition();
    if (!model || !position) return;
    const before = model.getLineContent(position.lineNumber).slice(0, position.column - 1);
    const opens = model.getLanguageId().startsWith("ottl") ? /[([{]\s*$/ : /[:{[]\s*$/;
    const blanks = /^\s*/.exec(before)?.[0] ?? "";
    editor.trigger("keyboard", "type", { text: `\n${blanks}${opens.test(before) ? "  " : ""}` });
  };
  editor.addCommand(
    monaco.KeyCode.Enter,
    indent,
    "editorTextFocus && !editorReadonly && !suggestWidgetVisible && !findInputFocussed && !inSnippetMode",
  );
}
