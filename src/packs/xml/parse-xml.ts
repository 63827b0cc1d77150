import { PURE } from "../../functions/define.ts";
import { required } from "../../functions/params.ts";
import { trimSpace } from "../../functions/shared/trim-space.ts";
import { defineStrict } from "../../functions/strict.ts";
import { Failure, fail } from "../../values/failure.ts";
import { PMap, PSlice } from "../../values/pmap.ts";
import { MAX_XML_DEPTH } from "./parse-tree.ts";
import { XmlReader } from "./reader.ts";
import type { XmlToken } from "./tokenizer.ts";

export const parseXML = defineStrict({
  name: "ParseXML",
  params: { target: required("string", "A document with one root element and nothing after it.") },
  returns: "map",
  effects: PURE,
  summary: "Parses an XML document into a map that keeps its structure.",
  notes: [
    "An element is a map of `tag`, `content` (its texts, blanks around each cut), `attributes` and `children`, as far as it has them.",
    "Namespace prefixes are dropped.",
  ],
  examples: [
    {
      source: `ParseXML("<a id=\\"1\\">text<b/></a>")`,
      value: `{"tag": "a", "content": "text", "attributes": {"id": "1"}, "children": [{"tag": "b"}]}`,
    },
  ],
  reference: "ottlfuncs/func_parse_xml.go",
  bind: () => parse,
});

/** An element while it is read. */
interface OpenElement {
  readonly map: PMap;
  readonly attributes: PMap;
  readonly children: PSlice;
  content: string;
}

function parse(text: string): PMap | Failure {
  const reader = new XmlReader(text);
  const open: OpenElement[] = [];
  for (let token = reader.next(); token !== undefined; token = reader.next()) {
    if (token instanceof Failure) return fail("parse-error", "unmarshal xml: {0}", token);
    const element = open.at(-1);
    if (token.kind === "start") {
      if (open.length > MAX_XML_DEPTH) {
        return fail("limit-exceeded", "exceeded maximum XML nesting depth of {0}", MAX_XML_DEPTH);
      }
      open.push(openElement(token));
    } else if (token.kind === "text") {
      if (element !== undefined) element.content += trimSpace(token.text);
    } else if (token.kind === "end" && element !== undefined) {
      open.pop();
      const map = finish(element);
      const parent = open.at(-1);
      if (parent !== undefined) parent.children.items.push(map);
      else if (reader.offset === text.length) return map;
      else return fail("parse-error", "trailing bytes after parsing xml");
    }
  }
  return fail("parse-error", "unmarshal xml: EOF");
}

function openElement({ name, attributes }: Extract<XmlToken, { kind: "start" }>): OpenElement {
  const map = new PMap();
  for (const attribute of attributes) map.set(attribute.name.local, attribute.value);
  return { map: new PMap(["tag"], [name.local]), attributes: map, children: new PSlice(), content: "" };
}

function finish({ map, content, attributes, children }: OpenElement): PMap {
  if (content !== "") map.append("content", content);
  if (attributes.size > 0) map.append("attributes", attributes);
  if (children.items.length > 0) map.append("children", children);
  return map;
}
