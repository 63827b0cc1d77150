import type { ConfigFinding } from "../../config/finding.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { Source } from "../../diagnostics/source.ts";
import type { Span } from "../../diagnostics/span.ts";
import { type Explanation, explain } from "../../inspect/explain.ts";
import { compareFields, type FieldDifference } from "../../inspect/fields.ts";
import { readTelemetry, type TelemetryInput } from "../../inspect/read-telemetry.ts";
import { copyPayload, recordsOf, titleOf } from "../../inspect/records.ts";
import { loadRules } from "../../inspect/rules.ts";
import { countDataPoints, countRecords } from "../../otlp/count-records.ts";
import { type Metric, Payload } from "../../otlp/model.ts";
import type { PayloadOf, Signal } from "../../otlp/signal.ts";
import { encodeTelemetry } from "../../otlp/telemetry.ts";
import type { RunObserver } from "../../runtime/observer.ts";
import { ErrorLog } from "../../runtime/outcome.ts";
import { fromBytes, fromText, toBytes, toText } from "../../values/byte-string.ts";
import type { Failure } from "../../values/failure.ts";
import { loadTestRules, type RulesWorld } from "./load-test-rules.ts";
import { fieldsOfRecord, givenFields } from "./record-fields.ts";
import { telemetryJson } from "./short-notation.ts";
import type { Assertion, RoutedTo, RuleTest, TelemetryOf } from "./test-file.ts";
import type { IdleStatement, TestOutput, TestRunner } from "./test-runner.ts";

/** Why a test failed. */
export interface TestFailure {
  readonly message: string;
  /** In the test file. */
  readonly span: Span;
  /** Fields that differ: `before` is what the test wants, `after` what came out. */
  readonly differences?: readonly FieldDifference[];
  /** How an assertion came out, part by part. */
  readonly explanation?: Explanation;
  /** What is wrong with the rules, and the text that the spans are in. */
  readonly findings?: { readonly source: Source; readonly list: readonly Diagnostic[] };
}

/** What a test needs of the world. */
export interface TestWorld extends RulesWorld {
  /** The snapshot of a test as OTLP/JSON; undefined where there is none yet. */
  readonly snapshotOf: (name: string) => string | undefined;
  /** A test without a snapshot fails. */
  readonly frozen: boolean;
}

export interface TestOutcome {
  readonly failures: readonly TestFailure[];
  /** What may be behind a failure. */
  readonly idle: readonly IdleStatement[];
  /** The output as OTLP/JSON, of a test with a snapshot. */
  readonly snapshot: string | undefined;
}

/** Runs one test. Never throws. */
export function runTest(test: RuleTest, world: TestWorld): TestOutcome {
  return new TestRun(test, world).run();
}

class TestRun {
  private readonly test: RuleTest;
  private readonly world: TestWorld;
  private readonly failures: TestFailure[] = [];

  constructor(test: RuleTest, world: TestWorld) {
    this.test = test;
    this.world = world;
  }

  run(): TestOutcome {
    const { test, world } = this;
    const input = this.read(test.input);
    const runner = input && this.load(input.signal);
    if (!input || !runner) return { failures: this.failures, idle: [], snapshot: undefined };
    const output = runner.run(input);
    const { payload } = output;
    this.checkErrors(output.errors);
    this.checkDropped(output);
    if (test.unchanged !== undefined) this.checkUnchanged(input.payload, payload, test.unchanged);
    if (test.expected !== undefined) this.checkOutput(test.expected, payload, "expected");
    if (test.includes !== undefined) this.checkOutput(test.includes, payload, "includes");
    if (test.routedTo !== undefined) this.checkRoutes(test.routedTo, output, input.signal, runner);
    for (const assertion of test.assertions) this.checkAssertion(assertion, input.signal, payload);
    let snapshot: string | undefined;
    if (test.snapshot) {
      snapshot = toText(fromBytes(encodeTelemetry(input.signal, "json", payload as PayloadOf[Signal])));
      const known = world.snapshotOf(test.name);
      if (known !== undefined) this.checkSnapshot(known, payload);
      else if (world.frozen) {
        this.fail("there is no snapshot yet, and CI takes none: run the tests elsewhere and commit it", test.node.span);
      }
    }
    const idle = this.failures.length > 0 ? runner.idleStatements(input) : [];
    return { failures: this.failures, idle, snapshot };
  }

