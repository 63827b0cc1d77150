import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { bindIdentifier } from "../shared/identifier.ts";
import { defineStrict } from "../strict.ts";

export const spanID = defineStrict({
  name: "SpanID",
  params: { target: required("byteSliceLike", "8 bytes, or 16 hexadecimal digits as text.") },
  returns: "spanid",
  effects: PURE,
  summary: "Makes a span ID of 8 bytes or 16 hexadecimal digits.",
  notes: ["A literal of a wrong length is refused when the statement is compiled."],
  examples: [],
  reference: "ottlfuncs/func_span_id.go",
  bind: ({ target }) => bindIdentifier("SpanID", "pcommon.SpanID", target),
});
