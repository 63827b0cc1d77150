import { describeParamType, type FunctionDefinition, signatureOf } from "ottl";
import type { Style } from "./style.ts";

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
  }[];
  readonly returns: string | undefined;
  readonly notes: readonly string[];
  readonly examples: FunctionDefinition["examples"];
  /** Undefined: every context. */
  readonly contexts: readonly string[] | undefined;
  /** Undefined: every processor. */
  readonly processors: readonly string[] | undefined;
  readonly gate: string | undefined;
  readonly since: string | undefined;
  readonly stability: string | undefined;
}

export function functionDetails(definition: FunctionDefinition): FunctionDetails {
  const { name, kind, summary, params, returns, notes, examples, contexts, hosts, gate, since, stability } = definition;
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
    })),
    returns: kind === "editor" ? undefined : returns,
    notes: notes ?? [],
    examples,
    contexts,
    processors: hosts,
    gate,
    since,
    stability,
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
    for (const { name, doc } of documented) lines.push(`  ${style.cyan(name)}  ${doc}`);
  }
  lines.push("", style.bold("Where"));
  lines.push(`  contexts: ${details.contexts?.join(", ") ?? "all"}`);
  lines.push(`  processors: ${details.processors?.join(", ") ?? "transform, filter"}`);
  if (details.gate !== undefined) lines.push(`  needs the feature gate ${details.gate} (--gates ${details.gate})`);
  if (details.since !== undefined) lines.push(`  since Collector contrib ${details.since}`);
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
