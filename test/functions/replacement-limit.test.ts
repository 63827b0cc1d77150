import { expect, test } from "vitest";
import { standardEnvironment } from "../../src/runtime/standard-environment.ts";
import { runOracleCase } from "../../src/testing/oracle-case.ts";

/** The text of the resource grows by a factor with each record, until the reference has taken all memory there is. */
test("a replacement that makes a text grow without end is an error", () => {
  const logRecords = new Array(6).fill({});
  const resource = { attributes: [{ key: "a", value: { stringValue: "1".repeat(100) } }] };
  const { stage, error } = runOracleCase(
    {
      id: "",
      processor: "transform",
      signal: "logs",
      config: {
        error_mode: "propagate",
        log_statements: ['replace_pattern(resource.attributes["a"], "\\\\d", "$0", SHA256) where log.flags == 0'],
      },
      input: new TextEncoder().encode(JSON.stringify({ resourceLogs: [{ resource, scopeLogs: [{ logRecords }] }] })),
    },
    standardEnvironment(),
  );
  expect(stage).toBe("run");
  expect(error).toContain("the replaced text is too long");
});
