/**
 * Pattern-defeating quicksort (Orson Peters, arXiv 2106.05123) with the constants of Go's `slices.SortFunc` and
 * `sort.Slice`, in place. It is not stable, and it leaves elements that compare equal where Go leaves them: that order
 * is visible wherever equal elements differ otherwise (1 and 1.0).
 */
export function pdqSort<T>(items: T[], less: (a: T, b: T) => boolean): void {
  sortRange({ items, less }, 0, items.length, bitLength(items.length));
}

interface Sorter<T> {
  readonly items: T[];
  readonly less: (a: T, b: T) => boolean;
}

const INSERTION_LIMIT = 12;
const NINTHER_LENGTH = 50;
const PARTIAL_STEPS = 5;
const MAX_SWAPS = 12;

function bitLength(n: number): number {
  return n === 0 ? 0 : Math.floor(Math.log2(n)) + 1;
}

function swap<T>(items: T[], i: number, j: number): void {
  const kept = items[i];
  items[i] = items[j];
  items[j] = kept;
}

/** Sorts items[from, to); `badPivots` more unbalanced partitions are put up with before heap sort takes over. */
function sortRange<T>(sorter: Sorter<T>, from: number, to: number, badPivots: number): void {
  const { items, less } = sorter;
  let [a, b, limit] = [from, to, badPivots];
  let balanced = true;
  let partitioned = true;
  while (b - a > INSERTION_LIMIT) {
    if (limit === 0) {
      heapSort(sorter, a, b);
      return;
    }
    if (!balanced) {
      scatter(items, a, b);
      limit--;
    }
    let { pivot, swaps } = choosePivot(sorter, a, b);
    if (swaps === MAX_SWAPS) {
      for (let i = a, j = b - 1; i < j; i++, j--) swap(items, i, j);
      pivot = b - 1 - (pivot - a);
      swaps = 0;
    }
    if (balanced && partitioned && swaps === 0 && sortAlmostSorted(sorter, a, b)) return;
    if (a > 0 && !less(items[a - 1], items[pivot])) {
      a = partitionEqual(sorter, a, b, pivot);
      continue;
    }
    const length = b - a;
    const { middle, untouched } = partition(sorter, a, b, pivot);
    partitioned = untouched;
    const [left, right] = [middle - a, b - middle];
    balanced = Math.min(left, right) >= Math.floor(length / 8);
    if (left < right) {
      sortRange(sorter, a, middle, limit);
      a = middle + 1;
    } else {
      sortRange(sorter, middle + 1, b, limit);
      b = middle;
    }
  }
  for (let i = a + 1; i < b; i++) shiftLeft(sorter, i, a);
}

/** Moves items[at] left while it is less than its neighbour, at most to `first`. */
function shiftLeft<T>({ items, less }: Sorter<T>, at: number, first: number): void {
  for (let j = at; j > first && less(items[j], items[j - 1]); j--) swap(items, j, j - 1);
}

function heapSort<T>({ items, less }: Sorter<T>, a: number, b: number): void {
  const size = b - a;
  const siftDown = (start: number, end: number): void => {
    for (let root = start; ; ) {
      let child = 2 * root + 1;
      if (child >= end) return;
      if (child + 1 < end && less(items[a + child], items[a + child + 1])) child++;
      if (!less(items[a + root], items[a + child])) return;
      swap(items, a + root, a + child);
      root = child;
    }
  };
  for (let i = Math.floor((size - 1) / 2); i >= 0; i--) siftDown(i, size);
  for (let i = size - 1; i >= 0; i--) {
    swap(items, a, a + i);
    siftDown(0, i);
  }
}

/** Breaks patterns that make partitions unbalanced: three swaps around the middle, "random" by xorshift of the length. */
function scatter<T>(items: T[], a: number, b: number): void {
  const length = b - a;
  const mask = (1n << BigInt(bitLength(length))) - 1n;
  let state = BigInt(length);
  const middle = a + Math.floor(length / 4) * 2;
  for (let i = middle - 1; i <= middle + 1; i++) {
    state = BigInt.asUintN(64, state ^ (state << 13n));
    state ^= state >> 7n;
    state = BigInt.asUintN(64, state ^ (state << 17n));
    const other = Number(state & mask);
    swap(items, i, a + (other >= length ? other - length : other));
  }
}

/** Median of three, of medians of three for long ranges; `swaps` tells how far from sorted the samples were. */
function choosePivot<T>({ items, less }: Sorter<T>, a: number, b: number): { pivot: number; swaps: number } {
  const quarter = Math.floor((b - a) / 4);
  let swaps = 0;
  const median = (x: number, y: number, z: number): number => {
    let [low, mid] = [x, y];
    if (less(items[mid], items[low])) {
      [low, mid] = [mid, low];
      swaps++;
    }
    if (less(items[z], items[mid])) {
      mid = z;
      swaps++;
    }
    if (less(items[mid], items[low])) {
      mid = low;
      swaps++;
    }
    return mid;
  };
  const around = (i: number): number => (b - a >= NINTHER_LENGTH ? median(i - 1, i, i + 1) : i);
  const [first, second, third] = [around(a + quarter), around(a + quarter * 2), around(a + quarter * 3)];
  return { pivot: median(first, second, third), swaps };
}

/** Puts the smaller items before the pivot and the others behind it. */
function partition<T>(
  { items, less }: Sorter<T>,
  a: number,
  b: number,
  pivot: number,
): { middle: number; untouched: boolean } {
  swap(items, a, pivot);
  let [i, j] = [a + 1, b - 1];
  for (let untouched = true; ; untouched = false) {
    while (i <= j && less(items[i], items[a])) i++;
    while (i <= j && !less(items[j], items[a])) j--;
    if (i > j) {
      swap(items, j, a);
      return { middle: j, untouched };
    }
    swap(items, i++, j--);
  }
}

/** No item is less than the pivot: puts the equal ones first and answers where the greater ones begin. */
function partitionEqual<T>({ items, less }: Sorter<T>, a: number, b: number, pivot: number): number {
  swap(items, a, pivot);
  let [i, j] = [a + 1, b - 1];
  for (;;) {
    while (i <= j && !less(items[a], items[i])) i++;
    while (i <= j && less(items[a], items[j])) j--;
    if (i > j) return i;
    swap(items, i++, j--);
  }
}

/** Mends a few out-of-order neighbours; true where the range is sorted afterwards. */
function sortAlmostSorted<T>(sorter: Sorter<T>, a: number, b: number): boolean {
  const { items, less } = sorter;
  let i = a + 1;
  for (let step = 0; step < PARTIAL_STEPS; step++) {
    while (i < b && !less(items[i], items[i - 1])) i++;
    if (i === b) return true;
    if (b - a < NINTHER_LENGTH) return false;
    swap(items, i, i - 1);
    if (i - a >= 2) shiftLeft(sorter, i - 1, 0);
    if (b - i >= 2) for (let j = i + 1; j < b && less(items[j], items[j - 1]); j++) swap(items, j, j - 1);
  }
  return false;
}
