import type { BoundGroup, ProgramStatement } from "../analysis/program/bound-program.ts";
import type { ErrorMode } from "../config/reader.ts";
import type { RecordContext } from "../otlp/record-context.ts";
import { ListMemo, type ListMemos } from "../util/list-memo.ts";
import { Failure } from "../values/failure.ts";
import { compileConditions } from "./condition-sequence.ts";
import type { Meter } from "./metrics/meter.ts";
import type { RunObserver } from "./observer.ts";
import { type ErrorLog, endsRun, type PassedError } from "./outcome.ts";

/** Runs one statement on a record. */
type Run = (context: RecordContext) => Failure | undefined;

/** Runs a group on one record; an error where the group's mode is `propagate`. */
export type GroupRunner = (context: RecordContext, log: ErrorLog) => PassedError | undefined;

/** Lists of statements that were compiled before, and the name of this one among them. */
export interface KnownLists {
  readonly lists: ListMemos;
  readonly place: string;
}

/**
 * Compiles a group of statements with its conditions.
 * Source: the reference's parser.go (StatementSequence.Execute) and transformprocessor's internal/common.
 */
export function compileGroup(
  group: BoundGroup,
  observer?: RunObserver,
  known?: KnownLists,
  meter?: Meter,
): GroupRunner {
  const statements = observer
    ? observeStatements(group, observer)
    : meter
      ? meter.statements(group)
      : compileStatements(group, known);
  if (group.conditions.length === 0) return statements;
  const matches = compileConditions(group, observer);
  return (context, log) => {
    const result = matches(context, log);
    if (result === true) return statements(context, log);
    return result === false ? undefined : result;
  };
}

function compileStatements({ statements, errorMode }: BoundGroup, known: KnownLists | undefined): GroupRunner {
  const memo = known?.lists.of<ProgramStatement, Run | null>(`run:${known.place}`) ?? new ListMemo();
  const runs = memo.map(statements, compileStatement);
  if (!runs.includes(null)) return inSequence(runs as readonly Run[], statements, errorMode);
  const live = statements.filter((_, i) => runs[i] !== null);
  return inSequence(
    runs.filter((run) => run !== null),
    live,
    errorMode,
  );
}

/** A statement whose condition is never true still shows up for an observer. */
function observeStatements(group: BoundGroup, observer: RunObserver): GroupRunner {
  const { statements, errorMode } = group;
  const runs = statements.map((statement) => observedStatement(statement, group, observer));
  return inSequence(runs, statements, errorMode);
}

function inSequence(runs: readonly Run[], statements: readonly ProgramStatement[], errorMode: ErrorMode): GroupRunner {
  return (context, log) => {
    for (let i = 0; i < runs.length; i++) {
      const failure = runs[i](context);
      if (failure === undefined) continue;
      const { text } = statements[i];
      if (endsRun(errorMode, failure)) return { text, kind: "statement", failure };
      if (errorMode === "ignore") log.add(text, "statement", failure);
    }
    return undefined;
  };
}

/** Null where the condition is never true. */
function compileStatement({ bound }: ProgramStatement): Run | null {
  const run = bound.editor.get;
  const { where } = bound;
  if (where?.constant === false) return null;
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
