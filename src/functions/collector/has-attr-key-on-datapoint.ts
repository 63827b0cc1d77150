import { Failure } from "../../values/failure.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { required } from "../params.ts";
import { firstDataPointAttribute } from "../shared/first-datapoint-attribute.ts";

export const hasAttrKeyOnDatapoint = defineFunction({
  name: "HasAttrKeyOnDatapoint",
  kind: "converter",
  params: { key: required("stringLiteral", "The attribute's key.") },
  returns: "bool",
  effects: IMPURE,
  summary: "Tells whether a data point of the metric has an attribute.",
  notes: ["A metric without data is an error."],
  examples: [],
  contexts: ["metric"],
  hosts: ["filter"],
  reference: "internal/filter/filterottl/functions.go",
  create:
    ({ key }) =>
    (context) => {
      const value = firstDataPointAttribute(context, key);
      return value instanceof Failure ? value : value !== undefined;
    },
});
