import { PURE } from "../../functions/define.ts";
import { required } from "../../functions/params.ts";
import { defineStrict } from "../../functions/strict.ts";
import { Failure } from "../../values/failure.ts";
import type { XmlNode } from "./node.ts";
import { parseDocument } from "./parse-document.ts";
import { printXml } from "./print-tree.ts";
import { compileXPath } from "./xpath/xpath.ts";

export const removeXML = defineStrict({
  name: "RemoveXML",
  params: {
    target: required("string", "The document."),
    x_path: required("stringLiteral", "What to remove."),
  },
  returns: "string",
  effects: PURE,
  summary: "Removes from an XML document what an XPath expression selects.",
  notes: ["Elements, attributes without a prefix, texts, comments and CDATA sections can be removed."],
  examples: [{ source: `RemoveXML("<a><b/><c x=\\"1\\"/></a>", "/a/b | //@x")`, value: `"<a><c></c></a>"` }],
  reference: "ottlfuncs/func_remove_xml.go",
  bind: ({ x_path: source }) => {
    const xpath = compileXPath(source);
    if (xpath instanceof Failure) return xpath;
    return (target: string) => {
      if (target === "") return "";
      const document = parseDocument(target);
      if (document instanceof Failure) return document;
      const nodes = xpath.select(document);
      if (nodes instanceof Failure) return nodes;
      for (const node of nodes) removeNode(node);
      return printXml(document);
    };
  },
});

function removeNode(node: XmlNode): void {
  switch (node.type) {
    case "element":
    case "comment":
    case "cdata":
      node.remove();
      break;
    case "attribute":
      node.parent?.removeAttribute(node.data);
      break;
    case "text":
      node.data = "";
      break;
  }
}
