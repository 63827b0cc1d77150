import type { PathDefinition } from "../path-definition.ts";

/** Paths of `profilesample`. */
export const PROFILE_SAMPLE_PATHS: readonly PathDefinition[] = [];
