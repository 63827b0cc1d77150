import { PURE } from "../../functions/define.ts";
import { optional, required } from "../../functions/params.ts";
import { defineStrict } from "../../functions/strict.ts";
import { Failure } from "../../values/failure.ts";
import { XmlNode } from "./node.ts";
import { parseDocument } from "./parse-document.ts";
import { printXml } from "./print-tree.ts";
import { compileXPath } from "./xpath/xpath.ts";

export const convertAttributesToElementsXML = defineStrict({
  name: "ConvertAttributesToElementsXML",
  params: {
    target: required("string", "The document."),
    x_path: optional("stringLiteral", "The attributes to convert; all if absent."),
  },
  returns: "string",
  effects: PURE,
  summary: "Turns attributes of an XML document into elements at the end of theirs.",
  examples: [{ source: `ConvertAttributesToElementsXML("<a x=\\"1\\"><b/></a>")`, value: `"<a><b></b><x>1</x></a>"` }],
  reference: "ottlfuncs/func_convert_attributes_to_elements_xml.go",
  bind: ({ x_path: source }) => {
    const xpath = compileXPath(source === undefined || source === "" ? "//@*" : source);
    if (xpath instanceof Failure) return xpath;
    return (target: string) => {
      const document = parseDocument(target);
      if (document instanceof Failure) return document;
      const nodes = xpath.select(document);
      if (nodes instanceof Failure) return nodes;
      for (const node of nodes) {
        if (node.type !== "attribute") continue;
        const element = new XmlNode("element", node.data);
        element.firstChild = new XmlNode("text", node.textContent());
        node.parent?.appendChild(element);
        node.parent?.removeAttribute(node.data);
      }
      return printXml(document);
    };
  },
});
