import { trimSpace } from "../../../functions/shared/trim-space.ts";
import type { XmlNode } from "../node.ts";
import type { NodeTest } from "./ast.ts";

/**
 * A cursor in a tree, on a node or one of its attributes. Blank texts are stepped over between siblings, but not as
 * first children; the text of CDATA sections is "" and instructions count as elements. Source: antchfx/xmlquery's
 * NodeNavigator.
 */
export class Navigator {
  node: XmlNode;
  private readonly root: XmlNode;
  /** Index of the attribute stood on, -1 for the node itself. */
  private attribute: number;

  constructor(root: XmlNode, node: XmlNode = root, attribute = -1) {
    this.root = root;
    this.node = node;
    this.attribute = attribute;
  }

  copy(): Navigator {
    return new Navigator(this.root, this.node, this.attribute);
  }

  get type(): NodeTest {
    switch (this.node.type) {
      case "comment":
        return "comment";
      case "text":
      case "cdata":
      case "notation":
        return "text";
      case "element":
        return this.attribute < 0 ? "element" : "attribute";
      case "instruction":
        return "element";
    }
    return "root";
  }

  get localName(): string {
    return this.attribute < 0 ? this.node.data : this.node.attributes[this.attribute].local;
  }

  get prefix(): string {
    if (this.type !== "attribute") return this.node.prefix;
    return this.node.attributes[this.attribute].space;
  }

  get namespace(): string {
    return this.attribute < 0 ? this.node.namespace : this.node.attributes[this.attribute].namespace;
  }

  get value(): string {
    switch (this.node.type) {
      case "comment":
      case "text":
        return this.node.data;
      case "element":
        return this.attribute < 0 ? this.node.textContent() : this.node.attributes[this.attribute].value;
    }
    return "";
  }

  moveTo(other: Navigator): void {
    this.node = other.node;
    this.attribute = other.attribute;
  }

  moveToRoot(): void {
    this.node = this.root;
  }

  moveToParent(): boolean {
    if (this.attribute >= 0) {
      this.attribute = -1;
      return true;
    }
    return this.moveToNode(this.node.parent);
  }

  moveToNextAttribute(): boolean {
    if (this.attribute >= this.node.attributes.length - 1) return false;
    this.attribute++;
    return true;
  }

  moveToChild(): boolean {
    return this.attribute < 0 && this.moveToNode(this.node.firstChild);
  }

  moveToFirst(): void {
    if (this.attribute >= 0) return;
    while (this.moveToNode(this.node.previous));
  }

  moveToNext(): boolean {
    if (this.attribute >= 0) return false;
    while (this.moveToNode(this.node.next)) if (!this.isBlank()) return true;
    return false;
  }

  moveToPrevious(): boolean {
    if (this.attribute >= 0) return false;
    while (this.moveToNode(this.node.previous)) if (!this.isBlank()) return true;
    return false;
  }

  /** Tells nodes apart: name (and text) with the positions of the node and all above it. */
  identity(): string {
    const { type } = this;
    if (type === "root") return "";
    const at = this.copy();
    let id = type === "element" ? at.prefix + at.localName : `${at.localName}=${at.value}`;
    do {
      let position = 1;
      while (at.moveToPrevious()) position++;
      id += `-${position}`;
    } while (at.moveToParent());
    return id;
  }

  private isBlank(): boolean {
    return this.node.type === "text" && trimSpace(this.node.data) === "";
  }

  private moveToNode(node: XmlNode | undefined): boolean {
    if (node === undefined) return false;
    this.node = node;
    return true;
  }
}
