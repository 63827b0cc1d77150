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
    targetView.setBigInt64(at + i, view.getBigInt64(start + i, true), true);
    targetView.setBigInt64(at + i + 8, view.getBigInt64(start + i + 8, true), true);
    targetView.setBigInt64(at + i + 16, view.getBigInt64(start + i + 16, true), true);
    targetView.setBigInt64(at + i + 24, view.getBigInt64(start + i + 24, true), true);
  }
  for (; i + 8 <= size; i += 8) targetView.setBigInt64(at + i, view.getBigInt64(start + i, true), true);
  for (; i < size; i++) target[at + i] = bytes[start + i];
}
