import { Argument, Command, InvalidArgumentError, Option } from "commander";
import { usageError } from "../support/cli-error.ts";
import { addEnvironmentOptions, dialectOption } from "../support/common-options.ts";
import { COVERAGE_FORMATS } from "../test/coverage.ts";
import { REPORTERS } from "../test/reporters.ts";
import { runTests, type TestCommandOptions } from "../test/run-tests.ts";
import { watchTests } from "../test/watch.ts";
import { testV1 } from "../v1/test-v1.ts";

interface TestOptions {
  readonly watch?: boolean;
  readonly input?: string;
}

/** `ottl test` */
export function testCommand(): Command {
  const command = new Command("test")
    .description("Run rule tests: files named *.ottl-test.yaml.")
    .addArgument(new Argument("[paths...]", "Files or folders.").default(["."]))
    .option(
      "-i, --input <sample>",
      "Run a program of the dialect v1 over this JSON sample of {input, expected, routes}.",
    )
    .addOption(dialectOption("the program that --input is for").choices(["v1"]))
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

  config: collector.yaml            # or rules.ottl; or statements: [...], conditions: [...], program: |
  tests:
    - name: masks e-mail addresses
      input:    { log: { body: "mail ada@example.com" } }
      expected: { log: { body: "mail ***@***" } }
    - name: keeps errors
      input: requests.json
      assert: ["span.status.code == STATUS_CODE_ERROR"]
      dropped: 12

Also includes: (some fields), unchanged:, errors:, snapshot:, and routed_to: for the dialect v1. The short form with test_cases: runs too.

Examples:
  ottl test
  ottl test rules/ --filter mask --watch
  ottl test --coverage --min-coverage 90
  ottl test --reporter junit > results.xml
  ottl test --input=sample.json rules.ottl
  ottl test --coverage lcov --coverage-output coverage.lcov`,
    )
    .action(async (paths: readonly string[], options: TestCommandOptions & TestOptions) => {
      if (options.input !== undefined) {
        if (paths.length !== 1 || !/\.(?:ottl|ya?ml|json)$/.test(paths[0]))
          throw usageError("--input goes with one file of v1 rules: ottl test --input=sample.json rules.ottl");
        await testV1(paths[0], options.input);
      } else await (options.watch ? watchTests(paths, options) : runTests(paths, options));
    });
}

function percent(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0 && value <= 100)) throw new InvalidArgumentError("It must be 0 to 100.");
  return value;
}
