import { PathError, type PathKey, type PathSegment } from "../../contexts/index.ts";
import { CHECK_CODES } from "../../diagnostics/check-codes.ts";
import type { Evaluate } from "../../functions/getters.ts";
import type * as ast from "../../parser/ast.ts";
import { Failure, fail } from "../../values/failure.ts";
import { indexValue, toIndexKey } from "../../values/index-value.ts";
import type { BoundKey, BoundLocal, BoundPath, BoundValue } from "./bound.ts";
import type { LocalReference, Scope } from "./scope.ts";
import { bindValue, suggestionNote } from "./value.ts";

/** The dotted segments of a path, its context word first. */
function segments(node: ast.Path): readonly ast.Field[] {
  if (!node.context) return node.fields;
  const { text, span } = node.context;
  return [{ name: text, nameSpan: span, span, keys: [] }, ...node.fields];
}

/** Binds a path or a lambda's parameter. Source: the reference's functions.go (newPath, parsePath). */
export function bindPath(node: ast.Path, scope: Scope): BoundPath | BoundLocal | undefined {
  const all = segments(node);
  const local = scope.local(all[0].name);
  if (local) return bindLocal(node, all, local, scope);

  const { context, defaultContext } = scope.options;
  const names = context.pathContextNames;
  let prefix = node.context?.text;
  let fields = node.fields;
  if (prefix === undefined || !names.includes(prefix)) {
    if (defaultContext !== undefined) {
      // The reference writes the context before the path and then reads the text again, parameters first.
      if (scope.local(defaultContext)) return refuseHiddenContext(node, all, defaultContext, scope);
      fields = all;
      prefix = defaultContext;
    } else return refuseContext(node, all, scope);
  }

  const keyExpressions: BoundValue[] = [];
  const bound: PathSegment[] = [];
  let complete = true;
  for (const field of fields) {
    const keys = bindKeys(field.keys, scope);
    if (!keys) complete = false;
    else {
      for (const key of keys) if (key.kind === "expression") keyExpressions.push(key.value);
      bound.push({ name: field.name, keys: keys.map(toPathKey) });
    }
  }
  if (!complete) return undefined;
  const path = context.resolvePath(prefix, bound);
  if (path instanceof PathError) return refusePath(path, node, fields, prefix, scope);
  return {
    kind: "path",
    node,
    path,
    keyExpressions,
    type: path.type,
    isLiteral: false,
    literal: undefined,
    get: path.get,
  };
}

function refuseHiddenContext(node: ast.Path, all: readonly ast.Field[], context: string, scope: Scope): undefined {
  const text = all.map(({ name }) => name).join(".");
  return scope.error(
    CHECK_CODES.localIdentifierField,
    node.span,
    `${text} means ${context}.${text}, and ${context} is a lambda parameter here: rename the parameter`,
  );
}

/** What other languages call nil. */
const NIL_ELSEWHERE: ReadonlySet<string> = new Set(["null", "none", "undefined", "NULL", "Null", "None", "Nil", "NIL"]);

function refuseContext(node: ast.Path, all: readonly ast.Field[], scope: Scope): undefined {
  const { context } = scope.options;
  const names = context.pathContextNames;
  const text = all.map((field) => field.name).join(".");
  if (NIL_ELSEWHERE.has(text)) {
    return scope.error(CHECK_CODES.missingContext, node.span, `OTTL has no ${text}: write nil`, {
      fixes: [{ title: "Write nil", edits: [{ span: node.span, newText: "nil" }] }],
    });
  }
  if (node.context === undefined || !looksLikeContext(node.context.text)) {
    const owner = names.find((name) => context.paths.some((path) => path.path === `${name}.${text}`)) ?? context.name;
    return scope.error(
      CHECK_CODES.missingContext,
      all[0].nameSpan,
      `the path ${text} lacks its context: write ${owner}.${text}`,
      {
        notes: [`contexts that can be used here: ${names.join(", ")}`],
        fixes: [
          {
            title: `Write ${owner}.${text}`,
            edits: [{ span: { start: node.span.start, end: node.span.start }, newText: `${owner}.` }],
          },
        ],
      },
    );
  }
  return scope.error(
    CHECK_CODES.unknownContext,
    node.context.span,
    `${node.context.text} cannot be used in the ${context.name} context`,
    { notes: [`contexts that can be used here: ${names.join(", ")}`, ...suggestionNote(node.context.text, names)] },
  );
}

