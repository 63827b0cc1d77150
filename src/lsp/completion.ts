import type { PathInfo } from "../contexts/path-definition.ts";
import type { Span } from "../diagnostics/span.ts";
import type { FunctionDefinition } from "../functions/define.ts";
import { describeParamType, signatureOf } from "../functions/signature.ts";
import type { OttlText } from "./analyse.ts";
import { functionDocs, pathDocs } from "./docs.ts";
import { type Chain, chainEndingAt, type EditorToken, editorTokens, type OpenCall, openCallAt } from "./tokens-at.ts";
import type { Completion, SampleKey, SampleKeys } from "./types.ts";
import { contextsOf, enumsOf, functionsOf, pathsOf, qualify } from "./vocabulary.ts";

/** Completions inside of an OTTL text; spans are in the document. */
export function completeText(text: OttlText, offset: number, sampleKeys: SampleKeys): Completion[] {
  return new TextCompletion(text, text.place.toText(offset), sampleKeys).complete();
}

class TextCompletion {
  private readonly text: OttlText;
  private readonly offset: number;
  private readonly sampleKeys: SampleKeys;
  private readonly tokens: readonly EditorToken[];
  /** The token that is being written, or -1. */
  private readonly current: number;
  /** The last token that is complete, or -1. */
  private readonly previous: number;

  constructor(text: OttlText, offset: number, sampleKeys: SampleKeys) {
    this.text = text;
    this.offset = offset;
    this.sampleKeys = sampleKeys;
    this.tokens = editorTokens(text.config.text);
    const before = this.tokens.findLastIndex(({ span }) => span.start < offset);
    const token = this.tokens[before];
    const isWritten =
      token !== undefined && isWritable(token) && offset <= token.span.end && !this.isAfterString(token);
    this.current = isWritten ? before : -1;
    this.previous = isWritten ? before - 1 : before;
  }

  private isAfterString({ kind, text, span }: EditorToken): boolean {
    return kind === "string" && this.offset === span.end && text.length > 1 && text.endsWith('"');
  }

  complete(): Completion[] {
    const token = this.tokens[this.current];
    const last = this.tokens[this.previous];
    if (token?.kind === "string") return last?.text === "[" ? this.keys(this.previous - 1, token) : [];
    if (token?.kind === "number" || token?.kind === "bytes") return [];
    if (last?.text === "[") {
      const keys = this.keys(this.previous - 1, undefined);
      if (keys.length > 0) return keys;
    }
    if (last?.text === ".") return this.segments(chainEndingAt(this.tokens, this.previous - 1));
    if (last === undefined) return this.beginning();
    if (this.isAfterOperand(last)) return this.keywords();
    return this.operands();
  }

  /** The range that a completion replaces. */
  private replaced(): Span {
    const span = this.tokens[this.current]?.span ?? { start: this.offset, end: this.offset };
    const { place } = this.text;
    const start = place.toDocument(span.start);
    return { start, end: span.end > span.start ? place.spanToDocument(span).end : start };
  }

  private item(
    kind: Completion["kind"],
    label: string,
    rank: string,
    more: Partial<Omit<Completion, "kind" | "label">> = {},
  ): Completion {
    const span = this.replaced();
    return { label, kind, insertText: label, isSnippet: false, span, sortText: `${rank}${label}`, ...more };
  }

  private beginning(): Completion[] {
    if (this.text.kind === "condition") return this.operands();
    return [...functionsOf(this.text).values()]
      .filter(({ kind }) => kind === "editor")
      .map((definition) => this.functionItem(definition, "a"));
  }

  private functionItem(definition: FunctionDefinition, rank: string): Completion {
    const { name, kind } = definition;
    const hasCall = this.text.config.text.startsWith("(", this.tokens[this.current]?.span.end ?? this.offset);
    return this.item(kind, name, rank, {
      insertText: hasCall ? name : snippetOf(definition),
      isSnippet: !hasCall,
      detail: signatureOf(definition).slice(name.length),
      documentation: functionDocs(definition),
    });
  }

  /** After a value or a call: what joins it with the next. */
  private isAfterOperand({ kind, text }: EditorToken): boolean {
    if (kind === "word" || kind === "string" || kind === "number" || kind === "bytes" || kind === "constant")
      return true;
    return text === ")" || text === "]" || text === "}";
  }

  private keywords(): Completion[] {
    const call = openCallAt(this.tokens, this.offset);
    if (call) return [];
    const hasWhere = this.tokens
      .slice(0, this.previous + 1)
      .some(({ text, kind }) => kind === "keyword" && text === "where");
    const words = this.text.kind === "condition" || hasWhere ? ["and", "or"] : ["where"];
    return words.map((word) => this.item("keyword", word, "a", { insertText: `${word} ` }));
  }

  private operands(): Completion[] {
    const call = openCallAt(this.tokens, this.offset);
    const definition = call && functionsOf(this.text).get(call.name);
    const kind = definition && call ? paramKind(definition, call) : undefined;
    const items: Completion[] = [];
    if (call && definition) items.push(...this.parameters(call, definition));
    if (kind === "stringLiteral" || kind === "intLiteral" || kind === "floatLiteral") return items;
    if (kind === "boolLiteral") return [...items, ...this.constants(["true", "false"], "a")];
    const wantsEnum = this.enumPrefix();
    items.push(...this.enums(wantsEnum));
    items.push(...this.paths(kind));
    for (const each of functionsOf(this.text).values()) {
      if (each.kind !== "converter") continue;
      if (kind === "function")
        items.push(this.item("converter", each.name, "a", { documentation: functionDocs(each) }));
      else items.push(this.functionItem(each, "d"));
    }
    return [...items, ...this.constants(["true", "false", "nil"], "y")];
  }

