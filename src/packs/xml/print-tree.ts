import { trimSpace } from "../../functions/shared/trim-space.ts";
import { type Failure, fail } from "../../values/failure.ts";
import type { XmlNode } from "./node.ts";

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "'": "&#39;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&#34;",
};
/**
 * Moved nodes keep links to their old places, so a result can hold a part many times over, or for ever, where the
 * reference exhausts its memory.
 */
const MAX_DEPTH = 2000;
const MAX_LENGTH = 16 * 1024 * 1024;

/** Prints what is in a node: antchfx/xmlquery's OutputXML(false). */
export function printXml(node: XmlNode): string | Failure {
  const printer = new Printer();
  printer.children(node, spaceRule(node, true));
  return printer.isTooLarge ? fail("limit-exceeded", "the resulting XML is too large") : printer.out;
}

function escapeText(text: string): string {
  return text.replace(/[&'<>"]/g, (c) => ESCAPES[c]);
}

/** Whether blanks around texts are kept, by `xml:space`. */
function spaceRule(node: XmlNode, outer: boolean): boolean {
  if (node.attributes.length === 0) return outer;
  const rule = node.attribute("xml", "space");
  return rule === "preserve" || (rule !== "default" && outer);
}

class Printer {
  out = "";
  isTooLarge = false;
  private depth = 0;

  children(parent: XmlNode, keepsSpaces: boolean): void {
    this.depth++;
    if (this.depth > MAX_DEPTH) this.isTooLarge = true;
    for (let child = parent.firstChild; child !== undefined && !this.isTooLarge; child = child.next) {
      this.node(child, spaceRule(child, keepsSpaces));
      if (this.out.length > MAX_LENGTH) this.isTooLarge = true;
    }
    this.depth--;
  }

  private node(node: XmlNode, keepsSpaces: boolean): void {
    switch (node.type) {
      case "text":
        this.out += escapeText(keepsSpaces ? node.data : trimSpace(node.data));
        return;
      case "cdata":
        this.out += `<![CDATA[${node.data}]]>`;
        return;
      case "comment":
        this.out += `<!--${node.data}-->`;
        return;
      case "notation":
        this.out += `<!${node.data}>`;
        return;
      case "instruction":
        this.out += node.instruction === "" ? `<?${node.data}?>` : `<?${node.data} ${node.instruction}?>`;
        return;
      case "declaration":
        this.out += `<?${node.data}${printAttributes(node)}?>`;
        this.children(node, keepsSpaces);
        return;
    }
    const name = node.prefix === "" ? node.data : `${node.prefix}:${node.data}`;
    this.out += `<${name}${printAttributes(node)}>`;
    this.children(node, keepsSpaces);
    this.out += `</${name}>`;
  }
}

function printAttributes(node: XmlNode): string {
  let out = "";
  for (const { space, local, value } of node.attributes) {
    out += ` ${space === "" ? local : `${space}:${local}`}="${escapeText(value)}"`;
  }
  return out;
}
