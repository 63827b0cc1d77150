/**
 * A front end: `collector` is OTTL 1.4.0 as the Collector reads it. Every dialect yields the same syntax tree, so the
 * checker and the engine do not know it.
 */
export type Dialect = "collector";

export const DEFAULT_DIALECT: Dialect = "collector";
