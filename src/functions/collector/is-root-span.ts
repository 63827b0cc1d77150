import { defineFunction, IMPURE } from "../define.ts";

export const isRootSpan = defineFunction({
  name: "IsRootSpan",
  kind: "converter",
  params: {},
  returns: "bool",
  effects: IMPURE,
  summary: "Tells whether the span has no parent.",
  examples: [],
  contexts: ["span"],
  reference: "ottlfuncs/func_is_root_span.go",
  ignoresArguments: true,
  create: () => (context) => context.span.parentSpanId.every((byte) => byte === 0),
});
