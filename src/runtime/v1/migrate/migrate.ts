import { Source } from "../../../diagnostics/source.ts";
import type { Signal } from "../../../otlp/signal.ts";
import type { V1Expression, V1Path, V1Program, V1Statement } from "../../../parser/v1/ast.ts";
import { toText } from "../../../values/byte-string.ts";
import { type Stage, writeConfiguration } from "./configuration.ts";
import { ExpressionWriter, isBoolean, pathsOf } from "./expression.ts";

/** A statement that could not be carried over, or not without a difference. */
export interface MigrationNote {
  /** Of the statement, from 1. */
  readonly line: number;
  readonly column: number;
  readonly statement: string;
  readonly reason: string;
}

export interface Migration {
  /** A Collector's YAML configuration; what cannot be expressed stands in it as a comment. */
  readonly configuration: string;
  readonly notes: readonly MigrationNote[];
}

/** Editors that are the same on both sides. */
const SAME_EDITORS: ReadonlySet<string> = new Set([
  "delete_key",
  "delete_matching_keys",
  "keep_keys",
  "replace_pattern",
  "append",
]);

/**
 * Carries a program over to a Collector's configuration for one signal: actions become transform processors, `drop` and
 * `keep` filter processors, `route` a routing connector with a pipeline for what is left.
 */
export function migrateV1(text: string, program: V1Program, signal: Signal): Migration {
  const source = new Source(text);
  const notes: MigrationNote[] = [];
  const stages: Stage[] = [];
  for (const node of program.statements) {
    const writer = new ExpressionWriter(signal);
    const stage = translate(node, writer);
    const statement = text.slice(node.span.start, node.span.end);
    if (writer.problems.length === 0) stages.push({ ...stage, comments: node.comments });
    else {
      const place = source.positionAt(node.span.start);
      const reasons = [...new Set(writer.problems.map(({ reason }) => reason))];
      for (const reason of reasons) notes.push({ ...place, statement, reason });
      const lines = [...node.comments, "Not expressible:", ...statement.split(/\r?\n/), ...reasons];
      stages.push({ kind: "comment", comments: lines });
    }
  }
  return { configuration: writeConfiguration(stages, signal), notes };
}

function translate(node: V1Statement, writer: ExpressionWriter): Stage {
  const { action, where, to } = node;
  const condition = where === undefined ? undefined : writer.condition(where, true);
  switch (action.name) {
    case "drop":
      return { kind: "filter", condition: condition ?? "true" };
    case "keep":
      return condition === undefined ? { kind: "comment" } : { kind: "filter", condition: `not (${condition})` };
    case "route": {
      const given = action.args.map((arg) => writer.condition(arg, true));
      const conditions = [...given, ...(condition === undefined ? [] : [condition])];
      return { kind: "route", condition: conditions.join(" and ") || "true", output: toText(to?.value ?? "") };
    }
    case "set":
      return { kind: "transform", statements: translateSet(node, condition, writer) };
    default: {
      if (!SAME_EDITORS.has(action.name)) writer.refuse(action, `the Collector has no ${action.name}`);
      const many = action.name === "append" && action.args.length > 2;
      const args = action.args.map((arg) => writer.value(arg));
      const text = many ? `${args[0]}, values=[${args.slice(1).join(", ")}]` : args.join(", ");
      return { kind: "transform", statements: [withWhere(`${action.name}(${text})`, condition)] };
    }
  }
}

function translateSet(node: V1Statement, where: string | undefined, writer: ExpressionWriter): readonly string[] {
  const [target, value] = node.action.args as [V1Path, V1Expression];
  const path = writer.path(target);
  const touchesItself = [value, ...(node.where ? [node.where] : [])].some((each) =>
    pathsOf(each).some((read) => writer.path(read) === path),
  );
  if (isBoolean(value)) {
    if (touchesItself)
      writer.refuse(node, "the condition reads what the statement writes, and the Collector needs two statements");
    return [true, false].map((wanted) => {
      const condition = writer.condition(value, wanted);
      return withWhere(`set(${path}, ${wanted})`, where === undefined ? condition : `${where} and ${condition}`);
    });
  }
  if (value.kind === "V1Call" && value.name === "ReplacePattern") {
    const [text, pattern, replacement] = value.args.map((arg) => writer.value(arg));
    if (touchesItself && text !== path)
      writer.refuse(node, "the condition reads what the statement writes, and the Collector needs two statements");
    const isText = `IsString(${text})`;
    const condition = where === undefined ? isText : `${where} and ${isText}`;
    const replace = withWhere(`replace_pattern(${path}, ${pattern}, ${replacement})`, condition);
    return text === path ? [replace] : [withWhere(`set(${path}, ${text})`, condition), replace];
  }
  return [withWhere(`set(${path}, ${writer.value(value)})`, where)];
}

function withWhere(statement: string, where: string | undefined): string {
  return where === undefined ? statement : `${statement} where ${where}`;
}
