import { defineConverter } from "./define.ts";

export const substring = defineConverter({
  name: "Substring",
  params: [
    { name: "text", kind: "text" },
    { name: "start", kind: "int" },
    { name: "length", kind: "int", optional: true },
  ],
  returns: "string",
  nil: "propagate",
  summary: "The bytes from start on, at most length of them; positions outside of the text are moved to its ends.",
  bind: () => (text: string, start: bigint, length?: bigint) => {
    const from = clamp(start, text.length);
    return text.slice(
      from,
      length === undefined ? undefined : clamp(BigInt(from) + (length < 0n ? 0n : length), text.length),
    );
  },
});

function clamp(position: bigint, end: number): number {
  return position < 0n ? 0 : position > BigInt(end) ? end : Number(position);
}
