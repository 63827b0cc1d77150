/** Node, browsers and edge workers have the clock; the engine's types know none of them. */
const host = globalThis as unknown as { readonly performance?: { now(): number } };

/** A monotonic clock, as fine as the host has one. */
export function nanoseconds(): number {
  return (host.performance?.now() ?? Date.now()) * 1e6;
}
