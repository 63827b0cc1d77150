import {
  CONTEXTS,
  describeParamType,
  examplesOf,
  type FunctionDefinition,
  type FurtherExample,
  type Host,
  signatureOf,
} from "ottl";
import { argumentFact, describeSince, VERSION_FACTS } from "ottl/version-facts";
import type { Style } from "./style.ts";

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
    /** As the function's own `since`. */
    readonly since: string | undefined;
    /** The oldest release known to do without it, where older ones wanted it. */
    readonly optionalSince: string | undefined;
  }[];
  readonly returns: string | undefined;
  readonly notes: readonly string[];
  readonly examples: readonly FurtherExample[];
  readonly contexts: readonly string[];
  readonly processors: readonly string[];
  readonly gate: string | undefined;
  /** The oldest release of Collector contrib known to have it: `0.157.0`, `0.61.0 or earlier`. */
  readonly since: string | undefined;
  /** The module that had it then, below Collector contrib. */
  readonly module: string | undefined;
  readonly stability: string | undefined;
}

export function functionDetails(definition: FunctionDefinition): FunctionDetails {
  const { name, kind, summary, params, returns, notes, contexts, hosts, gate } = definition;
  const fact = VERSION_FACTS[name];
  return {
    name,
    kind,
    signature: signatureOf(definition),
    summary,
    params: Object.entries(params).map(([param, { type, optional, doc }]) => {
      const own = argumentFact(name, param);
      const { optionalSince } = own ?? {};
      return {
        name: param,
        type: describeParamType(type),
        optional,
        doc,
        since: own && describeSince(own),
        optionalSince,
      };
    }),
    returns: kind === "editor" ? undefined : returns,
    notes: notes ?? [],
    examples: examplesOf(definition),
    contexts: contexts ?? Object.keys(CONTEXTS),
    processors: hosts ?? EVERY_HOST,
    gate,
    since: definition.since ?? (fact && describeSince(fact)),
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
    for (const { name, doc, since, optionalSince } of documented) {
      const facts = [
        ...(since === details.since ? [] : [`since ${since}`]),
        ...(optionalSince === undefined ? [] : [`optional since ${optionalSince}`]),
      ];
      lines.push(`  ${style.cyan(name)}  ${doc}${facts.length === 0 ? "" : ` (${facts.join(", ")})`}`);
    }
  }
  lines.push("", style.bold("Where"));
  lines.push(`  contexts: ${definition.contexts?.join(", ") ?? "all"}`);
  lines.push(`  processors: ${details.processors.join(", ")}`);
  if (details.gate !== undefined) lines.push(`  needs the feature gate ${details.gate} (--gates ${details.gate})`);
  if (details.since !== undefined) lines.push(`  since Collector ${details.since} (${details.module})`);
  if (details.stability !== undefined) lines.push(`  stability: ${details.stability}`);
  if (details.examples.length > 0) lines.push("", style.bold("Examples"));
  for (const { source, value, before, after, varies } of details.examples) {
    if (before !== undefined) lines.push(`  ${style.dim("before:")} ${before}`);
    lines.push(
      `  ${source}${value === undefined ? "" : `  ${style.dim("→")} ${style.green(value)}${varies ? ", for instance" : ""}`}`,
    );
    if (after !== undefined) lines.push(`  ${style.dim("after:")}  ${style.green(after)}`);
  }
  return lines.join("\n");
}
