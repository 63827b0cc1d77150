import type { Span } from "../diagnostics/span.ts";
import { emptyStrings } from "../util/empty-strings.ts";
import type { ConfigEntry, ConfigMap, ConfigNode, ConfigScalar } from "./config-node.ts";
import { CONDITION_KEYS } from "./filter-config.ts";
import type { ConfigContext, ConfigSignal } from "./signals.ts";
import { type SplitText, splitTexts } from "./split-texts.ts";
import { STATEMENT_KEYS } from "./transform-config.ts";

/** A `.ottl` document and what is known of it. */
export interface StatementsDocument {
  readonly text: string;
  /** Told from the texts where it is left out. */
  readonly host?: StatementsHost;
  /** Told from the paths; where they do not tell, this one. */
  readonly signal?: ConfigSignal;
  /** Inferred where it is left out. */
  readonly context?: ConfigContext;
}

/** The processor whose texts a document holds. */
export type StatementsHost = "transform" | "filter";

/** A `.ottl` document as the configuration of a processor, whose nodes stand where the texts stand. */
export interface StatementsConfig {
  readonly host: StatementsHost;
  readonly signal: ConfigSignal;
  /** Given, or the signal's own where no path names one; undefined: inferred. */
  readonly context: ConfigContext | undefined;
  /** No context was given and no path names one. */
  readonly isDefaultContext: boolean;
  readonly node: ConfigMap;
  readonly texts: readonly SplitText[];
}

const RECORD_CONTEXTS: Readonly<Record<ConfigSignal, ConfigContext>> = {
  traces: "span",
  metrics: "datapoint",
  logs: "log",
  profiles: "profile",
};

const SIGNAL_WORDS: readonly (readonly [ConfigSignal, RegExp])[] = [
  ["traces", /(?<![\w.])span(?:event)?\./],
  ["metrics", /(?<![\w.])(?:metric|datapoint|exemplar)\./],
  ["logs", /(?<![\w.])log\./],
  ["profiles", /(?<![\w.])profile\./],
];

const CONTEXT_WORD =
  /(?<![\w.])(?:log|span|spanevent|metric|datapoint|exemplar|profile|resource|scope|instrumentation_scope|otelcol)\./;

/** Reads a `.ottl` document as a transform processor's statements or a filter processor's conditions. */
export function readStatementsDocument(document: StatementsDocument): StatementsConfig {
  const texts = splitTexts(document.text);
  const bare = texts.map(({ text }) => emptyStrings(text));
  const host = document.host ?? detectHost(bare);
  const signal = detectSignal(bare) ?? document.signal ?? "logs";
  const named = bare.some((text) => CONTEXT_WORD.test(text));
  const isDefaultContext = document.context === undefined && !named && texts.length > 0;
  const context = document.context ?? (isDefaultContext ? RECORD_CONTEXTS[signal] : undefined);
  const whole: Span = { start: 0, end: document.text.length };
  const key = host === "transform" ? STATEMENT_KEYS[signal] : CONDITION_KEYS[signal];
  const list = (path: string): ConfigNode => ({
    kind: "list",
    span: whole,
    path,
    items: texts.map((text, i) => textNode(text, `${path}[${i}]`)),
  });
  const item = host === "transform" ? "statements" : "conditions";
  const group = `${key}[0]`;
  const value: ConfigNode =
    context === undefined
      ? list(key)
      : {
          kind: "list",
          span: whole,
          path: key,
          items: [
            map(whole, group, [
              entry("context", { kind: "scalar", span: whole, path: `${group}.context`, value: context }),
              entry(item, list(`${group}.${item}`)),
            ]),
          ],
        };
  const node = map(whole, "", texts.length === 0 ? [] : [entry(key, value)]);
  return { host, signal, context, isDefaultContext, node, texts };
}

function entry(key: string, value: ConfigNode): ConfigEntry {
  return { key, keySpan: { start: 0, end: 0 }, value };
}

function map(span: Span, path: string, entries: readonly ConfigEntry[]): ConfigMap {
  return { kind: "map", span, path, entries };
}

function textNode({ span, text }: SplitText, path: string): ConfigScalar {
  let offsets: readonly number[] | undefined;
  return {
    kind: "scalar",
    span,
    path,
    value: text,
    get offsets() {
      offsets ??= Array.from({ length: text.length + 1 }, (_, i) => span.start + i);
      return offsets;
    },
  };
}

/** Conditions are texts of which none begins with an editor call. */
function detectHost(texts: readonly string[]): StatementsHost {
  const isCall = (text: string): boolean => /^\s*(?!not\b)[a-z_][a-z0-9_]*\s*\(/.test(text);
  return texts.length > 0 &&
    !texts.some(isCall) &&
    texts.some((text) => /[=<>]|\band\b|\bor\b|^\s*(?:not\b|[A-Z])/.test(text))
    ? "filter"
    : "transform";
}

function detectSignal(texts: readonly string[]): ConfigSignal | undefined {
  return SIGNAL_WORDS.find(([, pattern]) => texts.some((text) => pattern.test(text)))?.[0];
}
