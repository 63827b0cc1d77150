import { PURE } from "../../functions/define.ts";
import { required } from "../../functions/params.ts";
import { defineStrict } from "../../functions/strict.ts";
import { Failure } from "../../values/failure.ts";
import { XmlNode } from "./node.ts";
import { parseDocument } from "./parse-document.ts";
import { printXml } from "./print-tree.ts";
import { compileXPath } from "./xpath/xpath.ts";

export const getXML = defineStrict({
  name: "GetXML",
  params: {
    target: required("string", "The document."),
    x_path: required("stringLiteral", "What to select."),
  },
  returns: "string",
  effects: PURE,
  summary: "Gives what an XPath expression selects in an XML document, printed one after the other.",
  notes: ["Attributes and CDATA sections give their text; other nodes than these, elements and texts are left out."],
  examples: [{ source: `GetXML("<a><b>1</b><b>2</b></a>", "/a/b")`, value: `"<b>1</b><b>2</b>"` }],
  reference: "ottlfuncs/func_get_xml.go",
  bind: ({ x_path: source }) => {
    const xpath = compileXPath(source);
    if (xpath instanceof Failure) return xpath;
    return (target: string) => {
      if (target === "") return "";
      const document = parseDocument(target);
      if (document instanceof Failure) return document;
      const nodes = xpath.select(document);
      if (nodes instanceof Failure) return nodes;
      const result = new XmlNode("document", "");
      for (const node of nodes) {
        if (node.type === "element" || node.type === "text") result.appendChild(node);
        else if (node.type === "attribute" || node.type === "cdata") {
          result.appendChild(new XmlNode("text", node.textContent()));
        }
      }
      return printXml(result);
    };
  },
});
