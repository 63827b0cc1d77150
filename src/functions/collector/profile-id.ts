import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { bindIdentifier } from "../shared/identifier.ts";
import { defineStrict } from "../strict.ts";

export const profileID = defineStrict({
  name: "ProfileID",
  params: { target: required("byteSliceLike", "16 bytes, or 32 hexadecimal digits as text.") },
  returns: "profileid",
  effects: PURE,
  summary: "Makes a profile ID of 16 bytes or 32 hexadecimal digits.",
  notes: ["A literal of a wrong length is refused when the statement is compiled."],
  examples: [],
  stability: "experimental",
  reference: "contexts/xprofile/ottlfuncs/func_profile_id.go",
  bind: ({ target }) => bindIdentifier("ProfileID", "pprofile.ProfileID", target),
});
