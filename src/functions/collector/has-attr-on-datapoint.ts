import { Failure } from "../../values/failure.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { required } from "../params.ts";
import { firstDataPointAttribute } from "../shared/first-datapoint-attribute.ts";

export const hasAttrOnDatapoint = defineFunction({
  name: "HasAttrOnDatapoint",
  kind: "converter",
  params: {
    key: required("stringLiteral", "The attribute's key."),
    expected_val: required("stringLiteral", "The text it should have."),
  },
  returns: "bool",
  effects: IMPURE,
  summary: "Tells whether a data point of the metric has an attribute with a text.",
  notes: [
    "Only the first data point that has the attribute counts.",
    "A value that is no text counts as the empty text.",
    "A metric without data is an error.",
  ],
  examples: [],
  contexts: ["metric"],
  hosts: ["filter"],
  reference: "internal/filter/filterottl/functions.go",
  create:
    ({ key, expected_val: expected }) =>
    (context) => {
      const value = firstDataPointAttribute(context, key);
      if (value instanceof Failure) return value;
      return value !== undefined && (typeof value === "string" ? value : "") === expected;
    },
});
