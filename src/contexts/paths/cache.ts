import { mapPath } from "../definitions.ts";
import { readEntry } from "../keyed/read-entry.ts";
import { setMapEntry } from "../keyed/set-indexed.ts";
import type { PathDefinition } from "../path-definition.ts";

/** `cache` of the executing context. Source: contexts/internal/ctxcache/cache.go. */
export const CACHE_PATHS: readonly PathDefinition[] = [
  mapPath("cache", "Scratch map that lives as long as the record is processed.", {
    map: (context) => context.cache,
    getEntry: (key) => (context) => readEntry(context.cache.get(key)),
    setEntry: (key) => (context, value) => setMapEntry(context.cache, key, value),
  }),
];
