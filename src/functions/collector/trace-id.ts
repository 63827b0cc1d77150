import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { bindIdentifier } from "../shared/identifier.ts";
import { defineStrict } from "../strict.ts";

export const traceID = defineStrict({
  name: "TraceID",
  params: { target: required("byteSliceLike", "16 bytes, or 32 hexadecimal digits as text.") },
  returns: "traceid",
  effects: PURE,
  summary: "Makes a trace ID of 16 bytes or 32 hexadecimal digits.",
  notes: ["A literal of a wrong length is refused when the statement is compiled."],
  examples: [],
  reference: "ottlfuncs/func_trace_id.go",
  bind: ({ target }) => bindIdentifier("TraceID", "pcommon.TraceID", target),
});
