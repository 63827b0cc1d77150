export { CONTEXTS } from "./contexts.ts";
export type * from "./path-definition.ts";
export { PathError } from "./path-definition.ts";
