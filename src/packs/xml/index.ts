import { definePack } from "../pack.ts";
import { convertAttributesToElementsXML } from "./convert-attributes-to-elements-xml.ts";
import { convertTextToElementsXML } from "./convert-text-to-elements-xml.ts";
import { getXML } from "./get-xml.ts";
import { insertXML } from "./insert-xml.ts";
import { parseSimplifiedXML } from "./parse-simplified-xml.ts";
import { parseXML } from "./parse-xml.ts";
import { removeXML } from "./remove-xml.ts";

/** XML documents and XPath. */
export const xmlPack = definePack("xml", [
  convertAttributesToElementsXML,
  convertTextToElementsXML,
  getXML,
  insertXML,
  parseSimplifiedXML,
  parseXML,
  removeXML,
]);
