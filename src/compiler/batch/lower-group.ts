import type { BoundStatement } from "../../analysis/bind/bound.ts";
import { pathsOf } from "../../analysis/bind/walk-bound.ts";
import type { BoundGroup } from "../../analysis/program/bound-program.ts";
import type { FunctionEnvironment } from "../../functions/define.ts";
import { schemaOf } from "../../otlp/lazy/schema.ts";
import { CommonCalls } from "./common-calls.ts";
import type { Placement } from "./effects.ts";
import { type BatchTest, lowerCondition } from "./lower-condition.ts";
import { type BatchEditor, lowerEditor } from "./lower-editor.ts";
import type { Lowering } from "./lower-value.ts";
import { type MetricText, requiredMetricName, writtenMetricText } from "./metric-name.ts";
import type { SlotTable } from "./slots.ts";

/** A statement over columns; a part that is undefined runs in the scalar tier. */
export interface BatchStatement {
  readonly placement: Placement;
  /** The metrics that it can apply to, where it runs once for each. */
  readonly metricName: Uint8Array | undefined;
  /** Metrics that hold this text already stay as they are. */
  readonly metricText: MetricText | undefined;
  /** It runs once for each container of a level, and looks at nothing else. */
  readonly isOwn: boolean;
  /** Its `where` never holds: nothing of it was lowered, and nothing runs. */
  readonly isDead: boolean;
  /** Undefined and `always` false: only the scalar tier can tell. */
  readonly where: BatchTest | undefined;
  readonly always: boolean;
  readonly editor: BatchEditor | undefined;
  /** Functions of calls that are computed once for this and another place. */
  readonly common: readonly string[];
}

export interface BatchGroup {
  readonly group: BoundGroup;
  /** One must hold; empty: all records. Undefined: only the scalar tier can tell. */
  readonly conditions: readonly BatchTest[] | undefined;
  readonly statements: readonly BatchStatement[];
}

/** Lowers a group's conditions and statements; the slots collect what columns they need. */
export function lowerGroup(
  group: BoundGroup,
  placements: readonly Placement[],
  slots: SlotTable,
  environment: FunctionEnvironment,
): BatchGroup {
  const { fields } = schemaOf(slots.leaf, 0);
  const common = new CommonCalls(group);
  const lowering: Lowering = { slots, environment, fieldKind: (name) => fields[name].kind, common };
  const conditions = group.conditions.map(({ bound }) => lowerCondition(bound, lowering));
  return {
    group,
    conditions: conditions.every((test) => test !== undefined) ? conditions : undefined,
    statements: group.statements.map(({ bound }, i) => lowerStatement(bound, placements[i], lowering)),
  };
}

function lowerStatement(bound: BoundStatement, placement: Placement, lowering: Lowering): BatchStatement {
  if (bound.where?.constant === false) {
    return {
      placement,
      metricName: undefined,
      metricText: undefined,
      isOwn: false,
      isDead: true,
      where: undefined,
      always: false,
      editor: undefined,
      common: [],
    };
  }
  const isOfMetrics = placement.kind === "container" && placement.level === "metric";
  return {
    placement,
    metricName: isOfMetrics ? requiredMetricName(bound.where) : undefined,
    metricText: isOfMetrics ? writtenMetricText(bound) : undefined,
    isOwn:
      placement.kind === "container" &&
      pathsOf(bound).every(({ path: { reads } }) => reads.context === placement.level),
    isDead: false,
    where: bound.where && lowerCondition(bound.where, lowering),
    always: bound.where === undefined || bound.where.constant === true,
    editor: placement.kind === "rows" ? lowerEditor(bound.editor, lowering) : undefined,
    common: lowering.common.functionsIn(bound),
  };
}
