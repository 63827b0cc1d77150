import { Failure } from "../../values/failure.ts";
import { parseDuration } from "../shared/go-time/duration.ts";
import { defineConverter } from "./define.ts";

export const duration = defineConverter({
  name: "Duration",
  params: [{ name: "text", kind: "text" }],
  returns: "duration",
  nil: "propagate",
  summary: "A duration from its text, for instance 1h2m3.5s.",
  bind: ([literal]) => {
    if (typeof literal !== "string") return parseDuration;
    const fixed = parseDuration(literal);
    return fixed instanceof Failure ? fixed : () => fixed;
  },
});
