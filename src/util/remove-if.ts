/** Removes in place, in order, the items for which `drop` is true; it is asked once for each item, first to last. */
export function removeIf<T>(items: T[], drop: (item: T) => boolean): void {
  let kept = 0;
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (drop(item)) continue;
    items[kept++] = item;
  }
  items.length = kept;
}
