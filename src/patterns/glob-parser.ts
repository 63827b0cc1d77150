import { decodeAt, runeOf } from "./decode.ts";
import { GlobLexer } from "./glob-lexer.ts";

/** A node of a glob's tree. */
export type GlobNode =
  | { readonly kind: "pattern" | "any-of"; readonly children: GlobNode[] }
  | { readonly kind: "nothing" | "any" | "single" }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly text: string; readonly not: boolean }
  | { readonly kind: "range"; readonly low: number; readonly high: number; readonly not: boolean };

export type GlobGroup = Extract<GlobNode, { readonly children: GlobNode[] }>;

/** A refused glob. */
export class GlobError {
  /** In the words of gobwas/glob. */
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

/** Reads a glob; a `{` that is never closed is accepted. */
export function parseGlob(source: string): GlobGroup | GlobError {
  const lexer = new GlobLexer(source);
  const root: GlobGroup = { kind: "pattern", children: [] };
  /** Open patterns and, between them, the alternations they belong to. */
  const open: GlobGroup[] = [root];
  for (;;) {
    const token = lexer.next();
    const top = open[open.length - 1]!;
    switch (token.type) {
      case "end":
        return root;
      case "error":
        return new GlobError(token.text);
      case "text":
        top.children.push({ kind: "text", text: token.text });
        break;
      case "any":
      case "single":
        top.children.push({ kind: token.type });
        break;
      case "range-open": {
        const range = parseRange(lexer);
        if (range instanceof GlobError) return range;
        top.children.push(range);
        break;
      }
      case "terms-open": {
        const pattern: GlobGroup = { kind: "pattern", children: [] };
        const anyOf: GlobGroup = { kind: "any-of", children: [pattern] };
        top.children.push(anyOf);
        open.push(anyOf, pattern);
        break;
      }
      case "separator": {
        const pattern: GlobGroup = { kind: "pattern", children: [] };
        open.pop();
        open[open.length - 1]!.children.push(pattern);
        open.push(pattern);
        break;
      }
      case "terms-close":
        open.length -= 2;
        break;
      default:
        return new GlobError(`unexpected token: ${token.type}`);
    }
  }
}

function parseRange(lexer: GlobLexer): GlobNode | GlobError {
  let not = false;
  let low = 0;
  let high = 0;
  let lowText = "";
  let text = "";
  for (;;) {
    const token = lexer.next();
    switch (token.type) {
      case "end":
        return new GlobError("unexpected end");
      case "error":
        return new GlobError(token.text);
      case "not":
        not = true;
        break;
      case "range-low":
        lowText = token.text;
        low = runeOf(decodeAt(token.text, 0));
        break;
      case "range-high":
        high = runeOf(decodeAt(token.text, 0));
        if (high < low) {
          return new GlobError(`hi character '${token.text}' should be greater than lo '${lowText}'`);
        }
        break;
      case "text":
        text = token.text;
        break;
      case "range-close": {
        const isRange = low !== 0 && high !== 0;
        if ((text !== "") === isRange) return new GlobError("could not parse range");
        return isRange ? { kind: "range", low, high, not } : { kind: "list", text, not };
      }
    }
  }
}
