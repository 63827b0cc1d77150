import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { decodeState, encodeState } from "../../playground/src/share/codec.ts";
import { DEFAULT_LIMITS, type PageState } from "../../playground/src/state.ts";

const STATE: PageState = {
  rules: 'set(span.name, "ünï ☃") where true',
  kind: "auto",
  context: "span",
  dialect: "collector",
  telemetry: { kind: "text", text: '{"resourceSpans":[]}' },
  limits: { time: 1_000, memory: 5_000_000, records: 7 },
  tests: { assertions: [{ quantifier: "none", condition: "span.kind == 2" }], count: 0, expected: "{}" },
};

/** A link of anything. */
function linkOf(value: unknown): string {
  return `v1.${deflateRawSync(JSON.stringify(value)).toString("base64url")}`;
}

test.each<[string, PageState]>([
  ["statements", STATE],
  ["a program of v1", { ...STATE, dialect: "v1", rules: "# dialect: v1\ndrop()" }],
  ["a chosen pipeline", { ...STATE, kind: "config", pipeline: "traces/two", skipped: ["filter/a", "transform"] }],
  ["a sample", { ...STATE, telemetry: { kind: "sample", signal: "profiles", count: 1_000 } }],
])("a link gives %s back exactly", async (_name, state) => {
  const link = await encodeState(state);
  expect(link).toMatch(/^v1\.[\w-]+$/);
  expect(await decodeState(`#${link}`)).toEqual(state);
});

test("a link of somebody else's making gives a whole state or an error", async () => {
  const limits = { time: -1, memory: "much", records: 1e300 };
  const odd = {
    rules: "x",
    kind: 7,
    dialect: "sql",
    context: "<b>",
    telemetry: 3,
    limits,
    skipped: [1, "a"],
    tests: [],
  };
  expect(await decodeState(linkOf(odd))).toEqual({
    rules: "x",
    kind: "auto",
    context: "",
    dialect: "collector",
    skipped: ["a"],
    telemetry: { kind: "text", text: "" },
    limits: DEFAULT_LIMITS,
    tests: { assertions: [] },
  });
  for (const link of [linkOf(null), linkOf({ rules: 1 }), "v1.AAAA", "v1.", "v2.AAAA", "x"]) {
    await expect(decodeState(link), link).rejects.toThrow();
  }
});

test("a few bytes that claim to be gigabytes are refused", async () => {
  await expect(decodeState(linkOf({ rules: "a".repeat(30_000_000) }))).rejects.toThrow("too large");
});
