import { Failure, fail } from "../../../values/failure.ts";
import { Time } from "../../../values/time.ts";
import { TimeParseError } from "../go-time/parse-error.ts";
import { type Directive, findDirectives, parseLayouts } from "./directives.ts";

/**
 * A text that the locale's names do not fit by the layout; like a parse error it names an element, but not the input
 * left.
 */
export class LayoutMismatch {
  layoutElement: string;
  readonly failure: Failure;

  constructor(layoutElement: string, failure: Failure) {
    this.layoutElement = layoutElement;
    this.failure = failure;
  }
}

export type ParseOutcome = Time | TimeParseError | LayoutMismatch | Failure;

/** Parses one fixed text by a Go layout. */
export type ParseByLayout = (layout: string) => ParseOutcome;

interface Attempt {
  readonly outcome: ParseOutcome;
  readonly layout: string;
  /** Index of the element to blame for the failure, -1 where it is none of the tried ones. */
  readonly blamed: number;
  /** The input where the blamed element failed. */
  readonly remainder: string;
}

/**
 * Parses by a strptime-like format: tries, directive by directive, the alternatives that a directive may stand for, and
 * blanks before numbers and offsets. Source: the behaviour of the reference's ctimefmt.Parse.
 */
export function parseByDirectives(
  format: string,
  parse: ParseByLayout,
): { readonly outcome: ParseOutcome; readonly layout: string } {
  const search = new Search(format, parse);
  if (search.depth > MAX_DIRECTIVES) {
    return {
      outcome: fail("limit-exceeded", "the format has more than {0} directives", MAX_DIRECTIVES),
      layout: format,
    };
  }
  const { outcome, layout } = search.from("", 0, 0);
  if (outcome instanceof TimeParseError) outcome.layout = format;
  return { outcome, layout };
}

/** Each directive is a level of the search. */
const MAX_DIRECTIVES = 1000;

class Search {
  private readonly format: string;
  private readonly parse: ParseByLayout;
  private readonly directives: readonly Directive[];

  constructor(format: string, parse: ParseByLayout) {
    this.format = format;
    this.parse = parse;
    this.directives = findDirectives(format);
  }

  get depth(): number {
    return this.directives.length;
  }

  /** Continues a layout that covers the format up to `start`. */
  from(partial: string, start: number, index: number): { outcome: ParseOutcome; layout: string } {
    if (index === this.directives.length) {
      const layout = partial + this.format.slice(start);
      return { outcome: this.parse(layout), layout };
    }
    const directive = this.directives[index];
    const prefix = partial + this.format.slice(start, directive.start);
    let attempt: Attempt | undefined;
    for (const elements of parseLayouts(directive.text)) {
      attempt = this.withBlanks(prefix, elements, index);
      if (attempt.blamed < 0) break;
    }
    return attempt as Attempt;
  }

  /** Tries elements; where the input has blanks before a number or offset, tries again with them in the layout. */
  private withBlanks(prefix: string, tried: readonly string[], index: number): Attempt {
    let elements = tried;
    let lastRemainder = -1;
    for (;;) {
      const attempt = this.attempt(prefix, elements, index);
      const { blamed, remainder } = attempt;
      // Again only where the blanks of last time brought the parse forward: else it would go on for ever.
      if (blamed < 0 || (lastRemainder >= 0 && remainder.length >= lastRemainder)) return attempt;
      if (!/^[0-9Z]/.test(elements[blamed])) return attempt;
      const blanks = /^[\t\n\f\r ]+/.exec(remainder)?.[0];
      if (blanks === undefined) return attempt;
      lastRemainder = remainder.length;
      elements = [...elements.slice(0, blamed), blanks, ...elements.slice(blamed)];
    }
  }

  private attempt(prefix: string, elements: readonly string[], index: number): Attempt {
    const directive = this.directives[index];
    const { outcome, layout } = this.from(prefix + elements.join(""), directive.end, index + 1);
    let blamed = -1;
    let remainder = "";
    if ((outcome instanceof TimeParseError || outcome instanceof LayoutMismatch) && outcome.layoutElement !== "") {
      blamed = elements.indexOf(outcome.layoutElement);
      if (blamed >= 0) {
        outcome.layoutElement = directive.text;
        remainder = outcome instanceof TimeParseError ? outcome.valueElement : "unknown";
      }
    }
    return { outcome, layout, blamed, remainder };
  }
}

/** Turns what went wrong into a failure. */
export function outcomeFailure(outcome: ParseOutcome): Time | Failure {
  if (outcome instanceof Time || outcome instanceof Failure) return outcome;
  if (outcome instanceof LayoutMismatch) return outcome.failure;
  return new Failure("parse-error", "{0}", [outcome]);
}