  private fail(message: string, span: Span, more: Partial<TestFailure> = {}): void {
    this.failures.push({ message, span, ...more });
  }

  private read(telemetry: TelemetryOf): TelemetryInput | undefined {
    const { node } = telemetry;
    let bytes: Uint8Array | undefined;
    if (telemetry.kind === "file") {
      bytes = this.world.load(telemetry.path);
      if (!bytes) this.fail(`${telemetry.path}: there is no such file`, node.span);
    } else {
      const findings: ConfigFinding[] = [];
      const json = telemetryJson(node, this.world.source.text, findings);
      for (const { message, span } of findings) this.fail(message, span);
      bytes = json === undefined ? undefined : toBytes(fromText(json));
    }
    if (!bytes) return undefined;
    const input = readTelemetry(bytes);
    if ("message" in input) {
      this.fail(`this is no telemetry: ${input.message}`, node.span);
      return undefined;
    }
    for (const { reason } of input.warnings) this.fail(`the telemetry has ${reason}`, node.span);
    return input.warnings.length > 0 ? undefined : input;
  }

  private load(signal: Signal): TestRunner | undefined {
    const { node } = this.test.rules;
    const loaded = loadTestRules(this.test, signal, this.world);
    if (!("message" in loaded)) return loaded;
    this.fail(loaded.message, node.span, loaded.findings ? { findings: loaded.findings } : {});
    return undefined;
  }

  private checkErrors(texts: readonly string[]): void {
    const wanted = this.test.errors;
    const { span } = this.test.node;
    if (wanted === undefined || typeof wanted === "number") {
      if (texts.length === (wanted ?? 0)) return;
      const more = [...new Set(texts)].slice(0, 3).map((text) => `\n  ${text}`);
      const verb =
        wanted === undefined ? "nobody expected (errors: says how many are)" : `where ${wanted} were expected`;
      this.fail(`${texts.length} ${texts.length === 1 ? "error" : "errors"} ${verb}${more.join("")}`, span);
      return;
    }
    const left = [...texts];
    for (const part of wanted) {
      const at = left.findIndex((text) => text.includes(part));
      if (at < 0) this.fail(`no error with ${JSON.stringify(part)}`, span);
      else left.splice(at, 1);
    }
    for (const text of left) this.fail(`an error that nobody expected: ${text}`, span);
  }

  private checkDropped({ records, dropped: gone }: TestOutput): void {
    const { dropped, node } = this.test;
    if (dropped === undefined) return;
    const wanted = dropped === "all" ? records : dropped;
    if (gone !== wanted) this.fail(`${gone} of ${records} records were dropped, not ${wanted}`, node.span);
  }

  private checkUnchanged(before: Payload<unknown>, after: Payload<unknown>, wanted: boolean): void {
    const { node } = this.test;
    const [old, now] = [recordsOf(before), recordsOf(after)];
    const differences = old.flatMap((place, i) =>
      now[i] ? compareFields(fieldsOfRecord(place), fieldsOfRecord(now[i])) : [],
    );
    const isSame = differences.length === 0 && old.length === now.length;
    if (isSame === wanted) return;
    if (!wanted) this.fail("nothing was changed", node.span);
    else if (old.length !== now.length) this.fail(`${old.length} records became ${now.length}`, node.span);
    else this.fail("it was changed", node.span, { differences });
  }

  /** @param name what the payload is called in messages: empty for what is left, else the output. */
  private checkOutput(
    wanted: TelemetryOf | "nothing",
    payload: Payload<unknown>,
    how: "expected" | "includes",
    name = "",
  ): void {
    const now = recordsOf(payload);
    const went = name === "" ? `${count(now.length)} left` : `${count(now.length)} at the output ${name}`;
    if (wanted === "nothing") {
      if (now.length > 0) this.fail(`${went}, where none was expected`, this.test.node.span);
      return;
    }
    const given = this.read(wanted);
    if (!given) return;
    const places = recordsOf(given.payload);
    if (places.length !== now.length) {
      this.fail(`${went}, where ${places.length} ${places.length === 1 ? "is" : "are"} expected`, wanted.node.span);
    }
    places.slice(0, now.length).forEach((place, i) => {
      const own = fieldsOfRecord(now[i]);
      const fields = how === "includes" ? givenFields(place) : fieldsOfRecord(place);
      const paths = new Set(fields.map(({ path }) => path));
      const differences = compareFields(fields, how === "includes" ? own.filter(({ path }) => paths.has(path)) : own);
      if (differences.length === 0) return;
      const title = titleOf(now[i].record);
      const record = `record ${i}${title === "" ? "" : ` ${JSON.stringify(title)}`}`;
      const where = name === "" ? "" : ` at the output ${name}`;
      this.fail(`${record}${where} is not as expected`, wanted.node.span, { differences });
    });
  }

