/**
 * How a program runs. `scalar`: record by record, the truth. `batch`: over columns wherever the program and the data
 * allow it. `mixed`: whichever is likely to be faster, the default.
 */
export type Tier = "scalar" | "batch" | "mixed";

export const TIERS: readonly Tier[] = ["scalar", "batch", "mixed"];
