import { defineFunction, IMPURE } from "../define.ts";
import { formatUuid } from "../shared/format-uuid.ts";

export const uuid = defineFunction({
  name: "UUID",
  kind: "converter",
  params: {},
  returns: "string",
  effects: IMPURE,
  summary: "Makes a random UUID (version 4).",
  examples: [],
  reference: "ottlfuncs/func_uuid.go",
  ignoresArguments: true,
  create: (_, env) => () => {
    const bytes = new Uint8Array(16);
    env.random(bytes);
    return formatUuid(bytes, 4);
  },
});
