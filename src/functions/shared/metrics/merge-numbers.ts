import type { NumberDataPoint } from "../../../otlp/model.ts";
import { float64ToInt64, wrapInt64 } from "../../../values/int64.ts";
import type { Aggregation } from "./aggregation.ts";

/** Merges a group of points into its first, whose type of value decides. Source: coreinternal/aggregateutil. */
export function mergeNumbers(group: readonly NumberDataPoint[], aggregation: Aggregation): NumberDataPoint {
  const [first, ...others] = group;
  if (first.value === undefined) return first;
  first.value =
    typeof first.value === "number"
      ? aggregateDoubles([first.value, ...others.map(asDouble)], aggregation)
      : aggregateInts(first.value, others, aggregation);
  for (const { startTimeUnixNano } of others) {
    if (startTimeUnixNano < first.startTimeUnixNano) first.startTimeUnixNano = startTimeUnixNano;
  }
  return first;
}

function asDouble({ value }: NumberDataPoint): number {
  return Number(value ?? 0);
}

function asInt({ value }: NumberDataPoint): bigint {
  return typeof value === "number" ? float64ToInt64(value) : (value ?? 0n);
}

function aggregateDoubles(values: readonly number[], aggregation: Aggregation): number {
  switch (aggregation) {
    case "sum":
    case "mean": {
      const sum = values.reduce((total, value) => total + value);
      return aggregation === "mean" ? sum / values.length : sum;
    }
    case "max":
      return values.includes(Infinity) ? Infinity : values.reduce((a, b) => Math.max(a, b));
    case "min":
      return values.includes(-Infinity) ? -Infinity : values.reduce((a, b) => Math.min(a, b));
    case "count":
      return values.length === 1 ? values[0] : values.length;
    case "median": {
      const sorted = values.slice().sort(compareDoubles);
      const middle = sorted.length >> 1;
      return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
  }
}

/** NaN comes first. */
function compareDoubles(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
  return a - b;
}

function aggregateInts(first: bigint, others: readonly NumberDataPoint[], aggregation: Aggregation): bigint {
  const count = others.length + 1;
  const sorted = [first, ...others.map(asInt)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  switch (aggregation) {
    case "sum":
    case "mean": {
      // Doubles do not count here: only ints are added.
      let sum = first;
      for (const { value } of others) if (typeof value === "bigint") sum = wrapInt64(sum + value);
      return aggregation === "mean" ? sum / BigInt(count) : sum;
    }
    case "max":
      return sorted[count - 1];
    case "min":
      return sorted[0];
    case "count":
      return count === 1 ? first : BigInt(count);
    case "median": {
      const middle = count >> 1;
      return count % 2 === 1 ? sorted[middle] : wrapInt64(sorted[middle - 1] + sorted[middle]) / 2n;
    }
  }
}
