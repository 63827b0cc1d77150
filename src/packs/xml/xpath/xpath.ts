import { type Failure, fail } from "../../../values/failure.ts";
import { XmlNode } from "../node.ts";
import { buildQuery } from "./build.ts";
import { Navigator } from "./navigator.ts";
import { parseXPath } from "./parser.ts";
import type { Focus, Query } from "./query.ts";
import { XPathError } from "./xpath-error.ts";

/** A compiled XPath expression. */
export class XPath {
  private readonly query: Query;

  /** Use {@link compileXPath}. */
  constructor(query: Query) {
    this.query = query;
  }

  /**
   * The nodes that the expression selects, none where it is a scalar. An attribute comes as a node of its own with its
   * element as parent.
   */
  select(root: XmlNode): XmlNode[] | Failure {
    const nodes: XmlNode[] = [];
    if (this.query.resultType === "boolean") return nodes;
    const focus: Focus = { current: new Navigator(root) };
    const query = this.query.clone();
    try {
      for (let found = query.select(focus); found !== undefined; found = query.select(focus)) {
        focus.current.moveTo(found);
        nodes.push(nodeOf(focus.current));
      }
    } catch (error) {
      if (error instanceof XPathError) return fail("invalid-argument", "xpath: {0}", error.message);
      throw error;
    }
    return nodes;
  }
}

function nodeOf(navigator: Navigator): XmlNode {
  if (navigator.type !== "attribute") return navigator.node;
  const node = new XmlNode("attribute", navigator.localName);
  node.appendChild(new XmlNode("text", navigator.value));
  node.parent = navigator.node;
  return node;
}

/** Compiles an XPath 1.0 expression (a byte string) as antchfx/xpath 1.3 does. */
export function compileXPath(text: string): XPath | Failure {
  if (text === "") return fail("invalid-argument", "invalid xpath: the expression is empty");
  try {
    return new XPath(buildQuery(parseXPath(text)));
  } catch (error) {
    if (error instanceof XPathError) return fail("invalid-argument", "invalid xpath: {0}", error.message);
    throw error;
  }
}
