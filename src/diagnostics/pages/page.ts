/**
 * An example of a page. Statements and conditions are OTTL texts; YAML is a Collector's configuration; a program is one of
 * the dialect v1.
 */
export interface PageExample {
  readonly kind: "statements" | "conditions" | "yaml" | "program";
  /** One OTTL text an entry; for YAML one entry. */
  readonly texts: readonly string[];
  /** Feature gates that are on. */
  readonly gates?: readonly string[];
  /** Attribute keys of sample data, by the path they stand under. */
  readonly sample?: Readonly<Record<string, readonly string[]>>;
  /** The Collector version that the rules are for. */
  readonly target?: string;
  readonly errorMode?: string;
  /** The version of the dialect that a program is checked for. */
  readonly version?: string;
  /** What the texts run over, OTLP/JSON, where the page is about a run. */
  readonly input?: string;
}

/** What there is to say about a code: why it is reported and what to write instead. */
export interface ErrorPage {
  readonly code: string;
  /** Markdown, one paragraph. */
  readonly text: string;
  readonly wrong: PageExample;
  readonly right: PageExample;
}

type Options = Omit<PageExample, "kind" | "texts">;

/** OTTL statements as an example. */
export function statements(texts: string | readonly string[], options: Options = {}): PageExample {
  return { kind: "statements", texts: typeof texts === "string" ? [texts] : texts, ...options };
}

/** Conditions of a filter as an example. */
export function conditions(texts: string | readonly string[], options: Options = {}): PageExample {
  return { kind: "conditions", texts: typeof texts === "string" ? [texts] : texts, ...options };
}

/** A configuration as an example. */
export function yaml(text: string, options: Options = {}): PageExample {
  return { kind: "yaml", texts: [text], ...options };
}

/** A program of the dialect v1 as an example. */
export function program(lines: string | readonly string[], options: Options = {}): PageExample {
  return { kind: "program", texts: typeof lines === "string" ? [lines] : lines, ...options };
}

/** A page; plain strings are single statements. */
export function page(code: string, text: string, wrong: string | PageExample, right: string | PageExample): ErrorPage {
  const example = (given: string | PageExample): PageExample => (typeof given === "string" ? statements(given) : given);
  return { code, text, wrong: example(wrong), right: example(right) };
}
