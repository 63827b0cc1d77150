import { fail } from "../../values/failure.ts";
import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { parseGoInt } from "../shared/parse-go-int.ts";
import { defineStrict } from "../strict.ts";

export const parseInt = defineStrict({
  name: "ParseInt",
  params: {
    target: required("string", "The text."),
    base: required("int", "2 to 36, or 0 to go by the prefix (`0x`, `0o`, `0`, `0b`)."),
  },
  returns: "int",
  effects: PURE,
  summary: "Reads an integer in the given base.",
  examples: [
    { source: `ParseInt("ff", 16)`, value: "255" },
    { source: `ParseInt("0x1_0", 0)`, value: "16" },
  ],
  reference: "ottlfuncs/func_parse_int.go",
  bind: () => (target: string, base: bigint) => {
    if (target === "") {
      return fail("invalid-argument", "invalid target value for ParseInt function, target cannot be empty");
    }
    if (base < 0n) {
      return fail("invalid-argument", "invalid base value: {0} for ParseInt function, base cannot be negative", base);
    }
    return parseGoInt(target, base);
  },
});