  private checkRoutes(wanted: RoutedTo, output: TestOutput, signal: Signal, { hasRoutes }: TestRunner): void {
    const { span } = this.test.node;
    if (!hasRoutes) {
      this.fail("routed_to: needs rules that route: a program of the dialect v1 (program:, or a .ottl file)", span);
      return;
    }
    const named = wanted.kind === "all" ? new Map([[wanted.output, output.records]]) : wanted.outputs;
    for (const [name, what] of named) {
      const payload = output.routes.get(name) ?? new Payload<unknown>();
      if (typeof what !== "number") this.checkOutput(what, payload, "expected", JSON.stringify(name));
      else {
        const went = countRouted(signal, payload);
        if (went !== what) this.fail(`${count(went)} at the output ${JSON.stringify(name)}, not ${what}`, span);
      }
    }
    for (const [name, payload] of output.routes) {
      const went = countRouted(signal, payload);
      if (named.has(name) || went === 0) continue;
      this.fail(`${count(went)} at the output ${JSON.stringify(name)}, which routed_to: does not name`, span);
    }
  }

  private checkSnapshot(known: string, payload: Payload<unknown>): void {
    const { span } = this.test.node;
    const [before, now] = [readTelemetry(toBytes(fromText(known))), recordsOf(payload)];
    const places = "payload" in before ? recordsOf(before.payload) : [];
    if (places.length !== now.length) {
      this.fail(`${count(now.length)} left, where the snapshot has ${places.length}`, span);
      return;
    }
    const differences = places.flatMap((place, i) => compareFields(fieldsOfRecord(place), fieldsOfRecord(now[i])));
    if (differences.length > 0) this.fail("the output differs from the snapshot", span, { differences });
  }

  private checkAssertion({ condition, record, node }: Assertion, signal: Signal, payload: Payload<unknown>): void {
    const rules = { kind: "statements", host: "filter", text: condition.trim().replace(/\s*\n\s*/g, " ") } as const;
    const { processors, diagnostics } = loadRules(rules, signal, this.world.environment);
    if (!processors) {
      const list = diagnostics.filter(({ severity }) => severity === "error");
      this.fail("the assertion is refused", node.span, {
        findings: { source: new Source(rules.text, "assert"), list },
      });
      return;
    }
    let looked = 0;
    let wrong = 0;
    let first: { readonly index: number; readonly explanation: Explanation } | undefined;
    const observer: RunObserver = {
      condition(each, _group, context, result: boolean | Failure) {
        const index = looked++;
        if (result === true || (record !== undefined && index !== record)) return;
        wrong++;
        first ??= { index, explanation: explain(each.bound, context) };
      },
    };
    const copy = copyPayload(payload).payload;
    for (const { compile } of processors) compile(signal, observer).process(copy, new ErrorLog(0));
    if (looked === 0) this.fail(`nothing is left to look at: ${condition}`, node.span);
    else if (record !== undefined && record >= looked) {
      this.fail(`there is no record ${record}: ${looked} ${looked === 1 ? "is" : "are"} left`, node.span);
    } else if (first) {
      const where = looked === 1 ? "" : ` on ${wrong} of ${looked} records, first on ${first.index}`;
      this.fail(`this does not hold${where}: ${condition}`, node.span, { explanation: first.explanation });
    }
  }
}

function count(records: number): string {
  return records === 1 ? "1 record is" : `${records} records are`;
}

/** As the dialect v1 counts: data points, not metrics. */
function countRouted(signal: Signal, payload: Payload<unknown>): number {
  return signal === "metrics"
    ? countDataPoints(payload as Payload<Metric>)
    : countRecords(payload as PayloadOf[Signal]);
}