const CONTEXT_WORDS: ReadonlySet<string> = new Set([
  "log",
  "span",
  "spanevent",
  "metric",
  "datapoint",
  "exemplar",
  "resource",
  "scope",
  "instrumentation_scope",
  "profile",
  "profilesample",
  "otelcol",
]);

function looksLikeContext(word: string): boolean {
  return CONTEXT_WORDS.has(word);
}

function refusePath(
  error: PathError,
  node: ast.Path,
  fields: readonly ast.Field[],
  prefix: string,
  scope: Scope,
): undefined {
  const field = fields[error.fieldIndex];
  if (!field) return scope.error(CHECK_CODES.unknownPath, node.span, error.message);
  if (error.keys) {
    const keys = field.keys;
    const span = keys.length > 0 ? { start: keys[0].span.start, end: keys[keys.length - 1].span.end } : field.nameSpan;
    return scope.error(CHECK_CODES.pathNotIndexable, span, error.message);
  }
  const path = [prefix, ...fields.slice(0, error.fieldIndex + 1).map(({ name }) => name)].filter((name) => name !== "");
  const keyed = error.fieldIndex > 0 && /(?:attributes|body|cache)$/.test(fields[error.fieldIndex - 1].name);
  const rest = fields.slice(error.fieldIndex).map(({ name }) => name);
  return scope.error(CHECK_CODES.unknownPath, field.nameSpan, `there is no path ${path.join(".")}`, {
    notes: [
      ...(keyed ? [`a key stands in brackets: ${path.slice(0, -1).join(".")}[${JSON.stringify(rest.join("."))}]`] : []),
      ...suggestionNote(field.name, error.candidates),
      ...(error.candidates.length > 0 && error.candidates.length <= 40
        ? [`${error.fieldIndex === 0 ? `${prefix} has` : "valid here"}: ${error.candidates.join(", ")}`]
        : []),
    ],
  });
}

function toPathKey(key: BoundKey): PathKey {
  if (key.kind !== "expression") return { kind: key.kind, literal: key.literal };
  return { kind: "expression", get: key.value.get, isConverterKey: key.value.kind === "call" };
}

/** Binds the indexes after a path segment or a call. */
export function bindKeys(keys: readonly ast.Key[], scope: Scope): readonly BoundKey[] | undefined {
  const bound: BoundKey[] = [];
  for (const key of keys) {
    if (key.value.kind === "String") bound.push({ kind: "string", literal: key.value.value });
    else if (key.value.kind === "Int") bound.push({ kind: "int", literal: key.value.value });
    else {
      const value = bindValue(key.value, scope);
      if (value) bound.push({ kind: "expression", value });
    }
  }
  return bound.length === keys.length ? bound : undefined;
}

/** Indexes whatever `get` yields, by the rules of converters and lambda parameters. */
export function indexed(get: Evaluate, keys: readonly BoundKey[]): Evaluate {
  if (keys.length === 0) return get;
  return (context) => {
    let value = get(context);
    for (const key of keys) {
      if (value instanceof Failure) return value;
      if (key.kind !== "expression") value = indexValue(value, key.literal);
      else {
        const raw = key.value.get(context);
        if (raw instanceof Failure) return raw;
        const index = toIndexKey(raw);
        if (index instanceof Failure) return index;
        value = indexValue(value, index);
      }
    }
    return value;
  };
}

function bindLocal(
  node: ast.Path,
  all: readonly ast.Field[],
  local: LocalReference,
  scope: Scope,
): BoundLocal | undefined {
  const name = all[0].name;
  const keys = bindKeys(all[0].keys, scope);
  if (all.length > 1) {
    return scope.error(
      CHECK_CODES.localIdentifierField,
      all[1].nameSpan,
      `${name} is a lambda parameter here and has no fields: index it as ${name}["${all[1].name}"], or rename the parameter`,
    );
  }
  if (!keys) return undefined;
  const { values } = local.frame;
  const { index } = local;
  const get = indexed(() => values[index], keys);
  return { kind: "local", node, name, keys, type: "any", isLiteral: false, literal: undefined, get };
}

/** A lambda's parameter cannot be written. */
export function refuseLocalWrite(name: string): () => Failure {
  return () => fail("unsupported", "the lambda parameter {0} cannot be set", name);
}
