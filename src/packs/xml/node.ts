/** What a node is; values as in antchfx/xmlquery, whose odd corners follow from them. */
export type XmlNodeType =
  | "document"
  | "declaration"
  | "element"
  | "text"
  | "cdata"
  | "comment"
  | "attribute"
  | "notation"
  | "instruction";

export interface XmlAttribute {
  /** The prefix, or the namespace where no prefix is known for it. */
  space: string;
  readonly local: string;
  readonly value: string;
  readonly namespace: string;
}

/**
 * A node of an XML tree. Strings are byte strings. The links are as in antchfx/xmlquery 1.5, and moving a node to a new
 * place leaves the links of its old place as they are, because results depend on it.
 */
export class XmlNode {
  type: XmlNodeType;
  /** Local name of an element, target of an instruction, else the text. */
  data: string;
  prefix = "";
  namespace = "";
  attributes: XmlAttribute[] = [];
  /** Text of a processing instruction. */
  instruction = "";
  parent: XmlNode | undefined = undefined;
  firstChild: XmlNode | undefined = undefined;
  lastChild: XmlNode | undefined = undefined;
  previous: XmlNode | undefined = undefined;
  next: XmlNode | undefined = undefined;
  /** Depth while the tree is built. */
  level = 0;

  constructor(type: XmlNodeType, data: string) {
    this.type = type;
    this.data = data;
  }

  *children(): Generator<XmlNode> {
    for (let child = this.firstChild; child !== undefined; child = child.next) yield child;
  }

  /** Makes a node the last child. */
  appendChild(node: XmlNode): void {
    const last = this.lastChild;
    // Appending the last child again would close a circle; the reference then prints for ever.
    if (this.firstChild !== undefined && last === node) return;
    node.parent = this;
    node.next = undefined;
    if (this.firstChild === undefined) {
      this.firstChild = node;
      node.previous = undefined;
    } else if (last !== undefined) {
      last.next = node;
      node.previous = last;
    }
    this.lastChild = node;
  }

  /** Puts a node at the end of the siblings after this one. */
  appendSibling(node: XmlNode): void {
    let last: XmlNode = this.parent?.lastChild ?? this;
    while (last.next !== undefined) last = last.next;
    node.parent = last.parent;
    last.next = node;
    node.previous = last;
    node.next = undefined;
    if (last.parent !== undefined) last.parent.lastChild = node;
  }

  /** Takes the node out of its parent. */
  remove(): void {
    const { parent, previous, next } = this;
    if (parent === undefined) return;
    if (parent.firstChild === this) {
      if (parent.lastChild === this) {
        parent.firstChild = undefined;
        parent.lastChild = undefined;
      } else {
        parent.firstChild = next;
        if (next !== undefined) next.previous = undefined;
      }
    } else if (parent.lastChild === this) {
      parent.lastChild = previous;
      if (previous !== undefined) previous.next = undefined;
    } else {
      if (previous !== undefined) previous.next = next;
      if (next !== undefined) next.previous = previous;
    }
    this.parent = undefined;
    this.previous = undefined;
    this.next = undefined;
  }

  /** Value of the attribute with that prefix and name, "" where there is none. */
  attribute(space: string, local: string): string {
    return this.attributes.find((attribute) => attribute.space === space && attribute.local === local)?.value ?? "";
  }

  /** Removes the first attribute of that name without a prefix. */
  removeAttribute(local: string): void {
    const index = this.attributes.findIndex((attribute) => attribute.space === "" && attribute.local === local);
    if (index >= 0) this.attributes.splice(index, 1);
  }

  /** The text of all text below, comments left out. */
  textContent(): string {
    if (this.type === "text" || this.type === "cdata") return this.data;
    if (this.type === "comment") return "";
    let text = "";
    for (let child = this.firstChild; child !== undefined; child = child.next) text += child.textContent();
    return text;
  }
}
