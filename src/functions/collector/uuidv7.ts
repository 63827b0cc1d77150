import { defineFunction, IMPURE } from "../define.ts";
import { formatUuid } from "../shared/format-uuid.ts";

const NANOS_PER_MILLI = 1_000_000n;

export const uuidv7 = defineFunction({
  name: "UUIDv7",
  kind: "converter",
  params: {},
  returns: "string",
  effects: IMPURE,
  summary: "Makes a UUID that sorts by the time it was made (version 7).",
  examples: [],
  reference: "ottlfuncs/func_uuidv7.go",
  ignoresArguments: true,
  create(_, env) {
    // Milliseconds and a 12-bit fraction (nanoseconds / 256) in one number, which never goes back.
    let last = 0n;
    return () => {
      const now = env.now();
      const millis = now / NANOS_PER_MILLI;
      const stamp = (millis << 12n) + ((now - millis * NANOS_PER_MILLI) >> 8n);
      last = stamp > last ? stamp : last + 1n;
      const bytes = new Uint8Array(16);
      env.random(bytes);
      for (let i = 0; i < 6; i++) bytes[i] = Number((last >> BigInt(52 - 8 * i)) & 0xffn);
      bytes[6] = Number((last >> 8n) & 0x0fn);
      bytes[7] = Number(last & 0xffn);
      return formatUuid(bytes, 7);
    };
  },
});
