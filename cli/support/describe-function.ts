import { type ContextName, describeParamType, type FunctionDefinition, type Host, signatureOf } from "ottl";
import { describeSince, VERSION_FACTS } from "ottl/version-facts";
import type { Style } from "./style.ts";

const EVERY_CONTEXT = [
  "resource",
  "scope",
  "span",
  "spanevent",
  "metric",
  "datapoint",
  "exemplar",
  "log",
  "profile",
  "profilesample",
] as const satisfies readonly ContextName[];
const EVERY_HOST = ["transform", "filter"] as const satisfies readonly Host[];

/** What `ottl functions` tells as JSON. */
export interface FunctionDetails {
  readonly name: string;
  readonly kind: string;
  readonly signature: string;
  readonly summary: string;
  readonly params: readonly {
    readonly name: string;
    readonly type: string;
    readonly optional: boolean;
    readonly doc: string;
    /** Where the parameter came otherwise than the function. */
    readonly since: string | undefined;
  }[];
  readonly returns: string | undefined;
  readonly notes: readonly string[];
  readonly examples: FunctionDefinition["examples"];
  readonly contexts: readonly string[];
  readonly processors: readonly string[];
  readonly gate: string | undefined;
  /** The oldest upstream version known to have it: `0.157.0`, `0.113.0 or earlier`; undefined where not known. */
  readonly since: string | undefined;
  /** The upstream module that `since` counts in, below Collector contrib. */
  readonly module: string | undefined;
  readonly stability: string | undefined;
}

function sinceOf(key: string): string | undefined {
  return VERSION_FACTS[key] && describeSince(VERSION_FACTS[key]);
}

export function functionDetails(definition: FunctionDefinition): FunctionDetails {
  const { name, kind, summary, params, returns, notes, examples, contexts, hosts, gate } = definition;
  const fact = VERSION_FACTS[name];
  return {
    name,
    kind,
    signature: signatureOf(definition),
    summary,
    params: Object.entries(params).map(([param, { type, optional, doc }]) => ({
      name: param,
      type: describeParamType(type),
      optional,
      doc,
      since: sinceOf(`${name}.${param}`),
    })),
    returns: kind === "editor" ? undefined : returns,
    notes: notes ?? [],
    examples,
    contexts: contexts ?? EVERY_CONTEXT,
    processors: hosts ?? EVERY_HOST,
    gate,
    since: definition.since ?? sinceOf(name),
    module: fact?.module,
    stability: definition.stability ?? fact?.stability,
  };
}

/** A function's page for a terminal. */
export function describeFunction(definition: FunctionDefinition, style: Style): string {
  const details = functionDetails(definition);
  const lines = [style.bold(details.signature), "", `  ${details.summary}`];
  for (const note of details.notes) lines.push(`  ${note}`);
  const documented = details.params.filter(({ doc }) => doc !== "");
  if (documented.length > 0) {
    lines.push("", style.bold("Parameters"));
    for (const { name, doc, since } of documented)
      lines.push(`  ${style.cyan(name)}  ${doc}${since === undefined ? "" : ` (since ${since})`}`);
  }
  lines.push("", style.bold("Where"));
  lines.push(`  contexts: ${definition.contexts?.join(", ") ?? "all"}`);
  lines.push(`  processors: ${details.processors.join(", ")}`);
  if (details.gate !== undefined) lines.push(`  needs the feature gate ${details.gate} (--gates ${details.gate})`);
  if (details.since !== undefined) lines.push(`  since ${[details.module, details.since].filter(Boolean).join(" ")}`);
  if (details.stability !== undefined && details.stability !== "stable")
    lines.push(`  stability: ${details.stability}`);
  if (details.examples.length > 0) lines.push("", style.bold("Examples"));
  for (const { source, value, before, after } of details.examples) {
    if (before !== undefined) lines.push(`  ${style.dim("before:")} ${before}`);
    lines.push(`  ${source}${value === undefined ? "" : `  ${style.dim("→")} ${style.green(value)}`}`);
    if (after !== undefined) lines.push(`  ${style.dim("after:")}  ${style.green(after)}`);
  }
  return lines.join("\n");
}
