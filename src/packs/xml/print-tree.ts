import { trimSpace } from "../../functions/shared/trim-space.ts";
import type { XmlNode } from "./node.ts";

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "'": "&#39;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&#34;",
};

/** Prints what is in a node: antchfx/xmlquery's OutputXML(false). */
export function printXml(node: XmlNode): string {
  const keepsSpaces = spaceRule(node, true);
  let out = "";
  for (const child of node.children()) out += printNode(child, keepsSpaces);
  return out;
}

function escapeText(text: string): string {
  return text.replace(/[&'<>"]/g, (c) => ESCAPES[c]);
}

/** Whether blanks around texts are kept, by `xml:space`. */
function spaceRule(node: XmlNode, outer: boolean): boolean {
  const rule = node.attribute("xml", "space");
  return rule === "preserve" || (rule !== "default" && outer);
}

function printNode(node: XmlNode, outerKeepsSpaces: boolean): string {
  const keepsSpaces = spaceRule(node, outerKeepsSpaces);
  switch (node.type) {
    case "text":
      return escapeText(keepsSpaces ? node.data : trimSpace(node.data));
    case "cdata":
      return `<![CDATA[${node.data}]]>`;
    case "comment":
      return `<!--${node.data}-->`;
    case "notation":
      return `<!${node.data}>`;
    case "declaration":
      return `<?${node.data}${printAttributes(node)}?>${printChildren(node, keepsSpaces)}`;
    case "instruction":
      return node.instruction === "" ? `<?${node.data}?>` : `<?${node.data} ${node.instruction}?>`;
  }
  const name = node.prefix === "" ? node.data : `${node.prefix}:${node.data}`;
  return `<${name}${printAttributes(node)}>${printChildren(node, keepsSpaces)}</${name}>`;
}

function printChildren(node: XmlNode, keepsSpaces: boolean): string {
  let out = "";
  for (const child of node.children()) out += printNode(child, keepsSpaces);
  return out;
}

function printAttributes(node: XmlNode): string {
  let out = "";
  for (const { space, local, value } of node.attributes) {
    out += ` ${space === "" ? local : `${space}:${local}`}="${escapeText(value)}"`;
  }
  return out;
}
