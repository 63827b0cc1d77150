import type { ContextDefinition, ContextName } from "./path-definition.ts";

export type * from "./path-definition.ts";
export { PathError } from "./path-definition.ts";

/** The contexts by name. */
export const CONTEXTS: Record<ContextName, ContextDefinition> = {} as Record<ContextName, ContextDefinition>;
