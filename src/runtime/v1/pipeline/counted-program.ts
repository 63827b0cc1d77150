import {
  type DurationHistogram,
  ProgramMetrics,
  STATEMENT_RESULTS,
  type StatementMetrics,
} from "../../metrics/program-metrics.ts";
import type { CompiledV1 } from "../program.ts";

/** What a program counted, as plain data that another thread can be told. */
export interface CountedProgram {
  readonly compilationSeconds: number;
  readonly statements: readonly (Omit<StatementMetrics, "duration"> & {
    readonly duration: Pick<DurationHistogram, "sum" | "count" | "buckets">;
  })[];
  readonly deprecatedCalls: ReadonlyMap<string, number>;
}

/** What a program counted so far. */
export function countsOf({ metrics, deprecatedCalls }: CompiledV1): CountedProgram {
  const statements = (metrics?.statements ?? []).map(({ duration: { sum, count, buckets }, ...rest }) => ({
    ...rest,
    duration: { sum, count, buckets },
  }));
  return { compilationSeconds: metrics?.compilationSeconds ?? 0, statements, deprecatedCalls };
}

/** The counts of the same programs in several threads, as those of one. */
export function sumCounts(programs: readonly CountedProgram[]): {
  readonly metrics: ProgramMetrics;
  readonly deprecatedCalls: ReadonlyMap<string, number>;
} {
  const keyOf = ({ statement, context }: CountedProgram["statements"][number]): string => `${statement} ${context}`;
  const all = programs.flatMap(({ statements }) => statements);
  const labels = new Map(all.map((each) => [keyOf(each), { statement: each.statement, context: each.context }]));
  const seconds = programs.reduce((sum, each) => sum + each.compilationSeconds, 0);
  const metrics = new ProgramMetrics([...labels.values()], seconds);
  const indexes = new Map([...labels.keys()].map((key, i) => [key, i]));
  for (const each of all) {
    const { results, duration } = metrics.statements[indexes.get(keyOf(each)) as number];
    for (const result of STATEMENT_RESULTS) results[result] += each.results[result];
    duration.sum += each.duration.sum;
    duration.count += each.duration.count;
    each.duration.buckets.forEach((count, i) => {
      duration.buckets[i] += count;
    });
  }
  const deprecatedCalls = new Map<string, number>();
  for (const [name, count] of programs.flatMap((program) => [...program.deprecatedCalls])) {
    deprecatedCalls.set(name, (deprecatedCalls.get(name) ?? 0) + count);
  }
  return { metrics, deprecatedCalls };
}
