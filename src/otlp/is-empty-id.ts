/** Whether an id is unset: no bytes, or all of them zero. */
export function isEmptyId(id: Uint8Array): boolean {
  for (let i = 0; i < id.length; i++) if (id[i] !== 0) return false;
  return true;
}
