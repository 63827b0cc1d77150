import type { Span } from "../../diagnostics/span.ts";
import { PREFIX_FACTS, pathFact } from "../../functions/path-facts.ts";
import type { VersionFact } from "../../functions/version-fact.ts";
import { VERSION_FACTS } from "../../functions/version-facts.ts";
import type { BoundCall, BoundPath } from "../bind/bound.ts";
import { walkValues } from "../bind/walk-bound.ts";
import type { LintItem, LintSubject } from "../rules/rule.ts";
import { treeOf } from "../rules/walk.ts";

/** Something that a text uses and some releases of the reference lack. */
export interface UpstreamUse {
  readonly fact: VersionFact;
  readonly span: Span;
  /** `Coalesce`, `the argument utf8_safe`, `the path log.event_name`. */
  readonly name: string;
  /** What older releases lack: `argument utf8_safe of Substring`. */
  readonly thing: string;
  /** What older releases have in its place. */
  readonly instead?: string;
}

/** The functions, arguments and paths of a text that came later than the oldest release looked at, in no special order. */
export function usesOf(item: LintItem, { group, host }: LintSubject): UpstreamUse[] {
  const uses: UpstreamUse[] = [];
  let isPrefixed = false;
  walkValues(treeOf(item), (value) => {
    if (value.kind === "call") uses.push(...usesOfCall(value));
    if (value.kind !== "path") return;
    const { context } = value.node;
    uses.push(...usesOfPath(value, group.context));
    if (isPrefixed || context === undefined || context.text !== group.context) return;
    isPrefixed = true;
    uses.push({
      fact: PREFIX_FACTS[host],
      span: context.span,
      name: `a path that begins with its own context (\`${context.text}.\`)`,
      thing: "path beginning with its own context",
      instead: `older releases read it without \`${context.text}.\``,
    });
  });
  return uses.filter(({ fact }) => fact.lacks !== undefined);
}

function usesOfCall({ definition, node, args }: BoundCall): UpstreamUse[] {
  const uses: UpstreamUse[] = [];
  for (const [i, { name }] of args.entries()) {
    const fact = VERSION_FACTS[`${definition.name}.${name}`];
    const argument = node.args[i];
    // One that must be given was there before under another name, which a call by position does not show.
    if (!fact || !(definition.params[name]?.optional || argument.name !== undefined)) continue;
    uses.push({
      fact,
      span: argument.span,
      name: `the argument ${name}`,
      thing: `argument ${name} of ${definition.name}`,
    });
  }
  const fact = VERSION_FACTS[definition.name];
  if (fact) uses.push({ fact, span: node.nameSpan, name: definition.name, thing: `function ${definition.name}` });
  return uses;
}

function usesOfPath({ node, path }: BoundPath, context: LintSubject["group"]["context"]): UpstreamUse[] {
  const owner = node.context?.text ?? "";
  const written = `${owner}.${path.reads.field}`;
  const name = pathFact(context, written) ? written : `${path.reads.context}.${path.reads.field}`;
  const fact = pathFact(context, name);
  if (!fact) return [];
  const alias = name.replace(/^scope\./, "instrumentation_scope.");
  const isAliased = alias !== name && pathFact(context, alias) !== undefined;
  const instead = isAliased ? `older releases call it \`${alias}\`` : undefined;
  return [{ fact, span: node.span, name: `the path ${name}`, thing: `path ${name}`, instead }];
}
