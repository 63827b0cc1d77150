import { monaco } from "./monaco.ts";

/** The languages of the rules: both dialects of OTTL, and a Collector's YAML. */
export const RULES_LANGUAGES = ["ottl", "ottl-v1", "yaml"] as const;

export type RulesLanguage = (typeof RULES_LANGUAGES)[number];

/** OTTL in both dialects and JSON; YAML comes with Monaco. */
export function registerLanguages(): void {
  registerOttl("ottl", "OTTL", /^\s*(?:#|\/\/).*$/, /\b(?:where|and|or|not)\b/);
  registerOttl("ottl-v1", "OTTL v1", /#.*$/, /\b(?:where|to|and|or|not)\b/);
  registerJson();
}

function registerOttl(id: RulesLanguage, name: string, comment: RegExp, keywords: RegExp): void {
  monaco.languages.register({ id, aliases: [name] });
  monaco.languages.setMonarchTokensProvider(id, {
    defaultToken: "",
    tokenizer: {
      root: [
        [comment, "comment"],
        [/"/, "string", "@string"],
        [/`/, "string", "@raw"],
        [keywords, "keyword"],
        [/\b(?:true|false|nil)\b/, "constant"],
        [/\b0x[0-9a-fA-F]+\b/, "number"],
        [/\b\d+(?:\.\d*)?(?:[eE][-+]?\d+)?\b/, "number"],
        [/[A-Z][A-Za-z0-9_]*(?=\s*\()/, "converter"],
        [/[a-z_][a-z0-9_]*(?=\s*\()/, "editor"],
        [/[a-z_][a-z0-9_]*(?=\s*=[^=>])/, "parameter"],
        [/[A-Z][A-Z0-9_]*\b/, "enum"],
        [/[A-Z][A-Za-z0-9]*\b/, "converter"],
        [
          /\b(?:resource|scope|instrumentation_scope|span|spanevent|metric|datapoint|exemplar|log|profile|otelcol)(?=\.)/,
          "context",
        ],
        [/[a-z_][a-z0-9_]*/, "path"],
        [/[=!<>]=|[<>+\-*/=]|=>/, "operator"],
      ],
      string: [
        [/[^"\\]+/, "string"],
        [/\\./, "string.escape"],
        [/"/, "string", "@pop"],
      ],
      raw: [
        [/[^`]+/, "string"],
        [/`/, "string", "@pop"],
      ],
    },
  });
  monaco.languages.setLanguageConfiguration(id, {
    comments: { lineComment: "#" },
    brackets: [
      ["(", ")"],
      ["[", "]"],
      ["{", "}"],
    ],
    autoClosingPairs: [
      { open: "(", close: ")" },
      { open: "[", close: "]" },
      { open: "{", close: "}" },
      { open: '"', close: '"', notIn: ["string"] },
    ],
    wordPattern: /[A-Za-z_][A-Za-z0-9_]*/,
  });
}

function registerJson(): void {
  monaco.languages.register({ id: "json", extensions: [".json", ".jsonl"], aliases: ["JSON"] });
  monaco.languages.setMonarchTokensProvider("json", {
    tokenizer: {
      root: [
        [/"(?:[^"\\]|\\.)*"(?=\s*:)/, "key"],
        [/"(?:[^"\\]|\\.)*"/, "string"],
        [/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/, "number"],
        [/\b(?:true|false|null)\b/, "constant"],
      ],
    },
  });
  monaco.languages.setLanguageConfiguration("json", {
    brackets: [
      ["[", "]"],
      ["{", "}"],
    ],
    autoClosingPairs: [
      { open: "[", close: "]" },
      { open: "{", close: "}" },
      { open: '"', close: '"', notIn: ["string"] },
    ],
  });
}

interface Palette {
  readonly base: "vs" | "vs-dark";
  readonly background: string;
  readonly foreground: string;
  readonly line: string;
  readonly tokens: Readonly<Record<string, string>>;
}

const LIGHT: Palette = {
  base: "vs",
  background: "#ffffff",
  foreground: "#1c2333",
  line: "#f3f5fa",
  tokens: {
    comment: "5c667a",
    string: "0a6b2d",
    "string.escape": "8a4b00",
    keyword: "8f1d8f",
    constant: "8a4b00",
    number: "8a4b00",
    converter: "0b5bb5",
    editor: "7a3e00",
    parameter: "5c667a",
    enum: "a0206a",
    context: "00666b",
    path: "1c2333",
    operator: "3d4863",
    key: "00666b",
    type: "00666b",
  },
};

const DARK: Palette = {
  base: "vs-dark",
  background: "#12151d",
  foreground: "#dde3f0",
  line: "#1a1f2b",
  tokens: {
    comment: "8b96ad",
    string: "8fd6a0",
    "string.escape": "e8b46a",
    keyword: "d99bf0",
    constant: "e8b46a",
    number: "e8b46a",
    converter: "7cb7ff",
    editor: "f0b27a",
    parameter: "9aa6c0",
    enum: "f08fc0",
    context: "6fd3d3",
    path: "dde3f0",
    operator: "b4bfd6",
    key: "6fd3d3",
    type: "6fd3d3",
  },
};

export function registerThemes(): void {
  define("ottl-light", LIGHT);
  define("ottl-dark", DARK);
}

function define(name: string, { base, background, foreground, line, tokens }: Palette): void {
  monaco.editor.defineTheme(name, {
    base,
    inherit: true,
    rules: Object.entries(tokens).map(([token, colour]) => ({ token, foreground: colour })),
    colors: {
      "editor.background": background,
      "editor.foreground": foreground,
      "editor.lineHighlightBackground": line,
      "editor.lineHighlightBorder": "#00000000",
      "editorCodeLens.foreground": base === "vs" ? "#5c667a" : "#98a3ba",
      "editorLineNumber.foreground": base === "vs" ? "#6b7489" : "#7f8aa3",
    },
  });
}
