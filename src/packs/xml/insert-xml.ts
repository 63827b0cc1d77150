import { PURE } from "../../functions/define.ts";
import { required } from "../../functions/params.ts";
import { defineStrict } from "../../functions/strict.ts";
import { Failure, fail } from "../../values/failure.ts";
import { XmlNode } from "./node.ts";
import { parseDocument } from "./parse-document.ts";
import { printXml } from "./print-tree.ts";
import { compileXPath } from "./xpath/xpath.ts";

export const insertXML = defineStrict({
  name: "InsertXML",
  params: {
    target: required("string", "The document; an empty one stands for a root without content."),
    x_path: required("stringLiteral", "The elements to insert into."),
    sub_document: required("string", "What to insert."),
  },
  returns: "string",
  effects: PURE,
  summary: "Inserts an XML document at the end of each element that an XPath expression selects.",
  notes: ["Selecting anything but elements is an error."],
  examples: [{ source: `InsertXML("<a><b/></a>", "/a/b", "<c/>")`, value: `"<a><b><c></c></b></a>"` }],
  reference: "ottlfuncs/func_insert_xml.go",
  bind: ({ x_path: source }) => {
    const xpath = compileXPath(source);
    if (xpath instanceof Failure) return xpath;
    return (target: string, _: string, subDocument: string) => {
      const document = target === "" ? new XmlNode("element", "") : parseDocument(target);
      if (document instanceof Failure) return document;
      const inserted = parseDocument(subDocument);
      if (inserted instanceof Failure) return inserted;
      const nodes = xpath.select(document);
      if (nodes instanceof Failure) return nodes;
      for (const node of nodes) {
        if (node.type !== "element" && node.type !== "document") {
          return fail("invalid-argument", "InsertXML XPath selected non-element: {0}", node.data);
        }
        moveChildren(inserted, node);
      }
      return printXml(document);
    };
  },
});

/** Appends the children of a node to another one; the first node keeps its link to them, so that it can be done again. */
function moveChildren(from: XmlNode, to: XmlNode): void {
  for (let child = from.firstChild; child !== undefined; ) {
    const { next } = child;
    to.appendChild(child);
    child = next;
  }
}
