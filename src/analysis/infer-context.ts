import type { ContextDefinition } from "../contexts/path-definition.ts";
import type { ContextName, FunctionDefinition } from "../functions/define.ts";
import type * as ast from "../parser/ast.ts";

/** A context that a group of statements may run in. */
export interface Candidate {
  readonly context: ContextDefinition;
  readonly functions: ReadonlyMap<string, FunctionDefinition>;
}

export type Inference =
  | { readonly kind: "context"; readonly context: ContextName; readonly reason: string }
  /** No path names a context. */
  | { readonly kind: "none" }
  /** The best context lacks something that the statements use. */
  | { readonly kind: "unfit"; readonly context: string; readonly lacks: Lack };

export type Lack =
  | { readonly kind: "candidate" }
  | { readonly kind: "function"; readonly name: string }
  | { readonly kind: "enum"; readonly name: string };

/** Best first. Source: the reference's context_inferrer.go, defaultContextInferPriority. */
const PRIORITY: readonly string[] = [
  "log",
  "exemplar",
  "datapoint",
  "metric",
  "spanevent",
  "span",
  "profile",
  "scope",
  "instrumentation_scope",
  "resource",
];

/** What a text says about its context, each name once, in the order of the text. */
export interface Hints {
  /** The best of the contexts that paths name; "": paths name none; undefined: no paths. */
  readonly best: string | undefined;
  readonly functions: readonly string[];
  readonly enums: readonly string[];
  /** Symbols that stand directly as arguments may also be function names. */
  readonly ambiguousEnums: readonly string[];
}

/** Hints while they are gathered. */
interface Collected {
  readonly contexts: string[];
  readonly functions: Set<string>;
  readonly enums: Set<string>;
  readonly ambiguousEnums: Set<string>;
}

function rank(name: string): number {
  const at = PRIORITY.indexOf(name);
  return at < 0 ? Number.MAX_SAFE_INTEGER : at;
}

/** The first of the names that no other is better than. */
function bestOf(names: Iterable<string | undefined>): string | undefined {
  let best: string | undefined;
  for (const name of names) {
    if (name === undefined || name === best) continue;
    if (best === undefined || best === "" || rank(name) < rank(best)) best = name;
  }
  return best;
}

/** Gathers what a statement, condition or value expression says about its context. */
export function collectHints(tree: Tree): Hints {
  const all: Collected = { contexts: [], functions: new Set(), enums: new Set(), ambiguousEnums: new Set() };
  collect(tree, all, []);
  return {
    best: bestOf(all.contexts),
    functions: [...all.functions],
    enums: [...all.enums],
    ambiguousEnums: [...all.ambiguousEnums],
  };
}

/**
 * Infers the context of texts that run together.
 * Source: the reference's context_inferrer.go, inferFromHints.
 */
export function inferContext(texts: readonly Hints[], candidates: readonly Candidate[]): Inference {
  const distinct = [...new Set(texts)];
  const best = bestOf(distinct.map((hints) => hints.best));
  if (best === undefined || best === "") return { kind: "none" };
  const hints: Collected = {
    contexts: [],
    functions: new Set(distinct.flatMap(({ functions }) => functions)),
    enums: new Set(distinct.flatMap(({ enums }) => enums)),
    ambiguousEnums: new Set(distinct.flatMap(({ ambiguousEnums }) => ambiguousEnums)),
  };
  const known = candidates.find(({ context }) => context.name === best);
  if (hints.functions.size === 0 && hints.enums.size === 0) {
    return known
      ? { kind: "context", context: known.context.name, reason: `paths name ${best}` }
      : { kind: "unfit", context: best, lacks: { kind: "candidate" } };
  }
  if (!known) return { kind: "unfit", context: best, lacks: { kind: "candidate" } };
  const lacks = missing(known, hints);
  if (!lacks) return { kind: "context", context: known.context.name, reason: `paths name ${best}` };
  const lower = candidates
    .filter(({ context }) => context.name !== best && context.pathContextNames.includes(best))
    .sort((a, b) => rank(a.context.name) - rank(b.context.name))
    .find((candidate) => !missing(candidate, hints));
  if (!lower) return { kind: "unfit", context: best, lacks };
  return {
    kind: "context",
    context: lower.context.name,
    reason: `paths name ${best}, which lacks ${lacks.kind} ${"name" in lacks ? lacks.name : ""}`,
  };
}

function missing({ context, functions }: Candidate, hints: Collected): Lack | undefined {
  for (const name of hints.functions) if (!functions.has(name)) return { kind: "function", name };
  for (const name of hints.enums) {
    if (context.enums.has(name) || (hints.ambiguousEnums.has(name) && functions.has(name))) continue;
    return { kind: "enum", name };
  }
  return undefined;
}

type Tree = ast.Statement | ast.BooleanExpression | ast.ValueExpression;

function collect(node: Tree, hints: Collected, locals: readonly string[]): void {
  const visit = (child: Tree): void => collect(child, hints, locals);
  switch (node.kind) {
    case "Statement":
      visit(node.editor);
      if (node.where) visit(node.where);
      return;
    case "Or":
    case "And":
      for (const operand of node.operands) visit(operand);
      return;
    case "Not":
      visit(node.operand);
      return;
    case "BooleanGroup":
    case "MathGroup":
      visit(node.expression);
      return;
    case "Comparison":
    case "MathBinary":
      visit(node.left);
      visit(node.right);
      return;
    case "MathUnary":
      visit(node.operand);
      return;
    case "List":
      for (const item of node.items) visit(item);
      return;
    case "Map":
      for (const { key, value } of node.entries) {
        visit(key);
        visit(value);
      }
      return;
    case "Enum":
      hints.enums.add(node.name);
      return;
    case "Path":
      collectPath(node, hints, locals);
      return;
    case "Call":
      collectCall(node, hints, locals);
      return;
    case "Lambda":
      collectLambda(node, hints, locals);
      return;
  }
}

function collectPath(node: ast.Path, hints: Collected, locals: readonly string[]): void {
  const first = node.context?.text ?? node.fields[0].name;
  if (!locals.includes(first)) hints.contexts.push(node.context?.text ?? "");
  for (const field of node.fields) collectKeys(field.keys, hints, locals);
}

function collectKeys(keys: readonly ast.Key[], hints: Collected, locals: readonly string[]): void {
  for (const key of keys)
    if (key.value.kind !== "String" && key.value.kind !== "Int") collect(key.value, hints, locals);
}

function collectCall(node: ast.Call, hints: Collected, locals: readonly string[]): void {
  hints.functions.add(node.name);
  for (const { value } of node.args) {
    if (value.kind === "FunctionName") hints.functions.add(value.name);
    else {
      if (value.kind === "Enum") hints.ambiguousEnums.add(value.name);
      collect(value, hints, locals);
    }
  }
  if (!node.isEditor) collectKeys(node.keys, hints, locals);
}

function collectLambda(node: ast.Lambda, hints: Collected, locals: readonly string[]): void {
  const inner = [...locals, ...node.params.map((param) => param.text).filter((name) => name !== "_")];
  collect(node.body.kind === "value" ? node.body.value : node.body.expression, hints, inner);
}
