/** What a dynamic slice argument gives for nil: no items, and by its identity still nil where that is an error. */
export const NIL_ITEMS: readonly never[] = [];
