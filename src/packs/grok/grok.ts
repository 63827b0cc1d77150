import { compilePattern, type Pattern, PatternError } from "../../patterns/pattern.ts";
import { Failure, fail } from "../../values/failure.ts";
import { parseFloat64 } from "../../values/go-float.ts";
import { parseInt64 } from "../../values/go-int.ts";
import { PMap } from "../../values/pmap.ts";
import type { PValue } from "../../values/value.ts";
import { DOT, expandGrok } from "./expand.ts";

/** What Go's strconv.ParseBool takes. */
const TRUE = /^(?:1|t|T|true|TRUE|True)$/;
const FALSE = /^(?:0|f|F|false|FALSE|False)$/;

/** A compiled grok expression. */
export class Grok {
  private readonly pattern: Pattern;
  private readonly types: ReadonlyMap<string, string>;

  private constructor(pattern: Pattern, types: ReadonlyMap<string, string>) {
    this.pattern = pattern;
    this.types = types;
  }

  static compile(source: string, definitions: ReadonlyMap<string, string>, namedCapturesOnly: boolean): Grok | Failure {
    const expanded = expandGrok(source, definitions, namedCapturesOnly);
    if (expanded instanceof Failure) return expanded;
    const pattern = compilePattern(expanded.pattern);
    if (pattern instanceof PatternError) return fail("invalid-pattern", "{0}", pattern.message);
    return new Grok(pattern, expanded.types);
  }

  get hasNamedGroups(): boolean {
    return this.pattern.groupNames.some((name) => name !== "");
  }

  /** The named groups that matched some text, converted by their types; an empty map where nothing matches. */
  parse(text: string): PMap | Failure {
    const captures = new PMap();
    const match = this.pattern.find(text);
    if (match === null) return captures;
    const { groupNames } = this.pattern;
    for (let i = 0; i < groupNames.length; i++) {
      const name = groupNames[i];
      const start = match[2 * i];
      const end = match[2 * i + 1];
      if (name === "" || start >= end) continue;
      const value = convert(text.slice(start, end), this.types.get(name));
      if (value instanceof Failure) return fail("parse-error", "the value of {0}: {1}", name, value);
      captures.set(name.replaceAll(DOT, "."), value);
    }
    return captures;
  }
}

function convert(text: string, type: string | undefined): PValue | Failure {
  switch (type) {
    case undefined:
    case "string":
      return text;
    case "double":
    case "float": {
      const value = parseFloat64(text);
      return typeof value === "number" ? value : fail("parse-error", "{0} is no float: {1}", text, value);
    }
    case "int":
    case "long": {
      const value = parseInt64(text);
      return typeof value === "bigint" ? value : fail("parse-error", "{0} is no int: {1}", text, value);
    }
    case "bool":
    case "boolean": {
      if (TRUE.test(text)) return true;
      return FALSE.test(text) ? false : fail("parse-error", "{0} is no bool", text);
    }
  }
  return fail("unsupported", "unknown type {0}", type);
}
