import type { ExplainedStep, InspectSession, RecordRow, RunReport, StepFilter } from "ottl/inspect";

/** What of a run is shown. */
export interface TraceSelection {
  /** Indexes of records; the first ones where it is left out. */
  readonly records: readonly number[] | undefined;
  /** How many records where none are named; 0: all. */
  readonly limit: number;
  readonly only: "matched" | "unmatched" | "changed" | "failed" | undefined;
  readonly reverse: boolean;
}

export type TraceStep = Omit<ExplainedStep, "before" | "after" | "total">;

/** A record and what happened to it, step by step. */
export interface TracedRecord extends RecordRow {
  readonly droppedBy: string | undefined;
  readonly steps: readonly TraceStep[];
}

/** A run, step by step. */
export interface Trace {
  readonly signal: string;
  readonly outcome: string;
  readonly message: string | undefined;
  readonly counts: RunReport["counts"];
  readonly steps: number;
  /** Each statement and condition over all records. */
  readonly texts: RunReport["texts"];
  /** Steps on resources, scopes and records that the rules made. */
  readonly above: readonly TraceStep[];
  readonly records: readonly TracedRecord[];
}

/** Steps of one record at most. */
const MAX_STEPS = 10_000;

/** Steps above the records at most. */
const MAX_ABOVE = 50;

/** Follows records through the last run of a session. */
export function traceOf(session: InspectSession, report: RunReport, selection: TraceSelection): Trace {
  const { signal, outcome, message, counts, steps, texts } = report;
  const chosen = selection.records ?? firstRecords(counts.input, selection.limit);
  const records = chosen.flatMap((index) => {
    const [row] = session.rows([index]);
    const detail = session.record(index);
    if (!detail) return [];
    return {
      ...row,
      droppedBy: detail.droppedBy?.source,
      steps: stepsOf(session, report, index, selection, MAX_STEPS),
    };
  });
  const above = stepsOf(session, report, -1, selection, MAX_ABOVE);
  return { signal, outcome, message, counts, steps, texts, above, records };
}

function firstRecords(total: number, limit: number): number[] {
  return Array.from({ length: limit === 0 ? total : Math.min(limit, total) }, (_, i) => i);
}

function stepsOf(
  session: InspectSession,
  { steps }: RunReport,
  record: number,
  { only, reverse }: TraceSelection,
  limit: number,
): TraceStep[] {
  const filter: StepFilter = { record, ...FILTERS[only ?? "all"] };
  const page = reverse ? session.page(steps - 1, limit, -1, filter) : session.page(0, limit, 1, filter);
  return page.map(({ before: _, after: __, total: ___, ...step }) => step);
}

const FILTERS: Readonly<Record<string, StepFilter>> = {
  all: {},
  matched: { matched: true },
  unmatched: { matched: false, failed: false },
  changed: { changed: true },
  failed: { failed: true },
};
