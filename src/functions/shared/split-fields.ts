/** White space of Unicode as UTF-8 bytes; UTF-8 synchronises itself, so bytes can be matched one by one. */
const SPACE = /(?:[\t-\r ]|\xc2[\x85\xa0]|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe2\x81\x9f|\xe3\x80\x80)+/;

/** Go's strings.Fields over a byte string: the parts between runs of white space. */
export function splitFields(text: string): string[] {
  return text.split(SPACE).filter((part) => part !== "");
}
