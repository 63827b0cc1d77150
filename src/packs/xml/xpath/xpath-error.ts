/**
 * What is wrong with an expression or its evaluation. It is thrown inside this folder only, from deep recursion, and
 * becomes a Failure at its border.
 */
export class XPathError extends Error {
  override readonly name = "XPathError";
}
