import { PURE } from "../define.ts";
import { required, slice } from "../params.ts";
import { defineStrict } from "../strict.ts";

export const concat = defineStrict({
  name: "Concat",
  params: {
    vals: slice("stringLike", "The values to join."),
    delimiter: required("string", "What to put between them."),
  },
  returns: "string",
  effects: PURE,
  summary: "Joins the values, as text, with the delimiter between them.",
  examples: [{ source: `Concat(["a", 1, nil], "-")`, value: `"a-1-<nil>"` }],
  reference: "ottlfuncs/func_concat.go",
  bind: () => (vals: readonly (string | undefined)[], delimiter: string) =>
    vals.map((value) => value ?? "<nil>").join(delimiter),
});
