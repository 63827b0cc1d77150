/** Parts of Monaco without types of their own; they are imported for their effect. */
declare module "monaco-editor/editor/contrib/suggest/browser/suggestController";
declare module "monaco-editor/editor/contrib/semanticTokens/browser/documentSemanticTokens";
declare module "monaco-editor/nls/lang/zh-cn";
