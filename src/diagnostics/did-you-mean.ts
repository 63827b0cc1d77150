/**
 * The candidates that a misspelled word most likely stands for, best first, at most `limit`. Case counts little; a
 * candidate needs more than half of its letters right.
 */
export function didYouMean(word: string, candidates: Iterable<string>, limit = 3): string[] {
  const wanted = word.toLowerCase();
  const found: { readonly candidate: string; readonly distance: number }[] = [];
  for (const candidate of candidates) {
    const target = candidate.toLowerCase();
    const allowed = Math.max(1, Math.floor(Math.max(wanted.length, target.length) * 0.34));
    if (Math.abs(wanted.length - target.length) > allowed) continue;
    let distance = editDistance(wanted, target);
    if (distance > allowed) continue;
    if (candidate !== word && distance === 0) distance = 0.5;
    found.push({ candidate, distance });
  }
  found.sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
  return found.slice(0, limit).map((each) => each.candidate);
}

/** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). Words over 64 are cut. */
export function editDistance(left: string, right: string): number {
  const a = left.slice(0, 64);
  const b = right.slice(0, 64);
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length];
}
