import { trimCutset } from "../shared/trim-cutset.ts";
import { trimSpace } from "../shared/trim-space.ts";
import { defineConverter } from "./define.ts";

export const trim = defineConverter({
  name: "Trim",
  params: [
    { name: "text", kind: "text" },
    { name: "characters", kind: "text", optional: true },
  ],
  returns: "string",
  nil: "propagate",
  summary: "The text without white space, or without the given characters, at both ends.",
  bind: () => (text: string, characters?: string) =>
    characters === undefined ? trimSpace(text) : trimCutset(text, characters),
});
