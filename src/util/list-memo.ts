/**
 * Maps a list item by item, again and again: items that are the same objects as the last time, before and after what
 * changed, keep their results without being looked at. Of ten thousand items with one changed, it costs a comparison of
 * pointers each. What `make` answers must depend on the item alone.
 */
export class ListMemo<I, O> {
  private items: readonly I[] = [];
  private results: readonly O[] = [];

  /** The results are not to be changed. */
  map(items: readonly I[], make: (item: I) => O): readonly O[] {
    const { items: before, results } = this;
    const shorter = Math.min(items.length, before.length);
    let head = 0;
    while (head < shorter && items[head] === before[head]) head++;
    if (head === items.length && head === before.length) return results;
    let tail = 0;
    while (tail < shorter - head && items[items.length - 1 - tail] === before[before.length - 1 - tail]) tail++;
    const next = results.slice(0, head);
    // In lists of one length, items between two changes stand where they stood.
    const isAligned = items.length === before.length;
    for (let i = head; i < items.length - tail; i++) {
      next.push(isAligned && items[i] === before[i] ? results[i] : make(items[i]));
    }
    this.items = items;
    this.results = tail === 0 ? next : next.concat(results.slice(results.length - tail));
    return this.results;
  }

  /** Forgets everything. */
  clear(): void {
    this.items = [];
    this.results = [];
  }
}

/** Memos of lists by name. Lists that share a name push each other out, which costs time, no more. */
export class ListMemos {
  private readonly memos = new Map<string, ListMemo<unknown, unknown>>();

  /** The memo of a name, which must always be used with the same types and the same `make`. */
  of<I, O>(name: string): ListMemo<I, O> {
    let memo = this.memos.get(name);
    if (!memo) {
      memo = new ListMemo();
      this.memos.set(name, memo);
    }
    return memo as ListMemo<I, O>;
  }
}
