import { CONTEXTS } from "../../contexts/index.ts";
import type { TextEdit } from "../../diagnostics/diagnostic.ts";
import type { ContextName } from "../../functions/define.ts";
import type { BooleanExpression, Node, Path, Statement } from "../../parser/ast.ts";
import { children } from "../../parser/visit.ts";

/** Puts the context in front of each path that names none, as the reference reads such paths. */
export function namePaths(tree: Statement | BooleanExpression, context: ContextName): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const names = CONTEXTS[context].pathContextNames;
  const visit = (node: Node, locals: readonly string[]): void => {
    const own = node.kind === "Lambda" ? [...locals, ...node.params.map(({ text }) => text)] : locals;
    if (node.kind === "Path" && !own.includes(firstWord(node))) {
      const { start } = node.span;
      if (!names.includes(node.context?.text ?? "")) {
        edits.push({ span: { start, end: start }, newText: `${context}.` });
      }
    }
    for (const child of children(node)) visit(child, own);
  };
  visit(tree, []);
  return edits;
}

/** `instrumentation_scope` is called `scope` today. */
export function renameScopes(tree: Statement | BooleanExpression): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const visit = (node: Node): void => {
    if (node.kind === "Path" && node.context?.text === "instrumentation_scope") {
      edits.push({ span: node.context.span, newText: "scope" });
    }
    for (const child of children(node)) visit(child);
  };
  visit(tree);
  return edits;
}

/** Calls of functions that are gone, or that take more arguments today, as their successors. */
export function renameFunctions(tree: Statement | BooleanExpression): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const insert = (at: number, newText: string): void => {
    edits.push({ span: { start: at, end: at }, newText });
  };
  const visit = (node: Node): void => {
    if (node.kind === "Call" && node.args.every(({ name }) => name === undefined)) {
      const { name, args, nameSpan } = node;
      const end = args[args.length - 1]?.span.end;
      if (name === "Base64Decode" && args.length === 1) {
        edits.push({ span: nameSpan, newText: "Decode" });
        insert(end, ', "base64"');
      }
      // Before the keys that limit keeps, and before replace_all_patterns could look at keys.
      if (name === "limit" && args.length === 2) insert(end, ", []");
      if (name === "replace_all_patterns" && args.length === 3) insert(args[1].span.start, '"value", ');
    }
    for (const child of children(node)) visit(child);
  };
  visit(tree);
  return edits;
}

/** The first word of a path, which may be a lambda's parameter. */
function firstWord(path: Path): string {
  return path.context?.text ?? path.fields[0].name;
}
