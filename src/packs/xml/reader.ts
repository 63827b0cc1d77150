import { Failure, fail } from "../../values/failure.ts";
import { type DecodeCharset, type XmlName, type XmlToken, XmlTokenizer } from "./tokenizer.ts";

export const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";

/** An element that is open, with the namespaces to restore after it. */
interface OpenElement {
  readonly name: XmlName;
  readonly outer: ReadonlyMap<string, string> | undefined;
}

/** Reads tokens with their namespaces and checks that elements close properly: Go's xml.Decoder.Token. */
export class XmlReader {
  private readonly tokens: XmlTokenizer;
  private namespaces: ReadonlyMap<string, string> = new Map();
  private readonly open: OpenElement[] = [];

  constructor(text: string, decode?: DecodeCharset) {
    this.tokens = new XmlTokenizer(text, decode);
  }

  /** Bytes consumed. */
  get offset(): number {
    return this.tokens.offset;
  }

  /** See XmlTokenizer.kept. */
  kept(length: number): string {
    return this.tokens.kept(length);
  }

  /** The next token; undefined at the end. */
  next(): XmlToken | Failure | undefined {
    const token = this.tokens.next();
    if (token === undefined) {
      return this.open.length > 0 ? fail("parse-error", "XML syntax error: unexpected EOF") : undefined;
    }
    if (token instanceof Failure) return token;
    if (token.kind === "start") return this.start(token);
    return token.kind === "end" ? this.end(token.name) : token;
  }

  private start({ name, attributes }: Extract<XmlToken, { kind: "start" }>): XmlToken {
    const outer = this.namespaces;
    const declared = attributes.filter(
      ({ name: { space, local } }) => space === "xmlns" || (space === "" && local === "xmlns"),
    );
    if (declared.length > 0) {
      const inner = new Map(outer);
      for (const { name: attribute, value } of declared) {
        inner.set(attribute.space === "xmlns" ? attribute.local : "", value);
      }
      this.namespaces = inner;
    }
    this.open.push({ name, outer: declared.length > 0 ? outer : undefined });
    return {
      kind: "start",
      name: this.resolve(name, true),
      attributes: attributes.map((attribute) => ({ ...attribute, name: this.resolve(attribute.name, false) })),
    };
  }

  private end(name: XmlName): XmlToken | Failure {
    const element = this.open.pop();
    if (element === undefined)
      return fail("parse-error", "XML syntax error: unexpected end element </{0}>", name.local);
    if (element.name.local !== name.local || element.name.space !== name.space) {
      return fail(
        "parse-error",
        "XML syntax error: element <{0}> closed by </{1}>",
        qualified(element.name),
        qualified(name),
      );
    }
    const resolved = this.resolve(name, true);
    if (element.outer !== undefined) this.namespaces = element.outer;
    return { kind: "end", name: resolved };
  }

  /** Puts the namespace for the prefix; an unknown prefix stays, and attributes have no default namespace. */
  private resolve(name: XmlName, isElement: boolean): XmlName {
    const { space, local } = name;
    if (space === "xmlns" || (space === "" && (!isElement || local === "xmlns"))) return name;
    const prefix = space === "xml" ? XML_NAMESPACE : space;
    const namespace = this.namespaces.get(prefix);
    return namespace === undefined ? { space: prefix, local } : { space: namespace, local };
  }
}

function qualified({ space, local }: XmlName): string {
  return space === "" ? local : `${space}:${local}`;
}
