/**
 * The text of a member of a JSON object, as it stands: numbers keep digits that `JSON.parse` would round away. The last
 * member of the name wins. Undefined where there is none. The text must be valid JSON.
 */
export function rawMember(json: string, name: string): string | undefined {
  let found: string | undefined;
  let at = skipBlanks(json, json.indexOf("{") + 1);
  while (json[at] === '"') {
    const keyEnd = endOfString(json, at);
    const key = JSON.parse(json.slice(at, keyEnd)) as string;
    const start = skipBlanks(json, skipBlanks(json, keyEnd) + 1);
    const end = endOfValue(json, start);
    if (key === name) found = json.slice(start, end);
    at = skipBlanks(json, end);
    if (json[at] === ",") at = skipBlanks(json, at + 1);
  }
  return found;
}

function skipBlanks(json: string, from: number): number {
  let at = from;
  while (json[at] === " " || json[at] === "\n" || json[at] === "\t" || json[at] === "\r") at++;
  return at;
}

function endOfString(json: string, from: number): number {
  let at = from + 1;
  while (json[at] !== '"') at += json[at] === "\\" ? 2 : 1;
  return at + 1;
}

function endOfValue(json: string, from: number): number {
  let depth = 0;
  let at = from;
  while (at < json.length) {
    const c = json[at];
    if (c === '"') {
      at = endOfString(json, at);
      if (depth === 0) return at;
      continue;
    }
    if (c === "{" || c === "[") depth++;
    else if (c === "}" || c === "]") {
      if (depth === 0) return at;
      depth--;
      if (depth === 0) return at + 1;
    } else if (depth === 0 && (c === "," || c === " " || c === "\n" || c === "\t" || c === "\r")) return at;
    at++;
  }
  return at;
}
