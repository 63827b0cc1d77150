import type { BoundBoolean, BoundValue } from "../../analysis/bind/bound.ts";
import { toBytes } from "../../values/byte-string.ts";

/**
 * The name without which a condition cannot hold and cannot fail: it is, or begins with, `metric.name == "…"`. Metrics
 * with another name need not be decoded then.
 */
export function requiredMetricName(where: BoundBoolean | undefined): Uint8Array | undefined {
  if (where?.kind === "and") return requiredMetricName(where.operands[0]);
  if (where?.kind !== "comparison" || where.constant !== undefined || where.operator !== "==") return undefined;
  const { left, right } = where;
  const literal = isMetricName(left) ? right : isMetricName(right) ? left : undefined;
  return typeof literal?.literal === "string" ? toBytes(literal.literal) : undefined;
}

function isMetricName(value: BoundValue): boolean {
  if (value.kind !== "path") return false;
  const { context, field, keys } = value.path.reads;
  return context === "metric" && field === "name" && keys?.length === 0;
}
