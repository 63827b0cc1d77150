import { Failure, fail } from "../../values/failure.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { optional, required } from "../params.ts";

export const truncateAll = defineFunction({
  name: "truncate_all",
  kind: "editor",
  params: {
    target: required("pmapGetSetter", "The path of the map."),
    limit: required("intLiteral", "Longest length in bytes; not negative."),
    utf8_safe: optional("boolLiteral", "Whether no character is cut in two; true by default."),
    truncation_marker: optional("stringLiteral", "Ends each shortened text and counts towards the limit."),
  },
  returns: "nil",
  effects: IMPURE,
  summary: "Shortens the texts of a map to a number of bytes.",
  notes: ["Values that are no texts, and texts inside lists and maps, stay as they are."],
  examples: [
    {
      source: `truncate_all(log.attributes, 3)`,
      before: `{"a": "abcdef", "b": 12345}`,
      after: `{"a": "abc", "b": 12345}`,
    },
    { source: `truncate_all(log.attributes, 5, true, "...")`, before: `{"a": "abcdef"}`, after: `{"a": "ab..."}` },
  ],
  hosts: ["transform"],
  reference: "ottlfuncs/func_truncate_all.go",
  batch: ({ limit, utf8_safe: utf8Safe = true, truncation_marker: marker = "" }) => {
    const max = Number(limit);
    const form = { target: "target", longerThan: max } as const;
    if (marker !== "") return { ...form, kind: "edit-values", edit: (text) => truncate(text, max, utf8Safe, marker) };
    return {
      ...form,
      kind: "cut-values",
      cut(bytes, start) {
        let end = start + max;
        if (utf8Safe) while (end > start && isContinuation(bytes[end])) end--;
        return end;
      },
    };
  },
  create: ({ target, limit, utf8_safe: utf8Safe = true, truncation_marker: marker = "" }) => {
    if (limit < 0n) {
      return fail("invalid-argument", "invalid limit for truncate_all function, {0} cannot be negative", limit);
    }
    if (BigInt(marker.length) > limit) {
      return fail(
        "invalid-argument",
        "invalid truncation marker for truncate_all function, length of marker {0} cannot be greater than limit {1}",
        marker.length,
        limit,
      );
    }
    const max = Number(limit);
    return (context) => {
      const map = target.get(context);
      if (map instanceof Failure) return map;
      const { values } = map;
      for (let i = 0; i < values.length; i++) {
        const value = values[i];
        if (typeof value !== "string" || value.length <= max) continue;
        values[i] = truncate(value, max, utf8Safe, marker);
      }
      return target.set(context, map) ?? null;
    };
  },
});

/** A text longer than `max` bytes, cut, with the marker at its end. */
function truncate(text: string, max: number, utf8Safe: boolean, marker: string): string {
  let end = max - marker.length;
  if (utf8Safe) while (end > 0 && isContinuation(text.charCodeAt(end))) end--;
  return text.slice(0, end) + marker;
}

/** Whether the byte can only stand inside a UTF-8 sequence. */
function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}
