const PARTS = /\["(?:[^"\\]|\\.)*"\]|\[-?\d+\]|\.?[^.[]+/g;

/** A place and everything that it lies in, the outermost first, itself last: `a.b`, `a.b["c"]`. */
export function withAncestors(place: string): string[] {
  const all: string[] = [];
  let at = "";
  for (const [part] of place.matchAll(PARTS)) {
    at += part;
    all.push(at);
  }
  return all;
}

/** Values by place, with a quick answer to what overlaps a place. */
export class PlaceIndex<T> {
  private readonly values = new Map<string, T>();
  private readonly inside = new Map<string, Set<string>>();

  get(place: string): T | undefined {
    return this.values.get(place);
  }

  set(place: string, value: T): void {
    this.values.set(place, value);
    for (const outer of withAncestors(place)) {
      const known = this.inside.get(outer);
      if (known) known.add(place);
      else this.inside.set(outer, new Set([place]));
    }
  }

  clear(): void {
    this.values.clear();
    this.inside.clear();
  }

  delete(place: string): void {
    if (!this.values.delete(place)) return;
    for (const outer of withAncestors(place)) this.inside.get(outer)?.delete(place);
  }

  /** The places that are, lie in, or contain the place. */
  overlapping(place: string): string[] {
    const found = new Set(this.inside.get(place) ?? []);
    for (const outer of withAncestors(place)) if (this.values.has(outer)) found.add(outer);
    return [...found];
  }
}
