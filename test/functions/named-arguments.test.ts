import { expect, test } from "vitest";
import { standardEnvironment } from "../../src/runtime/standard-environment.ts";
import { runOracleCase } from "../../src/testing/oracle-case.ts";

const input = new TextEncoder().encode('{"resourceLogs":[{"scopeLogs":[{"logRecords":[{}]}]}]}');

function stageOf(expr: string): string {
  const item = { id: "", processor: "eval", signal: "logs", context: "log", expr, input };
  return runOracleCase(item, standardEnvironment()).stage;
}

// The reference finds a field by its name in camel case, which `uri` is not for `URI`.
test.each([
  [`URL(u_r_i="http://a")`, "ok"],
  [`URL(uri="http://a")`, "config"],
  [`CommunityID(source_i_p="1.1.1.1", source_port=1, destination_i_p="2.2.2.2", destination_port=2)`, "ok"],
  [`CommunityID(source_ip="1.1.1.1", source_port=1, destination_i_p="2.2.2.2", destination_port=2)`, "config"],
  [`Substring(target="abc", start=0, length=1, utf_8_safe=true)`, "ok"],
  [`Substring(target="abc", start=0, len_gth=1)`, "config"],
])("%s", (expr, stage) => {
  expect(stageOf(expr)).toBe(stage);
});
