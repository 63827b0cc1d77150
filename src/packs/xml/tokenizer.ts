import { encodeRune } from "../../functions/shared/encode-rune.ts";
import { isValidUtf8, toText } from "../../values/byte-string.ts";
import { type Failure, fail } from "../../values/failure.ts";
import { NAME } from "./name-chars.ts";

export interface XmlName {
  /** The prefix as written; after namespaces are applied, the namespace. */
  readonly space: string;
  readonly local: string;
}

export interface XmlTokenAttribute {
  readonly name: XmlName;
  readonly value: string;
}

export type XmlToken =
  | { readonly kind: "start"; readonly name: XmlName; readonly attributes: readonly XmlTokenAttribute[] }
  | { readonly kind: "end"; readonly name: XmlName }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "comment"; readonly text: string }
  | { readonly kind: "instruction"; readonly target: string; readonly text: string }
  | { readonly kind: "directive"; readonly text: string };

/** Gives the rest of the input in UTF-8, for a declared encoding; undefined where the encoding is not known. */
export type DecodeCharset = (label: string, rest: string) => string | undefined;

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", apos: "'", quot: '"' };
const ASCII_NAME = /^[A-Za-z_:][A-Za-z0-9_:.-]*$/;
/** Bytes of names as far as they are looked at one by one: every byte above 0x7f counts. */
const NAME_BYTES = /[A-Za-z0-9_:.\-\x80-\xff]+/y;
const SPACES = /[ \r\n\t]*/y;
const REFERENCE = /&(?:#(x[0-9A-Fa-f]*|[0-9]*)|([A-Za-z0-9_:.\-\x80-\xff]+));/y;
/** What XML allows in text, of the characters below U+0800 and in surrogate or final positions, as UTF-8. */
const ILLEGAL = /[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]/;
const MAX_RUNE = 0x10ffffn;

/**
 * Splits an XML document (a byte string) into tokens as Go's encoding/xml does in strict mode, its leniencies included:
 * several roots, directives that are not looked into, attributes given twice. Names are not resolved.
 */
export class XmlTokenizer {
  private text: string;
  private at = 0;
  private failure: Failure | undefined = undefined;
  private readonly decode: DecodeCharset | undefined;
  /** The end of an element that closed itself. */
  private pendingEnd: XmlName | undefined = undefined;
  /** Whether a byte was looked at beyond the token before. */
  private peeked = false;
  private keptStart = 0;
  private isDecoded = false;
  /** The input after a declared encoding as it was, until one more token is read. */
  private undecoded = "";
  private isFirstDecoded = false;

  constructor(text: string, decode?: DecodeCharset) {
    this.text = text;
    this.decode = decode;
  }

  /** Bytes consumed. */
  get offset(): number {
    return this.at;
  }

  /**
   * What a reader that keeps the bytes of the current token would have, at most `length`: a `<` that ended the text
   * before belongs to that text; after a change of encoding the next token has all of the input, the others nothing.
   */
  kept(length: number): string {
    if (this.isDecoded) return this.undecoded.slice(0, length);
    return this.text.slice(this.keptStart, Math.min(this.at, this.keptStart + length));
  }

  /** The next token; undefined at the end. */
  next(): XmlToken | Failure | undefined {
    const end = this.pendingEnd;
    if (end !== undefined) {
      this.pendingEnd = undefined;
      return { kind: "end", name: end };
    }
    if (this.at >= this.text.length) return undefined;
    if (this.isFirstDecoded) this.isFirstDecoded = false;
    else this.undecoded = "";
    this.keptStart = this.at + (this.peeked ? 1 : 0);
    this.peeked = false;
    const token = this.read();
    return this.failure ?? token;
  }

  private read(): XmlToken | undefined {
    const { text } = this;
    if (text[this.at] !== "<") return this.characters();
    this.at++;
    switch (text[this.at]) {
      case undefined:
        return this.unexpectedEnd();
      case "/":
        this.at++;
        return this.endTag();
      case "?":
        this.at++;
        return this.instruction();
      case "!":
        this.at++;
        return this.declaration();
    }
    return this.startTag();
  }

  private syntax(message: string, ...operands: unknown[]): undefined {
    this.failure ??= fail("parse-error", `XML syntax error: ${message}`, ...operands);
    return undefined;
  }

  private unexpectedEnd(): undefined {
    return this.syntax("unexpected EOF");
  }

  /** Text up to the next tag. */
  private characters(): XmlToken | undefined {
    const lt = this.text.indexOf("<", this.at);
    const end = lt < 0 ? this.text.length : lt;
    const raw = this.text.slice(this.at, end);
    const text = this.resolve(raw);
    if (text === undefined) return undefined;
    if (raw.includes("]]>")) return this.syntax("unescaped ]]> not in CDATA section");
    this.at = end;
    this.peeked = lt >= 0;
    return { kind: "text", text };
  }

  /** Replaces references and line ends in text, and checks its characters. */
  private resolve(raw: string): string | undefined {
    let out = "";
    let last = 0;
    for (let at = raw.indexOf("&"); at >= 0; at = raw.indexOf("&", last)) {
      REFERENCE.lastIndex = at;
      const match = REFERENCE.exec(raw);
      const text = match === null ? undefined : referenceText(match[1], match[2]);
      if (text === undefined) return this.syntax("invalid character entity {0}", raw.slice(at, at + 12));
      out += normalizeLineEnds(raw.slice(last, at)) + text;
      last = REFERENCE.lastIndex;
    }
    out += normalizeLineEnds(raw.slice(last));
    return this.checked(out);
  }

  private checked(text: string): string | undefined {
    if (!isValidUtf8(text)) return this.syntax("invalid UTF-8");
    if (ILLEGAL.test(text)) return this.syntax("illegal character code");
    return text;
  }

  private skipSpaces(): void {
    SPACES.lastIndex = this.at;
    SPACES.exec(this.text);
    this.at = SPACES.lastIndex;
  }

  /** A name, undefined (with a failure) where there is none. */
  private name(what: string): string | undefined {
    NAME_BYTES.lastIndex = this.at;
    const match = NAME_BYTES.exec(this.text);
    if (match === null) {
      return this.at >= this.text.length ? this.unexpectedEnd() : this.syntax("expected {0}", what);
    }
    this.at = NAME_BYTES.lastIndex;
    if (this.at >= this.text.length) return this.unexpectedEnd();
    const [name] = match;
    return isName(name) ? name : this.syntax("invalid XML name: {0}", name);
  }

  /** A name with a prefix. */
  private qualifiedName(what: string): XmlName | undefined {
    const name = this.name(what);
    if (name === undefined) return undefined;
    const colon = name.indexOf(":");
    if (colon !== name.lastIndexOf(":")) return this.syntax("expected {0}", what);
    if (colon <= 0 || colon === name.length - 1) return { space: "", local: name };
    return { space: name.slice(0, colon), local: name.slice(colon + 1) };
  }

  private startTag(): XmlToken | undefined {
    const name = this.qualifiedName("element name after <");
    if (name === undefined) return undefined;
    const attributes: XmlTokenAttribute[] = [];
    for (;;) {
      this.skipSpaces();
      const c = this.text[this.at];
      if (c === undefined) return this.unexpectedEnd();
      if (c === ">") break;
      if (c === "/") {
        if (this.at + 1 >= this.text.length) return this.unexpectedEnd();
        this.at++;
        if (this.text[this.at] !== ">") return this.syntax("expected /> in element");
        this.pendingEnd = name;
        break;
      }
      const attribute = this.attribute();
      if (attribute === undefined) return undefined;
      attributes.push(attribute);
    }
    this.at++;
    return { kind: "start", name, attributes };
  }

  private attribute(): XmlTokenAttribute | undefined {
    const name = this.qualifiedName("attribute name in element");
    if (name === undefined) return undefined;
    this.skipSpaces();
    if (this.at >= this.text.length) return this.unexpectedEnd();
    if (this.text[this.at] !== "=") return this.syntax("attribute name without = in element");
    this.at++;
    this.skipSpaces();
    const quote = this.text[this.at];
    if (quote === undefined) return this.unexpectedEnd();
    if (quote !== '"' && quote !== "'") return this.syntax("unquoted or missing attribute value in element");
    const end = this.text.indexOf(quote, this.at + 1);
    if (end < 0) return this.unexpectedEnd();
    const raw = this.text.slice(this.at + 1, end);
    if (raw.includes("<")) return this.syntax("unescaped < inside quoted string");
    const value = this.resolve(raw);
    if (value === undefined) return undefined;
    this.at = end + 1;
    return { name, value };
  }

  private endTag(): XmlToken | undefined {
    const name = this.qualifiedName("element name after </");
    if (name === undefined) return undefined;
    this.skipSpaces();
    if (this.at >= this.text.length) return this.unexpectedEnd();
    if (this.text[this.at] !== ">") return this.syntax("invalid characters between </{0} and >", name.local);
    this.at++;
    return { kind: "end", name };
  }

  private instruction(): XmlToken | undefined {
    const target = this.name("target name after <?");
    if (target === undefined) return undefined;
    this.skipSpaces();
    const end = this.text.indexOf("?>", this.at);
    if (end < 0) return this.unexpectedEnd();
    const text = this.text.slice(this.at, end);
    this.at = end + 2;
    if (target === "xml") this.applyDeclaration(text);
    return { kind: "instruction", target, text };
  }

  private applyDeclaration(text: string): void {
    const version = declared("version", text);
    if (version !== "" && version !== "1.0") {
      this.syntax("unsupported version {0}; only version 1.0 is supported", version);
      return;
    }
    const encoding = declared("encoding", text);
    if (encoding === "" || encoding.toLowerCase() === "utf-8") return;
    const rest = this.decode?.(toText(encoding), this.text.slice(this.at));
    if (rest === undefined) {
      this.syntax("unsupported encoding {0}", encoding);
      return;
    }
    this.undecoded = this.text.slice(this.at);
    this.text = this.text.slice(0, this.at) + rest;
    this.isDecoded = true;
    this.isFirstDecoded = true;
  }

  /** What begins with `<!`. */
  private declaration(): XmlToken | undefined {
    const { text } = this;
    const c = text[this.at];
    if (c === undefined) return this.unexpectedEnd();
    if (c === "-") {
      if (this.at + 1 >= text.length) return this.unexpectedEnd();
      if (text[this.at + 1] !== "-") return this.syntax("invalid sequence <!- not part of <!--");
      return this.comment();
    }
    if (c === "[") return this.cdata();
    return this.directive();
  }

  private comment(): XmlToken | undefined {
    const start = this.at + 2;
    const dashes = this.text.indexOf("--", start);
    if (dashes < 0 || dashes + 2 >= this.text.length) return this.unexpectedEnd();
    if (this.text[dashes + 2] !== ">") return this.syntax('invalid sequence "--" not allowed in comments');
    this.at = dashes + 3;
    return { kind: "comment", text: this.text.slice(start, dashes) };
  }

  private cdata(): XmlToken | undefined {
    const opening = "[CDATA[";
    const found = this.text.slice(this.at, this.at + opening.length);
    if (found !== opening) {
      return opening.startsWith(found) ? this.unexpectedEnd() : this.syntax("invalid <![ sequence");
    }
    const start = this.at + opening.length;
    const end = this.text.indexOf("]]>", start);
    if (end < 0) return this.syntax("unexpected EOF in CDATA section");
    const text = this.checked(normalizeLineEnds(this.text.slice(start, end)));
    if (text === undefined) return undefined;
    this.at = end + 3;
    return { kind: "text", text };
  }

  /** A directive such as DOCTYPE: angle brackets nest outside quotes, and a comment in it counts as a blank. */
  private directive(): XmlToken | undefined {
    const { text } = this;
    let out = text[this.at];
    let quote = "";
    let depth = 0;
    for (let at = this.at + 1; at < text.length; at++) {
      const c = text[at];
      if (quote === "" && c === ">" && depth === 0) {
        this.at = at + 1;
        return { kind: "directive", text: out };
      }
      if (quote === "" && c === "<") {
        if (text.startsWith("!--", at + 1)) {
          const end = text.indexOf("-->", at + 4);
          if (end < 0) break;
          out += " ";
          at = end + 2;
          continue;
        }
        depth++;
      } else if (c === quote) quote = "";
      else if (quote === "" && (c === '"' || c === "'")) quote = c;
      else if (quote === "" && c === ">") depth--;
      out += c;
    }
    return this.unexpectedEnd();
  }
}

function isName(name: string): boolean {
  return ASCII_NAME.test(name) || (isValidUtf8(name) && NAME.test(toText(name)));
}

function referenceText(number: string | undefined, name: string | undefined): string | undefined {
  if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
  if (number === undefined || number === "" || number === "x") return undefined;
  const rune = BigInt(number.startsWith("x") ? `0${number}` : number);
  return rune <= MAX_RUNE ? encodeRune(Number(rune)) : undefined;
}

function normalizeLineEnds(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/** The value of `param="…"` in an XML declaration, as loosely as the reference looks for it. */
function declared(param: string, text: string): string {
  const key = `${param}=`;
  for (let from = 0; from < text.length; ) {
    const found = text.indexOf(key, from);
    const at = found + key.length;
    if (found < 0 || at >= text.length) return "";
    const quote = text[at];
    if (quote === "'" || quote === '"') {
      const end = text.indexOf(quote, at + 1);
      return end < 0 ? "" : text.slice(at + 1, end);
    }
    from = at + 1;
  }
  return "";
}
