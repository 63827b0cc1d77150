/** Lower-case words that are, or stand in other languages for, a keyword of OTTL, and that keyword. */
export const KEYWORDS: Readonly<Record<string, string>> = {
  and: "and",
  or: "or",
  not: "not",
  nil: "nil",
  null: "nil",
  none: "nil",
  true: "true",
  false: "false",
  where: "where",
  if: "where",
  when: "where",
};

/** `AND`, `True`, `null`: a keyword in the wrong case or of another language. */
export function isWrongCaseKeyword(word: string): boolean {
  const keyword = KEYWORDS[word.toLowerCase()];
  return keyword !== undefined && keyword !== word;
}
