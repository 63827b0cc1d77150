import { PURE } from "../../functions/define.ts";
import { optional, required } from "../../functions/params.ts";
import { defineStrict } from "../../functions/strict.ts";
import { Failure } from "../../values/failure.ts";
import { XmlNode } from "./node.ts";
import { parseDocument } from "./parse-document.ts";
import { printXml } from "./print-tree.ts";
import { compileXPath } from "./xpath/xpath.ts";

export const convertTextToElementsXML = defineStrict({
  name: "ConvertTextToElementsXML",
  params: {
    target: required("string", "The document."),
    x_path: optional("stringLiteral", "The elements in which to convert; the whole document if absent."),
    element_name: optional("stringLiteral", "Name of the new elements; `value` if absent."),
  },
  returns: "string",
  effects: PURE,
  summary: "Wraps texts that stand beside elements or other texts into elements of their own.",
  examples: [
    {
      source: `ConvertTextToElementsXML("<a>foo<b/>bar</a>")`,
      value: `"<a><value>foo</value><b></b><value>bar</value></a>"`,
    },
  ],
  reference: "ottlfuncs/func_convert_text_to_elements_xml.go",
  bind: ({ x_path: source, element_name: name }) => {
    const xpath = compileXPath(source === undefined || source === "" ? "/" : source);
    if (xpath instanceof Failure) return xpath;
    const elementName = name === undefined || name === "" ? "value" : name;
    return (target: string) => {
      const document = parseDocument(target);
      if (document instanceof Failure) return document;
      const nodes = xpath.select(document);
      if (nodes instanceof Failure) return nodes;
      for (const node of nodes) wrapTexts(node, elementName);
      return printXml(document);
    };
  },
});

function wrapTexts(parent: XmlNode, elementName: string): void {
  if (parent.type !== "element" && parent.type !== "document") return;
  let texts = 0;
  let elements = 0;
  for (const child of parent.children()) {
    if (child.type === "element") {
      wrapTexts(child, elementName);
      elements++;
    } else if (child.type === "text") texts++;
  }
  if (texts === 0 || texts + elements <= 1) return;
  for (const child of parent.children()) {
    if (child.type !== "text") continue;
    const text = new XmlNode("text", child.data);
    child.type = "element";
    child.data = elementName;
    child.firstChild = text;
    child.lastChild = text;
  }
}
