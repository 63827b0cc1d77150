import { trimSpace } from "../../functions/shared/trim-space.ts";
import { fromText, toBytes } from "../../values/byte-string.ts";
import { Failure, fail } from "../../values/failure.ts";
import { type XmlAttribute, XmlNode } from "./node.ts";
import { XML_NAMESPACE, XmlReader } from "./reader.ts";
import type { XmlName, XmlToken, XmlTokenAttribute } from "./tokenizer.ts";

/** Deeper documents are refused: what handles trees recurses. The reference has a limit of 10000 in some functions. */
export const MAX_XML_DEPTH = 1000;

const { TextDecoder } = globalThis as unknown as {
  TextDecoder: new (label: string, options: { ignoreBOM: boolean }) => { decode(bytes: Uint8Array): string };
};

/** A namespace's prefix and the depth at which it was declared. */
interface KnownPrefix {
  readonly prefix: string;
  readonly level: number;
}

/**
 * Parses a document (a byte string) into the tree that antchfx/xmlquery 1.5 makes of it: a missing XML declaration is
 * added, text and comments outside the root element are lost or kept as there, prefixes are found back from namespaces.
 */
export function parseXmlTree(text: string): XmlNode | Failure {
  return new TreeBuilder(text).build();
}

function decodeCharset(label: string, rest: string): string | undefined {
  try {
    return fromText(new TextDecoder(label, { ignoreBOM: true }).decode(toBytes(rest)));
  } catch {
    return undefined;
  }
}

class TreeBuilder {
  private readonly reader: XmlReader;
  private readonly document = new XmlNode("document", "");
  private level = 0;
  private previous: XmlNode = this.document;
  private readonly prefixes = new Map<string, KnownPrefix>([[XML_NAMESPACE, { prefix: "xml", level: 0 }]]);

  constructor(text: string) {
    this.reader = new XmlReader(text, decodeCharset);
  }

  build(): XmlNode | Failure {
    for (let token = this.reader.next(); token !== undefined; token = this.reader.next()) {
      if (token instanceof Failure) return token;
      const failure = this.add(token);
      if (failure !== undefined) return failure;
    }
    return this.hasElement() ? this.document : fail("parse-error", "xmlquery: invalid XML document");
  }

  /** An element among the children of the document or of what stands beside it. */
  private hasElement(): boolean {
    for (let node: XmlNode | undefined = this.document; node !== undefined; node = node.next) {
      for (const child of node.children()) if (child.type === "element") return true;
    }
    return false;
  }

  private add(token: XmlToken): Failure | undefined {
    switch (token.kind) {
      case "start":
        return this.addElement(token.name, token.attributes);
      case "end":
        this.level--;
        return undefined;
      case "text": {
        const start = this.reader.kept(9).toUpperCase();
        const isCdata = start.startsWith("<![CDATA[") || start.startsWith("![CDATA[");
        return this.place(new XmlNode(isCdata ? "cdata" : "text", token.text), this.level);
      }
      case "comment":
        return this.place(new XmlNode("comment", token.text), this.level);
      case "directive":
        return this.place(new XmlNode("notation", token.text), this.level);
      case "instruction":
        return this.addInstruction(token.target, token.text);
    }
  }

  /** Puts a node beside, below or above the one before, as their levels say. */
  private place(node: XmlNode, level: number): Failure | undefined {
    node.level = level;
    if (level > this.previous.level) this.previous.appendChild(node);
    else {
      const isLevel = level === this.previous.level;
      for (let up = this.previous.level - level; up > 1; up--) {
        if (this.previous.parent === undefined) return this.misplaced();
        this.previous = this.previous.parent;
      }
      const beside = isLevel ? this.previous : this.previous.parent;
      if (beside === undefined) return this.misplaced();
      beside.appendSibling(node);
    }
    return undefined;
  }

  /** The reference crashes here. */
  private misplaced(): Failure {
    return fail("parse-error", "the document's instructions and elements do not nest");
  }

  private addElement(name: XmlName, attributes: readonly XmlTokenAttribute[]): Failure | undefined {
    if (this.level === 0) {
      const declaration = new XmlNode("declaration", "xml");
      declaration.attributes.push({ space: "", local: "version", value: "1.0", namespace: "" });
      declaration.level = 1;
      this.previous.appendChild(declaration);
      this.level = 1;
      this.previous = declaration;
    }
    if (this.level > MAX_XML_DEPTH) return fail("limit-exceeded", "more than {0} nested elements", MAX_XML_DEPTH);
    this.learnPrefixes(attributes);
    if (name.space !== "" && !this.prefixes.has(name.space)) {
      return fail("parse-error", "xmlquery: invalid XML document, namespace {0} is missing", name.space);
    }
    const node = new XmlNode("element", name.local);
    node.namespace = name.space;
    node.attributes = attributes.map((attribute) => this.attribute(attribute));
    const failure = this.place(node, this.level);
    if (failure !== undefined) return failure;
    node.prefix = this.writtenPrefix(name);
    this.previous = node;
    this.level++;
    return undefined;
  }

  private learnPrefixes(attributes: readonly XmlTokenAttribute[]): void {
    for (const { name, value } of attributes) {
      if (name.local === "xmlns") {
        const known = this.prefixes.get(value);
        if (known === undefined || known.level >= this.level) {
          this.prefixes.set(value, { prefix: "", level: this.level });
        }
      } else if (name.space === "xmlns") {
        this.prefixes.set(value, { prefix: name.local, level: this.level });
      }
    }
  }

  private attribute({ name, value }: XmlTokenAttribute): XmlAttribute {
    const space = this.prefixes.get(name.space)?.prefix ?? name.space;
    return { space, local: name.local, value, namespace: name.space };
  }

  /** The prefix last declared for the namespace, if the tag is written with it. */
  private writtenPrefix({ space, local }: XmlName): string {
    const prefix = space === "" ? undefined : this.prefixes.get(space)?.prefix;
    if (prefix === undefined) return "";
    const start = `${prefix}:${local}`;
    const written = this.reader.kept(start.length + 1);
    return written.startsWith(start) || written.startsWith(`<${start}`) ? prefix : "";
  }

  private addInstruction(target: string, text: string): Failure | undefined {
    const level = this.previous.type === "document" ? this.level + 1 : this.level;
    const node = new XmlNode(target === "xml" ? "declaration" : "instruction", target);
    if (target !== "xml") node.instruction = trimSpace(text);
    for (const part of text.split(" ")) {
      const pair = trimSpace(part);
      const equals = pair.indexOf("=");
      if (equals > 0) addAttribute(node, pair.slice(0, equals), pair.slice(equals + 1).replace(/^["']+|["']+$/g, ""));
    }
    const failure = this.place(node, level);
    if (failure !== undefined) return failure;
    this.previous = node;
    this.level = level;
    return undefined;
  }
}

/** Adds an attribute by its written name, unless there is one already. */
function addAttribute(node: XmlNode, name: string, value: string): void {
  const colon = name.indexOf(":");
  const [space, local] = colon > 0 ? [name.slice(0, colon), name.slice(colon + 1)] : ["", name];
  if (node.attributes.some((attribute) => attribute.space === space && attribute.local === local)) return;
  node.attributes.push({ space, local, value, namespace: "" });
}
