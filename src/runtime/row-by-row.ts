import type { BatchGroup } from "../compiler/batch/lower-group.ts";

/**
 * Why columns would not pay: a group in which every record ends up in the scalar tier, where it costs a third more than
 * if it had begun there (measured; columns win from two records a payload on in all other programs, so the size of a
 * payload does not matter). Undefined where they pay. It depends on the program alone, so that the same bytes always
 * come out the same.
 */
export function whyRowByRow(groups: readonly BatchGroup[]): string | undefined {
  for (const { group, conditions, statements } of groups) {
    if (conditions === undefined) return "a condition of the group has no form over columns";
    // Records that a condition keeps out stay columns.
    if (conditions.length > 0) continue;
    for (const [i, { placement, where, always, editor, isDead }] of statements.entries()) {
      if (placement.kind !== "rows" || isDead) continue;
      const { name } = group.statements[i].bound.editor.definition;
      if (!always && where === undefined) return `the where of a ${name} has no form over columns`;
      if (always && editor === undefined)
        return `each record runs ${name}, which has no form over columns as it stands`;
    }
  }
  return undefined;
}
