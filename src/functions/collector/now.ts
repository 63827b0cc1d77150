import { Time } from "../../values/time.ts";
import { IMPURE } from "../define.ts";
import { defineStrict } from "../strict.ts";

export const now = defineStrict({
  name: "Now",
  params: {},
  returns: "time",
  effects: IMPURE,
  summary: "Gives the current time, in the local zone.",
  examples: [],
  reference: "ottlfuncs/func_now.go",
  ignoresArguments: true,
  bind: (_, env) => () => new Time(env.now(), env.localZone),
});
