import { PURE } from "../../functions/define.ts";
import { required } from "../../functions/params.ts";
import { defineStrict } from "../../functions/strict.ts";
import { Failure } from "../../values/failure.ts";
import { PMap, PSlice } from "../../values/pmap.ts";
import type { XmlNode } from "./node.ts";
import { parseDocument } from "./parse-document.ts";

export const parseSimplifiedXML = defineStrict({
  name: "ParseSimplifiedXML",
  params: { target: required("string", "The document.") },
  returns: "map",
  effects: PURE,
  summary: "Parses an XML document into nested maps, without attributes.",
  notes: [
    "An element without child elements is its first text; one with child elements is a map, its own text is dropped.",
    "Elements of the same name beside each other are a slice. Elements without content are left out.",
  ],
  examples: [
    {
      source: `ParseSimplifiedXML("<event><id>1</id><user>jane</user><user>joe</user></event>")`,
      value: `{"event": {"id": "1", "user": ["jane", "joe"]}}`,
    },
  ],
  reference: "ottlfuncs/func_parse_simplified_xml.go",
  bind: () => (target: string) => {
    const document = parseDocument(target);
    return document instanceof Failure ? document : childrenToMap(document);
  },
});

function childrenToMap(parent: XmlNode): PMap {
  const map = new PMap();
  const counts = new Map<string, number>();
  for (const child of parent.children()) {
    if (child.type === "element") counts.set(child.data, (counts.get(child.data) ?? 0) + 1);
  }
  if (counts.size === 0) return map;
  for (const child of parent.children()) {
    if (child.type !== "element" || child.firstChild === undefined) continue;
    const isRepeated = (counts.get(child.data) ?? 0) > 1;
    if (isRepeated && !map.has(child.data)) map.append(child.data, new PSlice());
    const leaf = leafText(child);
    const value = leaf === "" ? childrenToMap(child) : leaf;
    if (value instanceof PMap && value.size === 0) continue;
    const list = isRepeated ? map.get(child.data) : undefined;
    if (list instanceof PSlice) list.items.push(value);
    else map.set(child.data, value);
  }
  return map;
}

/** The first text of an element without child elements. */
function leafText(element: XmlNode): string {
  for (const child of element.children()) if (child.type === "element") return "";
  for (const child of element.children()) if (child.type === "text" || child.type === "cdata") return child.data;
  return "";
}
