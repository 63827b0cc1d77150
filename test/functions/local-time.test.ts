import { expect, test } from "vitest";
import { standardEnvironment } from "../../src/runtime/standard-environment.ts";
import { runOracleCase } from "../../src/testing/oracle-case.ts";
import { asLocal, UTC } from "../../src/values/time.ts";

const environment = { ...standardEnvironment(), localZone: asLocal(UTC) };
const input = new TextEncoder().encode('{"resourceLogs":[{"scopeLogs":[{"logRecords":[{}]}]}]}');

/** Every row was measured on the reference, on a machine whose zone is UTC. */
test.each([
  ['Format("%#v", [Unix(0)])', "time.Date(1970, time.January, 1, 0, 0, 0, 0, time.Local)"],
  ['Format("%#v", [Time("2020-01-01", "%Y-%m-%d")])', "time.Date(2020, time.January, 1, 0, 0, 0, 0, time.Local)"],
  ['Format("%#v", [Time("2020-01-01", "%Y-%m-%d", "UTC")])', "time.Date(2020, time.January, 1, 0, 0, 0, 0, time.UTC)"],
  ['Format("%v", [Unix(0)])', "1970-01-01 00:00:00 +0000 UTC"],
  // Where the local zone lies, and that it is blank before it is used.
  ['Format("%w%%", [Unix(0)])', "%!w(time.Time={0 62135596800 0x190c3a0})%"],
  ['Format("%u", [Unix(1)])', "{%!u(uint64=0) %!u(int64=62135596801) %!u(*time.Location=&{ [] []  0 0 <nil>})}"],
  ['IsEmpty(Time("0001-01-01", "%Y-%m-%d"))', false],
  ['IsEmpty(Time("0001-01-01", "%Y-%m-%d", "UTC"))', true],
  ['IsEmpty(Unix(-62135596800) + Duration("0s"))', false],
])("%s is %j: the local zone is told from UTC", (expr, expected) => {
  const { value } = runOracleCase({ id: "", processor: "eval", signal: "logs", expr, input }, environment);
  expect(value).toBe(expected);
});
