/**
 * Length of the zone abbreviation at the start of the text, 0 where there is none: three upper-case letters, four or
 * five ending in T, WITA, ChST, MeST, GMT with an optional offset, or a signed hour. Source: Go's time.parseTimeZone.
 */
export function zoneNameLength(text: string): number {
  if (text.length < 3) return 0;
  if (text.startsWith("ChST") || text.startsWith("MeST")) return 4;
  if (text.startsWith("GMT")) return 3 + signedHourLength(text.slice(3));
  if (text[0] === "+" || text[0] === "-") return signedHourLength(text);
  let upper = 0;
  while (upper < 6 && text.charCodeAt(upper) >= 65 && text.charCodeAt(upper) <= 90) upper++;
  if (upper === 3) return 3;
  if (upper === 4) return text[3] === "T" || text.startsWith("WITA") ? 4 : 0;
  return upper === 5 && text[4] === "T" ? 5 : 0;
}

/** Length of a sign with digits that say at most 23, else 0. */
function signedHourLength(text: string): number {
  const match = /^[+-](\d+)/.exec(text);
  return match !== null && Number(match[1]) <= 23 ? match[0].length : 0;
}
