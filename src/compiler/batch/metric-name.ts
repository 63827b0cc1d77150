import type { BoundBoolean, BoundStatement, BoundValue } from "../../analysis/bind/bound.ts";
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

/** A text of a metric by the tag of its field. Source: opentelemetry-proto metrics.proto, Metric. */
export interface MetricText {
  readonly tag: number;
  readonly text: Uint8Array;
}

const TAGS: Readonly<Record<string, number>> = { name: 0x0a, description: 0x12, unit: 0x1a };

/**
 * The text that a statement writes to each metric, or to those of one name. Where it stands there already nothing happens,
 * and the metric need not be decoded.
 */
export function writtenMetricText({ editor, where }: BoundStatement): MetricText | undefined {
  const isSure = where === undefined || (where.kind === "comparison" && requiredMetricName(where) !== undefined);
  const form = editor.definition.batch?.(editor.bound as never);
  if (!isSure || form?.kind !== "assign") return undefined;
  const valueOf = (name: string): BoundValue | undefined => {
    const argument = editor.args.find((candidate) => candidate.name === name);
    return argument?.kind === "value" ? argument.value : undefined;
  };
  const target = valueOf(form.target);
  const literal = valueOf(form.value)?.literal;
  if (target?.kind !== "path" || typeof literal !== "string") return undefined;
  const { context, field, keys } = target.path.reads;
  const tag = context === "metric" && keys?.length === 0 ? TAGS[field] : undefined;
  return tag === undefined ? undefined : { tag, text: toBytes(literal) };
}
