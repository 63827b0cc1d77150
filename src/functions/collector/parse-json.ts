import { Failure, fail } from "../../values/failure.ts";
import { PMap, PSlice } from "../../values/pmap.ts";
import { kindName } from "../../values/type-name.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { parseJson } from "../shared/json-parse.ts";
import { defineStrict } from "../strict.ts";

export const parseJSON = defineStrict({
  name: "ParseJSON",
  params: { target: required("string", "A JSON object or array.") },
  returns: "any",
  effects: PURE,
  summary: "Parses a JSON object into a map, a JSON array into a slice.",
  notes: [
    "Every number becomes a float.",
    "Any other JSON value at the top is an error.",
    "The last of repeated keys counts.",
  ],
  examples: [
    { source: `ParseJSON("{\\"id\\": 7, \\"tags\\": [\\"a\\", null]}")`, value: `{"id": 7.0, "tags": ["a", nil]}` },
  ],
  reference: "ottlfuncs/func_parse_json.go",
  bind: () => (target: string) => {
    const value = parseJson(target);
    if (value instanceof PMap || value instanceof PSlice || value instanceof Failure) return value;
    return fail("type-mismatch", "a JSON object or array is needed, but the text holds a {0}", kindName(value));
  },
});
