import type { ProgramEnvironment } from "../../analysis/program/bound-program.ts";
import { lowerExpression } from "../../analysis/v1/expression.ts";
import { truthOf } from "../../analysis/v1/operators.ts";
import { type Lowered, V1Scope } from "../../analysis/v1/scope.ts";
import { type LoweredStatement, lowerStatement } from "../../analysis/v1/statement.ts";
import type { Source } from "../../diagnostics/source.ts";
import type { Span } from "../../diagnostics/span.ts";
import type { Payload } from "../../otlp/model.ts";
import type { RecordContext } from "../../otlp/record-context.ts";
import type { Signal } from "../../otlp/signal.ts";
import type { V1Expression, V1Statement } from "../../parser/v1/ast.ts";
import { parseV1 } from "../../parser/v1/parse.ts";
import type { V1Settings } from "../../runtime/v1/options.ts";
import { V1Run } from "../../runtime/v1/run.ts";
import { nanoseconds } from "../../util/nanoseconds.ts";
import { Failure } from "../../values/failure.ts";
import type { Coverage, CoveredBranch, CoveredText } from "./coverage.ts";

/** What a program is compiled from and for. */
export interface CoveredProgram {
  /** The program, or the configuration that it is a stage of. */
  readonly source: Source;
  /** The program of a stage, and where its spans stand in the source. */
  readonly stage?: { readonly text: string; readonly place: (span: Span) => Span };
  readonly signal: Signal;
  readonly environment: ProgramEnvironment;
  /** Of the compiled program. */
  readonly settings: V1Settings;
}

/**
 * Makes the statements of a program of the dialect v1 known to the coverage.
 * @returns runs the program over a payload, which it changes, and counts what is reached.
 */
export function coverV1(program: CoveredProgram, coverage: Coverage): (payload: Payload<unknown>) => void {
  const { source, signal, environment, stage = { text: source.text, place: (span: Span) => span } } = program;
  const nodes = parseV1(stage.text).node?.statements ?? [];
  const known = nodes.map((node) => {
    const place = stage.place(node.span);
    return coverage.text(source, place, () => coveredText(node, stage.text, source, place));
  });
  return (payload) => {
    const scope = new V1Scope(signal, environment);
    const statements = nodes.flatMap((node, i) => {
      const statement = lowerStatement(node, scope);
      if (!statement) return [];
      const leaves = conditionsOf(node).flatMap(leavesOf);
      const branches = new Map(leaves.map((leaf, k) => [leaf, known[i].branches[k]]));
      return [counting(statement, known[i], new Follower(branches, signal, environment))];
    });
    const run = new V1Run({
      statements,
      scope,
      settings: program.settings,
      metrics: undefined,
      memoryInUse: undefined,
      describe: (kind, message, span) => ({ class: kind, code: "", message, span, line: 0, column: 0 }),
      now: () => nanoseconds() / 1e6,
    });
    run.process(payload);
  };
}

function coveredText(node: V1Statement, program: string, source: Source, place: Span): CoveredText {
  const leaves = conditionsOf(node).flatMap(leavesOf);
  return {
    source: textOf(node, program),
    line: source.positionAt(place.start).line,
    lastLine: source.positionAt(place.end).line,
    kind: "statement",
    looked: 0,
    hits: 0,
    branches: leaves.map((leaf) => ({ text: textOf(leaf, program), true: 0, false: 0 })),
  };
}

/** The statement, counting what it comes to. Its `where` is asked in `act`, so that it is counted once a try. */
function counting(statement: LoweredStatement, known: CoveredText, follower: Follower): LoweredStatement {
  const { node, where, act, fallBack } = statement;
  const [first, ...rest] = conditionsOf(node);
  // A `keep` decides whichever way it goes.
  const decides = node.action.name === "keep";
  let isConditionBroken = false;
  return {
    ...statement,
    where: undefined,
    act(context) {
      known.looked++;
      follower.follow(first, context);
      const holds = where === undefined || where.test(context);
      isConditionBroken = holds instanceof Failure;
      if (holds !== true) return holds === false ? undefined : holds;
      for (const condition of rest) follower.follow(condition, context);
      const verdict = act(context);
      const isHit = node.action.name === "route" ? verdict !== undefined : !(verdict instanceof Failure);
      if (isHit || decides) known.hits++;
      return verdict;
    },
    // A fallback stands for a value, not for a condition.
    fallBack: fallBack && ((context, value) => (isConditionBroken ? undefined : fallBack(context, value))),
  };
}

/** What a statement asks: its `where`, and the argument of a route. */
function conditionsOf({ action, where }: V1Statement): V1Expression[] {
  const argument = action.name === "route" ? action.args[0] : undefined;
  return [where, argument].filter((condition) => condition !== undefined);
}

/** The parts that logic joins; what is constant has one way only and is left out. */
function leavesOf(node: V1Expression): V1Expression[] {
  if (node.kind === "V1Group") return leavesOf(node.expression);
  if (node.kind === "V1Unary" && node.operator === "not") return leavesOf(node.operand);
  if (isLogical(node)) return [...leavesOf(node.left), ...leavesOf(node.right)];
  return node.kind === "Boolean" || node.kind === "Nil" ? [] : [node];
}

function isLogical(node: V1Expression): node is Extract<V1Expression, { readonly kind: "V1Binary" }> {
  return node.kind === "V1Binary" && (node.operator === "and" || node.operator === "or");
}

function textOf({ span }: V1Expression | V1Statement, program: string): string {
  return program.slice(span.start, span.end);
}

/** Evaluates conditions as the engine does, left to right, and counts which way their parts go. */
class Follower {
  private readonly branches: ReadonlyMap<V1Expression, CoveredBranch>;
  /** Of its own: what following finds stays out of the program's. */
  private readonly scope: V1Scope;
  private readonly lowered = new Map<V1Expression, Lowered | undefined>();

  constructor(branches: ReadonlyMap<V1Expression, CoveredBranch>, signal: Signal, environment: ProgramEnvironment) {
    this.branches = branches;
    this.scope = new V1Scope(signal, environment);
  }

  follow(node: V1Expression | undefined, context: RecordContext): boolean | null | Failure {
    if (node === undefined) return true;
    if (node.kind === "V1Group") return this.follow(node.expression, context);
    if (node.kind === "V1Unary" && node.operator === "not") {
      const result = this.follow(node.operand, context);
      return typeof result === "boolean" ? !result : result;
    }
    if (isLogical(node)) {
      const decisive = node.operator === "or";
      const left = this.follow(node.left, context);
      if (left instanceof Failure || left === decisive) return left;
      const right = this.follow(node.right, context);
      if (right instanceof Failure || right === decisive) return right;
      return left === null || right === null ? null : !decisive;
    }
    if (!this.lowered.has(node)) this.lowered.set(node, lowerExpression(node, this.scope));
    const value = this.lowered.get(node)?.get(context) ?? null;
    const result = value instanceof Failure ? value : truthOf(value);
    const branch = this.branches.get(node);
    // What is nil does not hold.
    if (branch && !(result instanceof Failure)) branch[result === true ? "true" : "false"]++;
    return result;
  }
}
