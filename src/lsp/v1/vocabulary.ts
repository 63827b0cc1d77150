import { V1_CONTEXTS } from "../../analysis/v1/scope.ts";
import type { ConfigSignal } from "../../config/signals.ts";
import { CONTEXTS } from "../../contexts/index.ts";
import type { PathInfo } from "../../contexts/path-definition.ts";
import { V1_FUNCTIONS } from "../../functions/v1/catalogue.ts";
import type { V1Function, V1Param } from "../../functions/v1/define.ts";
import { code } from "../docs.ts";
import type { SampleKey, SampleKeys } from "../types.ts";

/** A path as it is written in a program. */
export interface V1PathWord {
  readonly label: string;
  readonly info: Pick<PathInfo, "type" | "goType" | "settable" | "keys" | "doc" | "nullable" | "enumPrefix">;
}

const SIGNALS: readonly ConfigSignal[] = ["traces", "logs", "metrics", "profiles"];

export function signalsOf(signal: ConfigSignal | undefined): readonly ConfigSignal[] {
  return signal === undefined ? SIGNALS : [signal];
}

const DURATION: V1PathWord = {
  label: "duration",
  info: {
    type: "duration",
    goType: undefined,
    settable: false,
    keys: "none",
    doc: "The span's end minus its start.",
    nullable: false,
    enumPrefix: undefined,
  },
};

/** Every path of a signal's programs; of all signals where none is known. */
export function v1Paths(signal: ConfigSignal | undefined): readonly V1PathWord[] {
  const found = new Map<string, V1PathWord>();
  for (const each of signalsOf(signal)) {
    const context = V1_CONTEXTS[each];
    for (const info of CONTEXTS[context].paths) {
      if (info.context === "otelcol" || /^instrumentation_scope\.|\.cache$/.test(info.path)) continue;
      const isOwn = info.path.startsWith(`${context}.`);
      const label = isOwn ? info.path.slice(context.length + 1) : info.path;
      found.set(label, { label, info });
      // Data points have the paths of their metric too.
      if (each === "metrics" && info.path.startsWith("metric.")) {
        const bare = info.path.slice("metric.".length);
        if (!found.has(bare)) found.set(bare, { label: bare, info });
      }
      if (isOwn && label === "attributes") found.set("attr", { label: "attr", info });
    }
    if (each === "traces") found.set(DURATION.label, DURATION);
  }
  return [...found.values()];
}

export function v1Enums(signal: ConfigSignal | undefined): ReadonlyMap<string, bigint> {
  return new Map(signalsOf(signal).flatMap((each) => [...CONTEXTS[V1_CONTEXTS[each]].enums]));
}

/** Keys of the loaded telemetry under the words of a path. */
export function v1Keys(
  signal: ConfigSignal | undefined,
  words: readonly string[],
  keys: SampleKeys,
): readonly SampleKey[] {
  const path = words.map((word) => (word === "attr" ? "attributes" : word)).join(".");
  const contexts = signalsOf(signal).map((each) => V1_CONTEXTS[each]);
  const names = [path, ...contexts.map((context) => `${context}.${path}`), `metric.${path}`];
  return names.map((name) => keys[name]).find((found) => found !== undefined) ?? [];
}

/** What an action of the language itself takes. */
interface Action {
  readonly name: string;
  readonly signature: string;
  readonly insertText: string;
  readonly summary: string;
  readonly params: readonly V1Param[];
}

export const V1_ACTIONS: readonly Action[] = [
  {
    name: "set",
    signature: "set(path: path, value: any)",
    insertText: `set(\${1:path}, \${2:value})$0`,
    summary: "Stores a value. A nil value changes nothing.",
    params: [
      { name: "path", kind: "any" },
      { name: "value", kind: "any" },
    ],
  },
  {
    name: "drop",
    signature: "drop()",
    insertText: "drop() where $0",
    summary: "Removes the record and ends its program.",
    params: [],
  },
  {
    name: "keep",
    signature: "keep()",
    insertText: "keep() where $0",
    summary: "Removes the record unless its `where` holds; a record that is let through goes on.",
    params: [],
  },
  {
    name: "route",
    signature: 'route(condition?: bool) to "output"',
    insertText: `route() where \${1:condition} to "\${2:output}"$0`,
    summary: "Moves the record to an output, with its resource and scope, and ends its program.",
    params: [{ name: "condition", kind: "bool", optional: true }],
  },
];

export function v1Signature({ name, kind, params, ...more }: V1Function): string {
  const parts = params.map(
    (param) => `${param.name}${param.optional ? "?" : ""}: ${param.kind}${param.variadic ? ", …" : ""}`,
  );
  return `${name}(${parts.join(", ")})${kind === "converter" && "returns" in more ? `: ${more.returns}` : ""}`;
}

/** Markdown about a function or an action; undefined for any other word. */
export function v1FunctionDocs(name: string): string | undefined {
  const action = V1_ACTIONS.find((each) => each.name === name);
  if (action) return [code(action.signature), action.summary].join("\n\n");
  const found = V1_FUNCTIONS.get(name);
  if (!found) return undefined;
  const parts = [code(v1Signature(found)), found.summary];
  if (found.kind === "converter" && found.nil === "propagate") parts.push("*A nil argument makes nil.*");
  if (found.deprecated !== undefined) parts.push(`**Deprecated**: use \`${found.deprecated}\`.`);
  return parts.join("\n\n");
}