  private constants(words: readonly string[], rank: string): Completion[] {
    return words.map((word) => this.item("keyword", word, rank));
  }

  private parameters(call: OpenCall, definition: FunctionDefinition): Completion[] {
    if (call.argumentName !== undefined) return [];
    return Object.entries(definition.params)
      .slice(call.argument)
      .filter(([name, { spelling = name }]) => !call.named.includes(spelling))
      .map(([name, { type, doc, optional, spelling = name }]) =>
        this.item("parameter", `${spelling} = `, optional ? "b" : "e", {
          detail: describeParamType(type),
          documentation: doc,
        }),
      );
  }

  /** The prefix of the enum symbols that are compared with or written to the path before the cursor. */
  private enumPrefix(): string | undefined {
    const operator = this.tokens[this.previous];
    if (operator === undefined || (operator.kind !== "operator" && operator.text !== ",")) return undefined;
    const chain = chainEndingAt(this.tokens, this.previous - 1);
    return chain && this.findPath(chain)?.enumPrefix;
  }

  private findPath({ words }: Chain): PathInfo | undefined {
    const name = qualify(this.text, words);
    return pathsOf(this.text).find(({ path }) => path === name);
  }

  private enums(prefix: string | undefined): Completion[] {
    return [...enumsOf(this.text)].map(([name, value]) =>
      this.item("enum", name, prefix !== undefined && name.startsWith(prefix) ? "0" : "x", { detail: `= ${value}` }),
    );
  }

  /** Paths at the beginning of an operand: whole ones, and the contexts as words of their own. */
  private paths(kind: string | undefined): Completion[] {
    const { text } = this;
    const needsMap = kind === "pmapGetSetter" || kind === "pmap";
    const writes = kind === "setter" || kind === "getSetter" || kind === "pmapGetSetter" || kind === "psliceGetSetter";
    return pathsOf(text)
      .filter(({ settable }) => !writes || settable)
      .map((path) => {
        const own = text.isBare && text.context !== undefined && path.path.startsWith(`${text.context}.`);
        const label = own ? path.path.slice((text.context as string).length + 1) : path.path;
        const rank = needsMap && path.type === "map" ? "a" : isOwn(path, text) ? "b" : "c";
        return this.pathItem(label, path, rank);
      });
  }

  private pathItem(label: string, path: PathInfo, rank: string): Completion {
    return this.item("path", label, rank, {
      detail: path.goType ?? path.type,
      documentation: pathDocs(path, contextsOf(this.text)),
    });
  }

  /** The next words of a path after a dot. */
  private segments(chain: Chain | undefined): Completion[] {
    if (!chain) return [];
    const written = chain.words.join(".");
    const prefixes = new Set([`${written}.`, `${qualify(this.text, chain.words)}.`]);
    const found = new Map<string, Completion>();
    for (const path of pathsOf(this.text)) {
      for (const prefix of prefixes) {
        if (!path.path.startsWith(prefix)) continue;
        const rest = path.path.slice(prefix.length);
        found.set(rest, this.pathItem(rest, path, rest.includes(".") ? "b" : "a"));
      }
    }
    return [...found.values()];
  }

  /** Attribute keys of the loaded telemetry, inside of the brackets after a path. */
  private keys(pathEnd: number, written: EditorToken | undefined): Completion[] {
    const chain = chainEndingAt(this.tokens, pathEnd);
    if (!chain) return [];
    const { text } = this;
    const end = written ? written.span.end : this.offset;
    const closing = text.config.text.startsWith("]", end) ? "" : "]";
    const known = this.sampleKeys[qualify(text, chain.words)] ?? anyContext(this.sampleKeys, chain.words);
    return known.map((key, i) =>
      this.item("key", key.key, String(i).padStart(4, "0"), {
        insertText: JSON.stringify(key.key) + closing,
        detail: keyDetail(key),
        sortText: String(i).padStart(4, "0"),
      }),
    );
  }
}

function isWritable({ kind }: EditorToken): boolean {
  return (
    kind === "word" ||
    kind === "string" ||
    kind === "number" ||
    kind === "bytes" ||
    kind === "keyword" ||
    kind === "constant"
  );
}

function isOwn(path: PathInfo, { context }: OttlText): boolean {
  return context === undefined || path.context === context;
}

function keyDetail({ type, example, count }: SampleKey): string {
  const parts = [
    type,
    example === undefined ? undefined : `e.g. ${example}`,
    count === undefined ? undefined : `${count}×`,
  ];
  return parts.filter((part) => part !== undefined).join(" · ");
}

/** Keys under a path whose context is not known yet. */
function anyContext(sampleKeys: SampleKeys, words: readonly string[]): readonly SampleKey[] {
  const tail = `.${words.join(".")}`;
  return Object.entries(sampleKeys)
    .filter(([path]) => path.endsWith(tail))
    .flatMap(([, keys]) => keys);
}

/** The kind of the parameter that the cursor is in. */
function paramKind(definition: FunctionDefinition, call: OpenCall): string | undefined {
  const { argumentName, argument } = call;
  const param =
    argumentName === undefined ? Object.values(definition.params)[argument] : definition.params[argumentName];
  return param?.type.kind;
}

/** A call with a place for each required argument. */
function snippetOf(definition: FunctionDefinition): string {
  const required = Object.entries(definition.params).filter(([, { optional }]) => !optional);
  const places = required.map(([name], i) => `\${${i + 1}:${name}}`);
  return `${definition.name}(${places.join(", ")})$0`;
}
