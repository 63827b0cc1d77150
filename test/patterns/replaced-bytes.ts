import { type Pattern, UNCHANGED, UNDECIDED } from "../../src/patterns/pattern.ts";
import type { TextSink } from "../../src/patterns/text-sink.ts";
import { fromBytes, toBytes } from "../../src/values/byte-string.ts";

/** What `replaceBytes` makes of a text that lies among others; undefined where it leaves that to `replaceAll`. */
export function replacedBytes(pattern: Pattern, text: string, template: string): string | undefined {
  const room = 64 + 40 * (text.length + 1) * (template.length + 1);
  const bytes = new Uint8Array(text.length + 2 + room);
  bytes.set(toBytes(`<${text}>`));
  const at = text.length + 2;
  const sink: TextSink = { bytes, view: new DataView(bytes.buffer), at, limit: bytes.length - 32 };
  const made = pattern.replaceBytes(sink, 1, text.length + 1, template);
  if (made === UNDECIDED) return undefined;
  return made === UNCHANGED ? text : fromBytes(bytes.subarray(made, sink.at));
}
