import { expect, test } from "vitest";
import { type Impact, InspectSession } from "../../src/inspect/index.ts";
import { findPersonalData } from "../../src/inspect/personal-data.ts";

const LIMITS = { time: 10_000, memory: 2 ** 30, records: 1e6 };

function logs(records: readonly object[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords: records }] }] }));
}

function text(key: string, stringValue: string): object {
  return { key, value: { stringValue } };
}

function impactOf(statements: string, records: readonly object[]): Impact {
  const session = new InspectSession();
  session.load(logs(records));
  expect(session.impact()).toBeUndefined();
  expect(session.run({ kind: "statements", text: statements }, LIMITS).outcome).toBe("ok");
  return session.impact() as Impact;
}

test("attributes are counted before and after", () => {
  const { attributes, bytes } = impactOf(
    'delete_key(log.attributes, "gone")\nset(log.attributes["new"], "x")\nset(log.attributes["id"], "same")',
    [
      { attributes: [text("gone", "1"), text("id", "a"), text("kept", "k")] },
      { attributes: [text("id", "b"), text("kept", "k")] },
    ],
  );
  expect(attributes).toEqual([
    { path: 'log.attributes["gone"]', before: { records: 1, values: 1 }, after: { records: 0, values: 0 } },
    { path: 'log.attributes["id"]', before: { records: 2, values: 2 }, after: { records: 2, values: 1 } },
    { path: 'log.attributes["new"]', before: { records: 0, values: 0 }, after: { records: 2, values: 1 } },
  ]);
  expect(bytes.before).toBeGreaterThan(0);
  expect(bytes.after).not.toBe(bytes.before);
});

test("what still looks like personal data is told with a place", () => {
  const { suspects } = impactOf('replace_pattern(log.body, "[a-z]+@[a-z.]+", "***")', [
    { body: { stringValue: "mail ada@example.com" } },
    { body: { stringValue: "mail ADA@EXAMPLE.COM" }, attributes: [text("card", "4111 1111 1111 1111")] },
  ]);
  expect(suspects).toEqual([
    { kind: "e-mail address", path: "log.body", before: 2, after: 1, sample: "mail…OM" },
    { kind: "card number", path: 'log.attributes["card"]', before: 1, after: 1, sample: "4111…11" },
  ]);
});

test("a refused payload has no impact", () => {
  const session = new InspectSession();
  session.load(logs([{ body: { stringValue: "{" } }]));
  const config = {
    transform: { error_mode: "propagate", log_statements: ['set(log.attributes["x"], ParseJSON(log.body))'] },
  };
  const report = session.run({ kind: "config", text: JSON.stringify({ processors: config }) }, LIMITS);
  expect(report.outcome).toBe("refused");
  expect(session.impact()).toBeUndefined();
});

test.each([
  ["write to ada.lovelace+x@mail.example.co.uk now", ["e-mail address"]],
  ["card 5500-0000-0000-0004 declined", ["card number"]],
  ["card 5500-0000-0000-0005 declined", []],
  ["order 1234567890123456", []],
  ["0000000000000000", []],
  ["from 203.0.113.9", ["IP address"]],
  ["from 203.0.113.0", []],
  ["version 1.2.3.4.5", []],
  ["999.1.1.1", []],
  ["2001:0db8:0000:0000:0000:ff00:0042:8329", ["IP address"]],
  ["12:30:45", []],
  ["Authorization: Bearer abc.def-123", ["token or password"]],
  ["password=hunter2", ["token or password"]],
  ["password=***", []],
  ["a quiet message", []],
])("%s", (value, kinds) => {
  expect(findPersonalData(value)).toEqual(kinds);
});

test("long texts take no long time", () => {
  const started = performance.now();
  for (const sign of ["a", "1", "1.", "a@", "@", "1-", "a.", "eyJ"]) findPersonalData(sign.repeat(200_000));
  expect(performance.now() - started).toBeLessThan(2000);
});
