import type { ProgramEnvironment } from "../../analysis/program/bound-program.ts";
import type { ConfigFinding } from "../../config/finding.ts";
import { parseYaml, type YamlOptions } from "../../config/yaml.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { Source } from "../../diagnostics/source.ts";
import type { Span } from "../../diagnostics/span.ts";
import { type Explanation, explain } from "../../inspect/explain.ts";
import { compareFields, type FieldDifference } from "../../inspect/fields.ts";
import { readTelemetry, type TelemetryInput } from "../../inspect/read-telemetry.ts";
import { copyPayload, type LivePayload, recordsOf, titleOf } from "../../inspect/records.ts";
import { type LoadedProcessor, loadRules, loadTree } from "../../inspect/rules.ts";
import type { Payload } from "../../otlp/model.ts";
import type { PayloadOf, Signal } from "../../otlp/signal.ts";
import { encodeTelemetry } from "../../otlp/telemetry.ts";
import type { RunObserver } from "../../runtime/observer.ts";
import { ErrorLog, type PassedError } from "../../runtime/outcome.ts";
import { fromBytes, fromText, toBytes, toText } from "../../values/byte-string.ts";
import type { Failure } from "../../values/failure.ts";
import type { Coverage } from "./coverage.ts";
import { fieldsOfRecord, givenFields } from "./record-fields.ts";
import { telemetryJson } from "./short-notation.ts";
import type { Assertion, RuleTest, TelemetryOf } from "./test-file.ts";

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
export interface TestWorld {
  /** The test file. */
  readonly source: Source;
  /** Reads a file by its path as the test file gives it; undefined where it is not there. */
  readonly load: (path: string) => Uint8Array | undefined;
  /** What such a file is called in messages and reports. */
  readonly nameOf: (path: string) => string;
  readonly environment: ProgramEnvironment;
  /** Starts the random source again. */
  readonly restart: () => void;
  readonly variables: YamlOptions["variables"];
  readonly coverage: Coverage | undefined;
  /** The snapshot of a test as OTLP/JSON; undefined where there is none yet. */
  readonly snapshotOf: (name: string) => string | undefined;
}

/** A statement that did not run, and what is odd about its condition. */
export interface IdleStatement {
  readonly source: string;
  readonly reason: string;
}

export interface TestOutcome {
  readonly failures: readonly TestFailure[];
  /** What may be behind a failure. */
  readonly idle: readonly IdleStatement[];
  /** The output as OTLP/JSON, of a test with a snapshot. */
  readonly snapshot: string | undefined;
}

