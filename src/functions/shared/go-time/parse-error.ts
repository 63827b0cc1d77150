import { quoteGo } from "./quote.ts";

/** Why a text did not parse by a layout: Go's time.ParseError. */
export class TimeParseError {
  /** The layout, or the directives it was made of. */
  layout: string;
  readonly value: string;
  /** The layout element that failed; empty where none is to blame. */
  layoutElement: string;
  /** The input at which it failed. */
  readonly valueElement: string;
  private readonly detail: string;

  constructor(layout: string, value: string, layoutElement: string, valueElement: string, detail: string) {
    this.layout = layout;
    this.value = value;
    this.layoutElement = layoutElement;
    this.valueElement = valueElement;
    this.detail = detail;
  }

  toString(): string {
    const { layout, value, layoutElement, valueElement, detail } = this;
    if (detail !== "") return `parsing time ${quoteGo(value)}${detail}`;
    return `parsing time ${quoteGo(value)} as ${quoteGo(layout)}: cannot parse ${quoteGo(valueElement)} as ${quoteGo(layoutElement)}`;
  }
}
