import { CONFIG_CODES } from "../diagnostics/config-codes.ts";
import { didYouMean } from "../diagnostics/did-you-mean.ts";
import { ListMemos } from "../util/list-memo.ts";
import { type ConfigList, type ConfigMap, type ConfigNode, describeNode, entryOf, isNull } from "./config-node.ts";
import { type ConfigFinding, type ConfigText, nodeError } from "./finding.ts";

/** What happens when a statement or condition fails. */
export type ErrorMode = "ignore" | "propagate" | "silent";

const ERROR_MODES: readonly ErrorMode[] = ["ignore", "propagate", "silent"];

/**
 * Reads the parts of a processor's configuration as the Collector decodes them (mapstructure without weak typing:
 * nothing is converted, except a string for a list, which is split at commas). Source: confmap, internal/decoder.go.
 */
export class ConfigReader {
  readonly findings: ConfigFinding[] = [];
  private readonly lists: ListMemos;

  /** @param lists what lists were read as before. */
  constructor(lists: ListMemos = new ListMemos()) {
    this.lists = lists;
  }

  error(code: string, node: ConfigNode, message: string, notes: readonly string[] = []): undefined {
    this.findings.push(nodeError(code, node, message, notes.length > 0 ? { notes } : {}));
    return undefined;
  }

  /** Refuses the keys that are not known. */
  keys(map: ConfigMap, known: readonly string[], what: string): void {
    for (const { key, keySpan, value } of map.entries) {
      if (known.includes(key)) continue;
      const close = meantSetting(key, known) ?? didYouMean(key, known, 1)[0];
      this.findings.push(
        nodeError(CONFIG_CODES.unknownKey, value, `${what} has no setting ${key}`, {
          span: keySpan,
          notes: [...(close ? [`did you mean ${close}?`] : []), `settings: ${known.join(", ")}`],
        }),
      );
    }
  }

  /** A map, or undefined where it is absent, empty or something else (which is reported). */
  map(node: ConfigNode | undefined, what: string): ConfigMap | undefined {
    if (!node || isNull(node)) return undefined;
    if (node.kind === "map") return node;
    return this.error(CONFIG_CODES.wrongType, node, `${what} must be a map, but is ${describeNode(node)}`);
  }

  boolean(map: ConfigMap, key: string): boolean {
    const node = entryOf(map, key);
    if (!node || isNull(node)) return false;
    if (node.kind === "scalar" && typeof node.value === "boolean") return node.value;
    this.error(CONFIG_CODES.wrongType, node, `${key} must be true or false, but is ${describeNode(node)}`);
    return false;
  }

  /** A list of OTTL texts; undefined where it is absent or empty, which is not the same as an empty list. */
  texts(map: ConfigMap, key: string): readonly ConfigText[] | undefined {
    const node = entryOf(map, key);
    if (!node || isNull(node)) return undefined;
    if (node.kind === "list") return this.plainTexts(node) ?? this.items(node.items, key);
    if (node.kind === "scalar" && typeof node.value === "string") {
      const texts: ConfigText[] = [];
      let start = 0;
      if (node.value !== "") {
        for (const text of node.value.split(",")) {
          texts.push({ text, node, start });
          start += text.length + 1;
        }
      }
      return texts;
    }
    return this.error(CONFIG_CODES.wrongType, node, `${key} must be a list of strings, but is ${describeNode(node)}`);
  }

  /** The items of a list of nothing but strings; undefined where it has others. */
  plainTexts(list: ConfigList): readonly ConfigText[] | undefined {
    const texts = this.lists.of<ConfigNode, ConfigText | null>(`texts:${list.path}`).map(list.items, plainText);
    return texts.includes(null) ? undefined : (texts as readonly ConfigText[]);
  }

  /** The items of a list of strings; an empty item reads as an empty string. */
  items(nodes: readonly ConfigNode[], key: string): readonly ConfigText[] {
    const texts: ConfigText[] = [];
    for (const node of nodes) {
      const text = node.kind === "scalar" ? stringOf(node.original ?? node.value) : undefined;
      if (node.kind === "scalar" && text !== undefined) texts.push({ text, node, start: 0 });
      else {
        this.error(CONFIG_CODES.wrongType, node, `an item of ${key} must be a string, but is ${describeNode(node)}`);
      }
    }
    return texts;
  }

  /** A word of a closed set, in any letter case; undefined where it is absent or refused. */
  word<W extends string>(map: ConfigMap, key: string, words: readonly W[], code: string): W | undefined {
    const node = entryOf(map, key);
    if (!node) return undefined;
    const text = node.kind === "scalar" ? stringOf(node.original ?? node.value) : undefined;
    if (text === undefined) {
      return this.error(CONFIG_CODES.wrongType, node, `${key} must be a string, but is ${describeNode(node)}`);
    }
    const lowered = text.toLowerCase();
    const found = words.find((word) => word === lowered);
    if (found !== undefined) return found;
    const [close] = didYouMean(text, words, 1);
    const message = text === "" ? `${key} is empty` : `${key} cannot be ${text}`;
    return this.error(code, node, message, [
      ...(close ? [`did you mean ${close}?`] : []),
      `possible values: ${words.join(", ")}`,
    ]);
  }

  errorMode(map: ConfigMap): ErrorMode | undefined {
    return this.word(map, "error_mode", ERROR_MODES, CONFIG_CODES.unknownErrorMode);
  }
}

function plainText(node: ConfigNode): ConfigText | null {
  if (node.kind !== "scalar" || typeof node.value !== "string") return null;
  return { text: node.original ?? node.value, node, start: 0 };
}

/** Strings and null; anything else is not converted. */
function stringOf(value: unknown): string | undefined {
  if (value === null) return "";
  return typeof value === "string" ? value : undefined;
}

const SIGNAL_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:spans?|spanevents?|traces?)_/, "trace_"],
  [/^(?:metrics?|datapoints?)_/, "metric_"],
  [/^(?:logs?|logrecords?)_/, "log_"],
  [/^profiles?_/, "profile_"],
];

/** `span_statements` means the setting `trace_statements`, though other names look more like it. */
function meantSetting(key: string, known: readonly string[]): string | undefined {
  const found = SIGNAL_WORDS.find(([word]) => word.test(key));
  const meant = found && key.replace(found[0], found[1]);
  return meant !== undefined && known.includes(meant) ? meant : undefined;
}