/** So many idle statements are told. */
const MAX_IDLE = 5;

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
    const processors = input && this.load(input.signal);
    if (!input || !processors) return { failures: this.failures, idle: [], snapshot: undefined };
    const live = copyPayload(input.payload);
    const errors = this.execute(processors, input.signal, live);
    this.checkErrors(errors);
    this.checkDropped(live);
    if (test.unchanged !== undefined) this.checkUnchanged(input.payload, live, test.unchanged);
    if (test.expected !== undefined) this.checkOutput(test.expected, live, "expected");
    if (test.includes !== undefined) this.checkOutput(test.includes, live, "includes");
    for (const assertion of test.assertions) this.checkAssertion(assertion, input.signal, live.payload);
    let snapshot: string | undefined;
    if (test.snapshot) {
      const bytes = encodeTelemetry(input.signal, "json", live.payload as PayloadOf[Signal]);
      snapshot = toText(fromBytes(bytes));
      const known = world.snapshotOf(test.name);
      if (known !== undefined) this.checkSnapshot(known, live);
    }
    const idle = this.failures.length > 0 ? this.idleStatements(processors, input) : [];
    return { failures: this.failures, idle, snapshot };
  }

  /** Runs once more and asks each condition that did not hold for the reason. */
  private idleStatements(processors: readonly LoadedProcessor[], { signal, payload }: TelemetryInput): IdleStatement[] {
    const found = new Map<string, IdleStatement>();
    const observer: RunObserver = {
      before({ text, bound: { where } }, _group, context) {
        if (where?.test(context) !== false) return;
        const source = text.text.trim();
        for (const reason of reasonsOf(explain(where, context))) {
          found.set(`${source} ${reason}`, { source, reason });
        }
      },
    };
    const copy = copyPayload(payload).payload;
    this.world.restart();
    for (const { compile } of processors) {
      if (copy.resources.length === 0 || compile(signal, observer).process(copy, new ErrorLog(0))) break;
    }
    return [...found.values()].slice(0, MAX_IDLE);
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

  private load(signal: Signal): readonly LoadedProcessor[] | undefined {
    const { world, test } = this;
    const { rules } = test;
    let source = world.source;
    let root = rules.kind === "tree" ? rules.treeFor(signal) : undefined;
    const list: Diagnostic[] = [];
    if (rules.kind === "file") {
      const bytes = world.load(rules.path);
      if (!bytes) {
        this.fail(`${rules.path}: there is no such file`, rules.node.span);
        return undefined;
      }
      source = new Source(toText(fromBytes(bytes)), world.nameOf(rules.path));
      const parsed = parseYaml(source.text, { variables: world.variables });
      list.push(...parsed.findings);
      root = parsed.root;
    }
    if (!root) return undefined;
    const { processors, diagnostics } = loadTree(root, signal, test.pipeline, world.environment);
    list.push(...diagnostics);
    const errors = list.filter(({ severity }) => severity === "error");
    if (!processors || errors.length > 0) {
      this.fail("the rules are refused", rules.node.span, { findings: { source, list: errors } });
      return undefined;
    }
    world.coverage?.add(source, processors, signal);
    return processors;
  }

  private execute(processors: readonly LoadedProcessor[], signal: Signal, live: LivePayload): readonly PassedError[] {
    const log = new ErrorLog(1000);
    this.world.restart();
    for (const { compile } of processors) {
      if (live.payload.resources.length === 0) break;
      const refusal = compile(signal, this.world.coverage?.observer).process(live.payload, log);
      if (!refusal) continue;
      live.payload.resources = [];
      return [...log.errors, ...refusal.errors];
    }
    return log.errors;
  }

  private checkErrors(errors: readonly PassedError[]): void {
    const wanted = this.test.errors;
    const texts = errors.map(({ text, failure }) => `${text.text.trim()}: ${toText(failure.message)}`);
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

  private checkDropped(live: LivePayload): void {
    const { dropped, node } = this.test;
    if (dropped === undefined) return;
    const left = new Set(recordsOf(live.payload).map(({ record }) => record));
    const gone = live.places.filter(({ record }) => !left.has(record)).length;
    const wanted = dropped === "all" ? live.places.length : dropped;
    if (gone !== wanted) this.fail(`${gone} of ${live.places.length} records were dropped, not ${wanted}`, node.span);
  }

  private checkUnchanged(before: Payload<unknown>, live: LivePayload, wanted: boolean): void {
    const { node } = this.test;
    const [old, now] = [recordsOf(before), recordsOf(live.payload)];
    const differences = old.flatMap((place, i) =>
      now[i] ? compareFields(fieldsOfRecord(place), fieldsOfRecord(now[i])) : [],
    );
    const isSame = differences.length === 0 && old.length === now.length;
    if (isSame === wanted) return;
    if (!wanted) this.fail("nothing was changed", node.span);
    else if (old.length !== now.length) this.fail(`${old.length} records became ${now.length}`, node.span);
    else this.fail("it was changed", node.span, { differences });
  }

  private checkOutput(wanted: TelemetryOf | "nothing", live: LivePayload, how: "expected" | "includes"): void {
    const now = recordsOf(live.payload);
    if (wanted === "nothing") {
      if (now.length > 0) this.fail(`${count(now.length)} left, where none was expected`, this.test.node.span);
      return;
    }
    const given = this.read(wanted);
    if (!given) return;
    const places = recordsOf(given.payload);
    if (places.length !== now.length) {
      this.fail(`${count(now.length)} left, where ${places.length} are expected`, wanted.node.span);
    }
    places.slice(0, now.length).forEach((place, i) => {
      const own = fieldsOfRecord(now[i]);
      const fields = how === "includes" ? givenFields(place) : fieldsOfRecord(place);
      const paths = new Set(fields.map(({ path }) => path));
      const differences = compareFields(fields, how === "includes" ? own.filter(({ path }) => paths.has(path)) : own);
      if (differences.length === 0) return;
      const title = titleOf(now[i].record);
      const name = title === "" ? "" : ` ${JSON.stringify(title)}`;
      this.fail(`record ${i}${name} is not as expected`, wanted.node.span, { differences });
    });
  }

  private checkSnapshot(known: string, live: LivePayload): void {
    const { span } = this.test.node;
    const [before, now] = [readTelemetry(toBytes(fromText(known))), recordsOf(live.payload)];
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

/** What is odd about the parts of a condition. */
function reasonsOf({ reason, parts }: Explanation): string[] {
  return [...(reason === undefined ? [] : [reason]), ...parts.flatMap(reasonsOf)];
}

function count(records: number): string {
  return records === 1 ? "1 record is" : `${records} records are`;
}
