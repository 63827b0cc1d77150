import { compileProgram } from "../patterns/compile-program.ts";
import { Dfa } from "../patterns/dfa.ts";
import { FixedWidth } from "../patterns/fixed-width.ts";
import { literalsOf } from "../patterns/literals.ts";
import { OnePass } from "../patterns/one-pass.ts";
import { PatternError } from "../patterns/pattern.ts";
import { RuneClasses } from "../patterns/rune-classes.ts";
import { simplify } from "../patterns/simplify.ts";
import { parseSyntax } from "../patterns/syntax-parser.ts";
import { toText } from "../values/byte-string.ts";

/** How a pattern is searched; whichever way, in time linear in the text. */
export interface PlannedPattern {
  /** As the rules have it. */
  readonly pattern: string;
  /**
   * `text`: a search for a plain text. `literal`: what lacks a certain text is passed over, an automaton reads the rest.
   * `fixed`: around a certain text each byte is asked for its class, as all matches have one form and length.
   * `start`: an automaton that looks at the start of the text alone. `automaton`: it reads the whole text.
   */
  readonly search: "text" | "fixed" | "literal" | "start" | "automaton";
  /** The text that each match has. */
  readonly literal: string | undefined;
  /**
   * How groups are found once a match is: `fixed`: they always stand at the same places; `one pass`, or `bounded`: by
   * backtracking that visits no place twice.
   */
  readonly groups: "none" | "fixed" | "one pass" | "bounded";
}

/** Plans a pattern (a byte string); undefined where it is refused. */
export function planPattern(source: string): PlannedPattern | undefined {
  const parsed = parseSyntax(source);
  if (parsed instanceof PatternError) return undefined;
  const tree = simplify(parsed);
  const program = compileProgram(tree);
  const { exact, plain, prefix, required } = literalsOf(tree);
  const classes = new RuneClasses(program);
  const isAnchored = !new Dfa(program, classes, { anywhere: true, longest: false, flagStart: false }).canBeginLater;
  const certain = [exact ?? "", required, prefix].reduce((a, b) => (b.length > a.length ? b : a));
  const fixed = isAnchored ? undefined : FixedWidth.of(tree, program.slots / 2 - 1);
  const groups = program.slots === 2 ? "none" : fixed ? "fixed" : OnePass.of(program, classes) ? "one pass" : "bounded";
  const base = { pattern: toText(source), groups, literal: certain === "" ? undefined : toText(certain) } as const;
  if (plain && exact !== undefined) return { ...base, search: "text" };
  if (isAnchored) return { ...base, search: "start" };
  if (fixed) return { ...base, search: "fixed" };
  return { ...base, search: certain === "" ? "automaton" : "literal" };
}
