/**
 * How a program runs. `scalar`: record by record, the truth. `batch`: over columns wherever the program and the data
 * allow it. `mixed`, the default: whichever is faster. That is over columns, but for JSON, which is decoded anyway, and
 * for processors in which every record would leave the columns (see `row-by-row.ts`).
 */
export type Tier = "scalar" | "batch" | "mixed";

/**
 * When rules go from the scalar to the batch tier, where neither is forced: after so many records, or with the first
 * payload that has as many.
 */
export interface Promotion {
  readonly executions: number;
  readonly batchSize: number;
}

/**
 * Of the dialect collector: at once. Cold, the columns have paid for being compiled after 200 records (filters) to 7,000
 * (edits); until then they cost some 10 ms once (bench/promotion.ts). And what a payload becomes then depends on no
 * payload before it, down to the order of the fields, on any number of workers.
 */
export const AT_ONCE: Promotion = { executions: 0, batchSize: 0 };

/** What `promotion` of the options means: of two numbers whichever comes first, of one that one, of none at once. */
export function promotionOf({ executions, batchSize }: Partial<Promotion>): Promotion {
  if (executions === undefined && batchSize === undefined) return AT_ONCE;
  return { executions: executions ?? Number.POSITIVE_INFINITY, batchSize: batchSize ?? Number.POSITIVE_INFINITY };
}

export const TIERS: readonly Tier[] = ["scalar", "batch", "mixed"];
