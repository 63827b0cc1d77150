import { Failure } from "../../values/failure.ts";
import type { XmlNode } from "./node.ts";
import { parseXmlTree } from "./parse-tree.ts";

/**
 * Parses a document for the functions that print it again: an XML declaration that the text does not begin with is not
 * kept. Source: the reference's parseNodesXML.
 */
export function parseDocument(text: string): XmlNode | Failure {
  const document = parseXmlTree(text);
  if (!(document instanceof Failure) && !text.startsWith("<?xml")) document.firstChild?.remove();
  return document;
}
