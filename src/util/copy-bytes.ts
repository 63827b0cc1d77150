/** From this size on the engine's own copy, which has a fixed cost, is faster than a loop. */
const LONG = 320;

/**
 * Copies bytes[start, end) to `target` at `at`. Short ranges go eight bytes at a time, since a view of them costs more
 * than copying them; as integers, which keep every bit.
 * @param view of all of `bytes`
 * @param targetView of all of `target`
 */
export function copyBytes(
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
  let i = 0;
  for (; i + 32 <= size; i += 32) {
    const first = view.getBigInt64(start + i, true);
    const second = view.getBigInt64(start + i + 8, true);
    const third = view.getBigInt64(start + i + 16, true);
    const fourth = view.getBigInt64(start + i + 24, true);
    targetView.setBigInt64(at + i, first, true);
    targetView.setBigInt64(at + i + 8, second, true);
    targetView.setBigInt64(at + i + 16, third, true);
    targetView.setBigInt64(at + i + 24, fourth, true);
  }
  for (; i + 8 <= size; i += 8) targetView.setBigInt64(at + i, view.getBigInt64(start + i, true), true);
  if (i === size) return;
  if (size >= 8) {
    // The last eight once more: some of them are there already.
    targetView.setBigInt64(at + size - 8, view.getBigInt64(end - 8, true), true);
    return;
  }
  for (; i < size; i++) target[at + i] = bytes[start + i];
}
