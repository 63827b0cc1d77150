import { Time } from "../../values/time.ts";
import { defineConverter } from "./define.ts";

export const now = defineConverter({
  name: "Now",
  params: [],
  returns: "time",
  nil: "propagate",
  isImpure: true,
  summary: "The current time.",
  bind: (_, env) => () => new Time(env.now()),
});
