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

/** Calls of functions that are gone, as their successors. */
export function renameFunctions(tree: Statement | BooleanExpression): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const visit = (node: Node): void => {
    if (node.kind === "Call" && node.name === "Base64Decode" && node.args.length === 1) {
      const { end } = node.args[0].span;
      edits.push({ span: node.nameSpan, newText: "Decode" }, { span: { start: end, end }, newText: ', "base64"' });
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
