/**
 * How a program runs. `scalar`: record by record, the truth. `batch`: over columns wherever the program and the data
 * allow it. `mixed`, the default: whichever is faster. That is over columns, but for JSON, which is decoded anyway, and
 * for processors in which every record would leave the columns (see `row-by-row.ts`).
 */
export type Tier = "scalar" | "batch" | "mixed";

export const TIERS: readonly Tier[] = ["scalar", "batch", "mixed"];
