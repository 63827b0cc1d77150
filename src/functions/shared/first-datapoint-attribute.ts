import type { RecordContext } from "../../otlp/record-context.ts";
import { type Failure, fail } from "../../values/failure.ts";
import type { PValue } from "../../values/value.ts";

/** The attribute of the first data point that has it; undefined where none does. */
export function firstDataPointAttribute(context: RecordContext, key: string): PValue | undefined | Failure {
  const { data } = context.metric;
  if (data === undefined) return fail("unsupported", "unknown metric type");
  for (const { attributes } of data.dataPoints) {
    const value = attributes.get(key);
    if (value !== undefined) return value;
  }
  return undefined;
}
