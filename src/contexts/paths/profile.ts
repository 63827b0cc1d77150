import type { PathDefinition } from "../path-definition.ts";

/** Paths of `profile`. */
export const PROFILE_PATHS: readonly PathDefinition[] = [];
