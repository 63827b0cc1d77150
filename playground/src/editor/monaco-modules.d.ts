/** A part of Monaco without types of its own; it is imported for its effect. */
declare module "monaco-editor/editor/contrib/suggest/browser/suggestController";
