import { V1_FUNCTIONS } from "../../functions/v1/catalogue.ts";
import type { V1Function } from "../../functions/v1/define.ts";
import { pathDocs } from "../docs.ts";
import { chainEndingAt, type EditorToken, openCallAt } from "../tokens-at.ts";
import type { Completion, LanguageDocument } from "../types.ts";
import { statementAt } from "./tokens.ts";
import { V1_ACTIONS, type V1PathWord, v1Enums, v1FunctionDocs, v1Keys, v1Paths, v1Signature } from "./vocabulary.ts";

const SETTINGS = ["dialect", "on_error", "limit_records", "limit_time", "limit_memory", "item_timeout"];

/** Completions in a program of the dialect v1. */
export function completeV1(document: LanguageDocument, offset: number): Completion[] {
  const { text } = document;
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const comment = /^\s*#\s*(\w*)$/.exec(text.slice(lineStart, offset));
  if (comment) {
    const span = { start: offset - comment[1].length, end: offset };
    return SETTINGS.map((name) => item("setting", name, span, "a", { insertText: `${name}: ` }));
  }
  return new V1Completion(document, offset).complete();
}

function item(
  kind: Completion["kind"],
  label: string,
  span: Completion["span"],
  rank: string,
  more: Partial<Completion> = {},
): Completion {
  return { label, kind, insertText: label, isSnippet: false, span, sortText: `${rank}${label}`, ...more };
}

class V1Completion {
  private readonly document: LanguageDocument;
  private readonly offset: number;
  private readonly tokens: readonly EditorToken[];
  /** The token that is being written. */
  private readonly current: EditorToken | undefined;
  /** Index of the last token before it, or -1. */
  private readonly previous: number;
  private readonly span: Completion["span"];

  constructor(document: LanguageDocument, offset: number) {
    this.document = document;
    this.offset = offset;
    this.tokens = statementAt(document.text, offset).tokens;
    const before = this.tokens.findLastIndex(({ span }) => span.start < offset);
    const token = this.tokens[before];
    const isWritten = token !== undefined && offset <= token.span.end && isWritable(token, offset);
    this.current = isWritten ? token : undefined;
    this.previous = isWritten ? before - 1 : before;
    this.span = this.current?.span ?? { start: offset, end: offset };
  }

  complete(): Completion[] {
    const { current, tokens } = this;
    const last = tokens[this.previous];
    if (current?.kind === "string") return last?.text === "[" ? this.keys() : [];
    if (current?.kind === "number") return [];
    if (last === undefined) return this.actions();
    if (last.text === "[") {
      const keys = this.keys();
      if (keys.length > 0) return keys;
    }
    if (last.text === ".") return this.segments();
    return endsOperand(last) ? this.keywords() : this.operands();
  }

  private item(kind: Completion["kind"], label: string, rank: string, more: Partial<Completion> = {}): Completion {
    return item(kind, label, this.span, rank, more);
  }

  private actions(): Completion[] {
    const own = V1_ACTIONS.map(({ name, insertText, signature }) =>
      this.item("editor", name, "a", {
        insertText,
        isSnippet: true,
        detail: signature.slice(name.length),
        documentation: v1FunctionDocs(name),
      }),
    );
    return [...own, ...this.functions("editor", "b")];
  }

  private functions(kind: V1Function["kind"], rank: string): Completion[] {
    const hasCall = this.document.text.startsWith("(", this.span.end);
    return [...V1_FUNCTIONS.values()]
      .filter((each) => each.kind === kind)
      .map((each) => {
        const places = each.params.filter(({ optional }) => !optional).map(({ name }, i) => `\${${i + 1}:${name}}`);
        return this.item(kind, each.name, each.deprecated === undefined ? rank : "z", {
          insertText: hasCall ? each.name : `${each.name}(${places.join(", ")})$0`,
          isSnippet: !hasCall,
          detail: v1Signature(each).slice(each.name.length),
          documentation: v1FunctionDocs(each.name),
        });
      });
  }

  private keywords(): Completion[] {
    if (openCallAt(this.tokens, this.offset)) return ["and", "or"].map((word) => this.keyword(word));
    const before = this.tokens.slice(0, this.previous + 1);
    const has = (word: string): boolean => before.some(({ kind, text }) => kind === "keyword" && text === word);
    const words = has("where") ? ["and", "or"] : ["where"];
    if (before[0]?.text === "route" && !has("to")) words.push("to");
    return words.map((word) => this.keyword(word));
  }

  private keyword(word: string): Completion {
    return this.item("keyword", word, "a", { insertText: `${word} ` });
  }

  private operands(): Completion[] {
    const { signal } = this.document;
    const paths = v1Paths(signal).map((path) => this.path(path, path.label, path.label.includes(".") ? "c" : "b"));
    const prefix = this.enumPrefix();
    const enums = [...v1Enums(signal)].map(([name, value]) =>
      this.item("enum", name, prefix !== undefined && name.startsWith(prefix) ? "0" : "x", { detail: `= ${value}` }),
    );
    const constants = ["true", "false", "nil"].map((word) => this.item("keyword", word, "y"));
    return [...paths, ...enums, ...this.functions("converter", "d"), ...constants];
  }

  /** The prefix of the symbols that are compared with or stored in the path before the cursor. */
  private enumPrefix(): string | undefined {
    const chain = chainEndingAt(this.tokens, this.previous - 1);
    return v1Paths(this.document.signal).find(({ label }) => label === chain?.words.join("."))?.info.enumPrefix;
  }

  private path({ info }: V1PathWord, label: string, rank: string): Completion {
    const documentation = pathDocs({ ...info, context: "resource", path: label }, []);
    return this.item("path", label, rank, { detail: info.goType ?? info.type, documentation });
  }

  private segments(): Completion[] {
    const chain = chainEndingAt(this.tokens, this.previous - 1);
    if (!chain) return [];
    const prefix = `${chain.words.join(".")}.`;
    return v1Paths(this.document.signal)
      .filter(({ label }) => label.startsWith(prefix))
      .map((path) => this.path(path, path.label.slice(prefix.length), "a"));
  }

  private keys(): Completion[] {
    const chain = chainEndingAt(this.tokens, this.previous - 1);
    if (!chain) return [];
    const closing = this.document.text.startsWith("]", this.span.end) ? "" : "]";
    const known = v1Keys(this.document.signal, chain.words, this.document.sampleKeys ?? {});
    return known.map(({ key, type, example, count }, i) =>
      this.item("key", key, "", {
        insertText: JSON.stringify(key) + closing,
        detail: [type, example && `e.g. ${example}`, count && `${count}×`].filter(Boolean).join(" · "),
        sortText: String(i).padStart(4, "0"),
      }),
    );
  }
}

function isWritable({ kind, text, span }: EditorToken, offset: number): boolean {
  // A closed string is behind the cursor that stands after it.
  if (kind === "string") return offset < span.end || text.length < 2 || !/["`]$/.test(text);
  return kind === "word" || kind === "keyword" || kind === "constant" || kind === "number";
}

function endsOperand({ kind, text }: EditorToken): boolean {
  return (
    kind === "word" || kind === "string" || kind === "number" || kind === "constant" || text === ")" || text === "]"
  );
}
