import { fail } from "../../values/failure.ts";
import { settingString } from "../expect.ts";
import type { Accessor, PathDefinition, PathKey } from "../path-definition.ts";
import { insertTraceState, parseTraceState } from "../w3c-trace-state.ts";

const WHOLE: Accessor = {
  get: (context) => context.span.traceState,
  set: settingString((context, value) => {
    context.span.traceState = value;
    return undefined;
  }),
};

const badKey = () => fail("type-mismatch", "trace_state indexing type must be a string");

/** One member of the header. A header that does not parse reads as nil and is left alone when written. */
function memberAccess(key: PathKey): Accessor {
  return {
    get(context) {
      const state = parseTraceState(context.span.traceState);
      if (state === undefined) return null;
      if (key.kind !== "string") return badKey();
      return state.values[state.keys.indexOf(key.literal as string)] ?? "";
    },
    set: settingString((context, value) => {
      const state = parseTraceState(context.span.traceState);
      if (state === undefined) return undefined;
      if (key.kind !== "string") return badKey();
      const header = insertTraceState(state, key.literal as string, value);
      if (header !== undefined) context.span.traceState = header;
      return undefined;
    }),
  };
}

/** `span.trace_state`. Source: contexts/internal/ctxspan/span.go, accessTraceState and accessTraceStateKey. */
export const TRACE_STATE_PATH: PathDefinition = {
  path: "trace_state",
  type: "string",
  doc: "W3C trace state header of the span; a key gives one member.",
  settable: true,
  keys: "header",
  access(keys) {
    if (keys.length === 0) return WHOLE;
    return keys.length === 1 ? memberAccess(keys[0]) : "must provide exactly 1 key when accessing trace_state";
  },
};
