import { Failure, fail } from "../../values/failure.ts";
import { defineFunction, PURE } from "../define.ts";
import { list } from "../params.ts";

export const coalesce = defineFunction({
  name: "Coalesce",
  kind: "converter",
  params: { values: list("any", "The candidates, in order of preference; at least one.") },
  returns: "any",
  effects: PURE,
  summary: "Gives the first value that is not nil.",
  notes: ["Candidates behind it are not evaluated.", "nil when all are nil."],
  examples: [
    { source: `Coalesce([nil, "a", "b"])`, value: `"a"` },
    { source: `Coalesce([nil])`, value: "nil" },
  ],
  reference: "ottlfuncs/func_coalesce.go",
  create: ({ values }) => {
    if (values.length === 0) return fail("invalid-argument", "Coalesce requires at least one argument");
    return (context) => {
      for (const getter of values) {
        const value = getter.get(context);
        if (value instanceof Failure || value !== null) return value;
      }
      return null;
    };
  },
});
