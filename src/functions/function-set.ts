import { COLLECTOR_FUNCTIONS } from "./catalogue.ts";
import type { ContextName, FunctionDefinition, Host } from "./define.ts";

/** The functions one host offers in one context, by name. */
export type FunctionSet = ReadonlyMap<string, FunctionDefinition>;

const registered: FunctionDefinition[] = [];
const cache = new Map<string, FunctionSet>();

/**
 * Adds functions that are not part of the core bundle (packs); before a program that names them is compiled.
 * Registering a name again replaces it.
 */
export function registerFunctions(functions: readonly FunctionDefinition[]): void {
  registered.push(...functions);
  cache.clear();
}

/** Every known function: the core catalogue and what packs registered. */
export function allFunctions(): readonly FunctionDefinition[] {
  return [...COLLECTOR_FUNCTIONS, ...registered];
}

/** The functions of a processor in a context; `standard` is the set without any context's or processor's own. */
export function functionSet(host: Host | "standard", context: ContextName): FunctionSet {
  const key = `${host}:${context}`;
  const known = cache.get(key);
  if (known) return known;
  const set = new Map<string, FunctionDefinition>();
  for (const definition of allFunctions()) {
    if (offers(definition, host, context)) set.set(definition.name, definition);
  }
  cache.set(key, set);
  return set;
}

function offers(definition: FunctionDefinition, host: Host | "standard", context: ContextName): boolean {
  if (host === "standard") return definition.contexts === undefined;
  if (definition.hosts && !definition.hosts.includes(host)) return false;
  return !definition.contexts || definition.contexts.includes(context);
}
