import { Argument, Command, InvalidArgumentError, Option } from "commander";
import { addEnvironmentOptions } from "../support/common-options.ts";
import { COVERAGE_FORMATS } from "../test/coverage.ts";
import { REPORTERS } from "../test/reporters.ts";
import { runTests, type TestCommandOptions } from "../test/run-tests.ts";
import { watchTests } from "../test/watch.ts";

/** `ottl test` */
export function testCommand(): Command {
  const command = new Command("test")
    .description("Run rule tests: files named *.ottl-test.yaml.")
    .addArgument(new Argument("[paths...]", "Files or folders.").default(["."]))
    .option("-t, --filter <text>", "Only tests whose name contains this.")
    .option("-u, --update", "Take new outputs as the right snapshots.")
    .option("-w, --watch", "Run again whenever a test, a configuration or telemetry changes.")
    .addOption(new Option("-r, --reporter <name>", "How results are told.").choices(REPORTERS).default("pretty"))
    .addOption(
      new Option("--coverage [format]", "Which statements and branches the tests reach.")
        .choices(COVERAGE_FORMATS)
        .preset("text"),
    )
    .option("--coverage-output <file>", "Where lcov or HTML goes: coverage.lcov or coverage.html.")
    .option("--min-coverage <percent>", "Fail below this share of statements and branches.", percent);
  return addEnvironmentOptions(command)
    .addHelpText(
      "after",
      `
A test file names rules and tests; input and expected are short notation, OTLP/JSON, or a file:

  config: collector.yaml            # or statements: [...], conditions: [...]
  tests:
    - name: masks e-mail addresses
      input:    { log: { body: "mail ada@example.com" } }
      expected: { log: { body: "mail ***@***" } }
    - name: keeps errors
      input: requests.json
      assert: ["span.status.code == STATUS_CODE_ERROR"]
      dropped: 12

Also includes: (some fields), unchanged:, errors:, snapshot:. The short form with test_cases: runs too.

Examples:
  ottl test
  ottl test rules/ --filter mask --watch
  ottl test --coverage --min-coverage 90
  ottl test --reporter junit > results.xml
  ottl test --coverage lcov --coverage-output coverage.lcov`,
    )
    .action((paths: readonly string[], options: TestCommandOptions & { readonly watch?: boolean }) =>
      options.watch ? watchTests(paths, options) : runTests(paths, options),
    );
}

function percent(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0 && value <= 100)) throw new InvalidArgumentError("It must be 0 to 100.");
  return value;
}
