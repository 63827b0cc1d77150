/** What became of a record. */
export const KEPT = 0;
export const DROPPED = 1;
export const CHANGED = 2;
/** It lost attributes and is as it was otherwise; they lie side by side, and what is left of them the columns' holes tell. */
export const SHORTENED = 3;
