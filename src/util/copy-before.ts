/** From this size on the engine's own copy, which has a fixed cost (measured: some 100 ns), is faster than a loop. */
const LONG = 1024;
/** Bytes that one turn of the loop copies. */
export const TURN = 32;

/**
 * Copies bytes[start, end) to where `target` is written from its end to its beginning: to `at`, before which nothing is
 * written yet. Whole turns are copied, so that up to 31 bytes before `at` change, too. As integers, which keep every bit.
 * @param view of all of `bytes`
 * @param targetView of all of `target`
 */
export function copyBefore(
  bytes: Uint8Array,
  view: DataView,
  start: number,
  end: number,
  target: Uint8Array,
  targetView: DataView,
  at: number,
): void {
  const size = end - start;
  if (size >= LONG) {
    target.set(bytes.subarray(start, end), at);
    return;
  }
  if (start < TURN || at < TURN) {
    copyExactly(bytes, view, start, size, target, targetView, at);
    return;
  }
  copyTurns(view, start, end, targetView, at);
}

/** The same where a turn's bytes lie before `start` and `at` in any case; meant for ranges of up to some hundred bytes. */
export function copyTurns(view: DataView, start: number, end: number, targetView: DataView, at: number): void {
  const ahead = at - start;
  for (let i = end - TURN; i > start - TURN; i -= TURN) {
    const first = view.getBigInt64(i, true);
    const second = view.getBigInt64(i + 8, true);
    const third = view.getBigInt64(i + 16, true);
    const fourth = view.getBigInt64(i + 24, true);
    const to = i + ahead;
    targetView.setBigInt64(to, first, true);
    targetView.setBigInt64(to + 8, second, true);
    targetView.setBigInt64(to + 16, third, true);
    targetView.setBigInt64(to + 24, fourth, true);
  }
}

/** Where nothing lies before the range, as before the only text of a buffer. */
function copyExactly(
  bytes: Uint8Array,
  view: DataView,
  start: number,
  size: number,
  target: Uint8Array,
  targetView: DataView,
  at: number,
): void {
  let i = 0;
  for (; i + 8 <= size; i += 8) targetView.setBigInt64(at + i, view.getBigInt64(start + i, true), true);
  for (; i < size; i++) target[at + i] = bytes[start + i];
}
