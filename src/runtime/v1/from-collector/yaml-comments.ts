import { Lexer } from "yaml";

/** A comment of a YAML file with its place. */
export interface YamlComment {
  readonly start: number;
  /** Without `#`. */
  readonly text: string;
}

/** The comments of a YAML text; a `#` inside of a value is none. */
export function yamlComments(text: string): readonly YamlComment[] {
  const comments: YamlComment[] = [];
  let at = 0;
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    // Marks of the lexer, which are not in the text: a document's start, a scalar, an error.
    if (/^[\x02\x18\x1f]$/.test(token)) {
      isScalar = token === "\x1f";
      continue;
    }
    if (token.startsWith("#") && !isScalar) comments.push({ start: at, text: token.slice(1).trim() });
    isScalar = false;
    at += token.length;
  }
  return comments;
}
