import type { Token } from "./lexer.ts";
import {
  Colon,
  Comma,
  Equal,
  LambdaArrow,
  LBrace,
  LBracket,
  LParen,
  OpAddSub,
  OpComparison,
  OpMultDiv,
  RBrace,
  RBracket,
  RParen,
  StringLBracket,
  StringLParen,
} from "./tokens.ts";

/** Brackets and lambdas may be this deep inside one another. */
export const MAX_NESTING = 210;
/** The syntax tree may be this deep; besides nesting, each arithmetic operator of a chain adds a level. */
export const MAX_TREE_DEPTH = 1024;

/** After these a string that doubles as punctuation is a plain string, unless the bounded speculation says otherwise. */
const BEFORE_VALUE: ReadonlySet<Token["tokenType"]> = new Set([Colon, Comma, Equal, LBracket, LParen, OpComparison]);

interface Level {
  /** Lambdas of the current item whose bodies are still open. */
  arrows: number;
  /** Depth of the deepest item finished so far. */
  deepest: number;
  /** Depth of the current item so far. */
  current: number;
}

/**
 * The token at which the text becomes nested too deeply for recursive parsing and walking, or undefined. A linear
 * over-estimate made before parsing, so that hostile input never reaches the recursion.
 */
export function findTooDeep(tokens: readonly Token[]): Token | undefined {
  if (tokens.length <= MAX_NESTING) return undefined;
  const levels: Level[] = [{ arrows: 0, deepest: 0, current: 0 }];
  let arrows = 0;
  let previous: Token["tokenType"] = Comma;
  for (const token of tokens) {
    const level = levels[levels.length - 1];
    switch (token.tokenType) {
      case StringLParen:
      case StringLBracket:
        if (!BEFORE_VALUE.has(previous)) levels.push({ arrows: 0, deepest: 0, current: 0 });
        break;
      case LParen:
      case LBracket:
      case LBrace:
        levels.push({ arrows: 0, deepest: 0, current: 0 });
        break;
      case RParen:
      case RBracket:
      case RBrace: {
        arrows -= level.arrows;
        const depth = Math.max(level.deepest, level.current) + 1;
        if (levels.length > 1) levels.pop();
        const parent = levels[levels.length - 1];
        parent.current = Math.max(parent.current, depth);
        break;
      }
      case Comma:
        arrows -= level.arrows;
        level.arrows = 0;
        level.deepest = Math.max(level.deepest, level.current);
        level.current = 0;
        break;
      case LambdaArrow:
        arrows++;
        level.arrows++;
        level.current++;
        break;
      case OpAddSub:
      case OpMultDiv:
        level.current++;
        break;
    }
    previous = token.tokenType;
    if (levels.length + arrows > MAX_NESTING || levels[levels.length - 1].current > MAX_TREE_DEPTH) return token;
  }
  return undefined;
}
