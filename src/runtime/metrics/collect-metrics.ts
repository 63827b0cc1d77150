import type { BoundGroup } from "../../analysis/program/bound-program.ts";
import { Meter, type Meters } from "./meter.ts";
import { ProgramMetrics, type StatementLabels } from "./program-metrics.ts";

/** A processor's groups, in the order in which their texts are numbered. */
export interface MeteredProcessor {
  readonly id: string;
  readonly groups: readonly BoundGroup[];
}

/** Makes what counts a program's texts. A function given with the options, so that who counts nothing ships nothing. */
export type MetricsCollector = (processors: readonly MeteredProcessor[]) => {
  readonly metrics: ProgramMetrics;
  readonly meters: Meters;
};

/**
 * The value of the option `metrics`: counts what each statement and condition comes to, and times some of them.
 * `transform/mask:1` is the first text of that processor.
 */
export const collectMetrics: MetricsCollector = (processors) => {
  const labels: StatementLabels[] = [];
  const first = new Map<BoundGroup, number>();
  for (const { id, groups } of processors) {
    const before = labels.length;
    for (const group of groups) {
      first.set(group, labels.length);
      // A filter's groups have conditions alone, a transform's may have both.
      const texts = group.statements.length > 0 ? group.statements : group.conditions;
      for (const _ of texts) labels.push({ statement: `${id}:${labels.length - before + 1}`, context: group.context });
    }
  }
  const metrics = new ProgramMetrics(labels);
  return { metrics, meters: new Map([...first].map(([group, at]) => [group, new Meter(metrics, at)])) };
};
