/** Go source as text: comments taken out, strings told apart, brackets matched. */

/** A Go text and its shadow: as long, with the insides of strings blanked, so that brackets in it are brackets. */
export interface GoText {
  readonly text: string;
  readonly shadow: string;
}

/** Blanks comments in both, strings in the shadow. */
export function goText(source: string): GoText {
  const blank = (part: string): string => part.replace(/[^\n]/g, " ");
  const pieces = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\\n]|\\.)+'/g;
  const text = source.replace(pieces, (piece) => (piece.startsWith("/") ? blank(piece) : piece));
  const shadow = text.replace(pieces, (piece) => piece[0] + blank(piece.slice(1, -1)) + piece[0]);
  return { text, shadow };
}

/** The index of the bracket that closes the one at `open`. */
export function closing(shadow: string, open: number): number {
  let depth = 0;
  for (let i = open; i < shadow.length; i++) {
    if ("([{".includes(shadow[i])) depth++;
    else if (")]}".includes(shadow[i]) && --depth === 0) return i;
  }
  return shadow.length;
}

/** A part of a Go text. */
export function slice({ text, shadow }: GoText, start: number, end: number): GoText {
  return { text: text.slice(start, end), shadow: shadow.slice(start, end) };
}

/** The bodies of a text's functions and methods by name. */
export function functionBodies(go: GoText): Map<string, GoText> {
  const bodies = new Map<string, GoText>();
  for (const { 0: head, 1: name, index } of go.shadow.matchAll(/^func (?:\([^)]*\) )?(\w+)(?=[[(])/gm)) {
    let end = index + head.length;
    if (go.shadow[end] === "[") end = closing(go.shadow, end) + 1;
    const open = go.shadow.indexOf("{\n", closing(go.shadow, end));
    if (open >= 0) bodies.set(name, slice(go, open + 1, closing(go.shadow, open)));
  }
  return bodies;
}
