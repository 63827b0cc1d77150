import type { StaticType } from "../bind/bound.ts";
import type { FactMap, Facts } from "./facts.ts";
import { withAncestors } from "./place-index.ts";

/** What statements that run one after the other leave behind, at any moment of their sequence. */
export class Timeline {
  private readonly base: FactMap;
  private readonly outer = new Set<string>();
  /** When a place was written (`true`) or removed, in order. */
  private readonly events = new Map<string, { readonly at: number; readonly isThere: boolean }[]>();

  /** @param base what holds before the first statement. */
  constructor(base: FactMap) {
    this.base = base;
    for (const place of base.keys()) for (const each of withAncestors(place)) this.outer.add(each);
  }

  /** From the moment after `at` on the place is there, and what contains it. */
  write(place: string, at: number): void {
    for (const each of withAncestors(place)) this.note(each, at, true);
  }

  /** From the moment after `at` on nothing is known of the place. */
  forget(place: string, at: number): void {
    this.note(place, at, false);
  }

  /** What holds when `at` statements have run. */
  view(at: number): Facts {
    const last = (place: string) => this.events.get(place)?.findLast((event) => event.at < at);
    return {
      get: (place): StaticType | undefined => (last(place) ? undefined : this.base.get(place)),
      isPresent: (place) => last(place)?.isThere ?? this.outer.has(place),
    };
  }

  private note(place: string, at: number, isThere: boolean): void {
    const events = this.events.get(place);
    if (!events) this.events.set(place, [{ at, isThere }]);
    else if (events[events.length - 1].isThere !== isThere) events.push({ at, isThere });
  }
}
