import type { BoundGroup, ProgramStatement } from "../analysis/program/bound-program.ts";
import type { RecordContext } from "../otlp/record-context.ts";
import { Failure } from "../values/failure.ts";
import { compileConditions } from "./condition-sequence.ts";
import type { RunObserver } from "./observer.ts";
import type { ErrorLog, PassedError } from "./outcome.ts";

/** Runs one statement on a record. */
type Run = (context: RecordContext) => Failure | undefined;

/** Runs a group on one record; an error where the group's mode is `propagate`. */
export type GroupRunner = (context: RecordContext, log: ErrorLog) => PassedError | undefined;

/**
 * Compiles a group of statements with its conditions.
 * Source: the reference's parser.go (StatementSequence.Execute) and transformprocessor's internal/common.
 */
export function compileGroup(group: BoundGroup, observer?: RunObserver): GroupRunner {
  const statements = compileStatements(group, observer);
  if (group.conditions.length === 0) return statements;
  const matches = compileConditions(group, observer);
  return (context, log) => {
    const result = matches(context, log);
    if (result === true) return statements(context, log);
    return result === false ? undefined : result;
  };
}

function compileStatements(group: BoundGroup, observer: RunObserver | undefined): GroupRunner {
  const { errorMode } = group;
  // A statement whose condition is never true still shows up for an observer.
  const listed = observer ? group.statements : group.statements.filter(({ bound }) => bound.where?.constant !== false);
  const runs = listed.map((statement) =>
    observer ? observedStatement(statement, group, observer) : compileStatement(statement),
  );
  const texts = listed.map((statement) => statement.text);
  return (context, log) => {
    for (let i = 0; i < runs.length; i++) {
      const failure = runs[i](context);
      if (failure === undefined) continue;
      if (errorMode === "propagate") return { text: texts[i], kind: "statement", failure };
      if (errorMode === "ignore") log.add(texts[i], "statement", failure);
    }
    return undefined;
  };
}

function compileStatement({ bound }: ProgramStatement): Run {
  const run = bound.editor.get;
  const { where } = bound;
  if (!where || where.constant === true) {
    return (context) => {
      const result = run(context);
      return result instanceof Failure ? result : undefined;
    };
  }
  const { test } = where;
  return (context) => {
    const matched = test(context);
    if (matched === false) return undefined;
    if (matched !== true) return matched;
    const result = run(context);
    return result instanceof Failure ? result : undefined;
  };
}

function observedStatement(statement: ProgramStatement, group: BoundGroup, observer: RunObserver): Run {
  const { editor, where } = statement.bound;
  return (context) => {
    observer.before?.(statement, group, context);
    const matched = where ? where.test(context) : true;
    if (matched !== true) {
      const failure = matched === false ? undefined : matched;
      observer.after?.(statement, group, context, false, failure);
      return failure;
    }
    const result = editor.get(context);
    const failure = result instanceof Failure ? result : undefined;
    observer.after?.(statement, group, context, true, failure);
    return failure;
  };
}
