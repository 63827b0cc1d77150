import type { BoundBoolean } from "../../analysis/bind/bound.ts";
import type { ProgramCondition, ProgramStatement } from "../../analysis/program/bound-program.ts";
import type { ConfigText } from "../../config/finding.ts";
import type { Source } from "../../diagnostics/source.ts";
import type { Span } from "../../diagnostics/span.ts";
import { type LoadedProcessor, spanOfText } from "../../inspect/rules.ts";
import type { RecordContext } from "../../otlp/record-context.ts";
import type { Signal } from "../../otlp/signal.ts";
import { print } from "../../parser/print.ts";
import type { RunObserver } from "../../runtime/observer.ts";
import { Failure } from "../../values/failure.ts";

/** A sub-condition that was, or was not, seen both ways. */
export interface CoveredBranch {
  readonly text: string;
  true: number;
  false: number;
}

/** A statement or condition. */
export interface CoveredText {
  readonly source: string;
  /** From 1. */
  readonly line: number;
  readonly lastLine: number;
  readonly kind: "statement" | "condition";
  /** How often it was looked at. */
  looked: number;
  /** How often the editor ran, or the condition held. */
  hits: number;
  readonly branches: readonly CoveredBranch[];
}

/** The texts of one file. */
export interface CoveredFile {
  readonly name: string;
  readonly text: string;
  readonly texts: readonly CoveredText[];
}

/** Of statements and conditions, and of the two ways of every sub-condition. */
export interface CoverageCounts {
  readonly texts: number;
  readonly coveredTexts: number;
  readonly branches: number;
  readonly coveredBranches: number;
  /** Both together, 0 to 100; 100 where there is nothing to cover. */
  readonly percent: number;
}

interface Known extends CoveredText {
  readonly leaves: ReadonlyMap<string, CoveredBranch>;
}

/** Collects, over any number of runs, which statements ran and which way sub-conditions went. */
export class Coverage {
  private readonly byFile = new Map<string, { readonly source: Source; readonly texts: Map<number, Known> }>();
  /** Programs are compiled anew for each test, so what they are made of is found again by its place. */
  private readonly known = new WeakMap<ConfigText, Known>();

  readonly observer: RunObserver = {
    before: (statement, _group, context) => {
      const known = this.known.get(statement.text);
      if (!known) return;
      known.looked++;
      if (statement.bound.where) follow(statement.bound.where, context, known.leaves);
    },
    after: (statement, _group, _context, matched) => {
      const known = this.known.get(statement.text);
      if (known && matched) known.hits++;
    },
    condition: (condition, _group, context, result) => {
      const known = this.known.get(condition.text);
      if (!known) return;
      known.looked++;
      if (result === true) known.hits++;
      follow(condition.bound, context, known.leaves);
    },
  };

  /** Makes the texts of processors known, those included that never run. */
  add(source: Source, processors: readonly LoadedProcessor[], signal: Signal): void {
    const file = this.fileOf(source);
    for (const { groupsOf } of processors) {
      for (const { conditions, statements } of groupsOf(signal)) {
        for (const item of [...conditions, ...statements]) this.know(item, source, file.texts);
      }
    }
  }

  /** Makes a text known by its place, whatever language it is in; the one that is known already is given back. */
  text(source: Source, { start }: Span, make: () => CoveredText): CoveredText {
    const { texts } = this.fileOf(source);
    let known = texts.get(start);
    if (!known) {
      known = { ...make(), leaves: new Map() };
      texts.set(start, known);
    }
    return known;
  }

  private fileOf(source: Source): { readonly texts: Map<number, Known> } {
    const name = source.name ?? "";
    let file = this.byFile.get(name);
    if (!file) {
      file = { source, texts: new Map() };
      this.byFile.set(name, file);
    }
    return file;
  }

  private know(item: ProgramStatement | ProgramCondition, source: Source, texts: Map<number, Known>): void {
    const span = spanOfText(item.text);
    let known = texts.get(span.start);
    if (!known) {
      const isStatement = "editor" in item.bound;
      const leaves = new Map<string, CoveredBranch>();
      const condition = "editor" in item.bound ? item.bound.where : item.bound;
      if (condition) collectLeaves(condition, leaves);
      known = {
        source: item.text.text.trim(),
        line: source.positionAt(span.start).line,
        lastLine: source.positionAt(span.end).line,
        kind: isStatement ? "statement" : "condition",
        looked: 0,
        hits: 0,
        branches: [...leaves.values()],
        leaves,
      };
      texts.set(span.start, known);
    }
    this.known.set(item.text, known);
  }

  /** By file, in the order of each. */
  files(): CoveredFile[] {
    return [...this.byFile.values()].map(({ source, texts }) => ({
      name: source.name ?? "",
      text: source.text,
      texts: [...texts.values()].map(({ leaves: _, ...text }) => text).sort((a, b) => a.line - b.line),
    }));
  }
}

/** A statement counts as covered once its editor ran, a condition once it was looked at. */
export function isCovered({ kind, hits, looked }: CoveredText): boolean {
  return (kind === "statement" ? hits : looked) > 0;
}

export function countCoverage(files: readonly CoveredFile[]): CoverageCounts {
  const texts = files.flatMap((file) => file.texts);
  const branches = texts.flatMap((text) => text.branches.flatMap((branch) => [branch.true, branch.false]));
  const coveredTexts = texts.filter(isCovered).length;
  const coveredBranches = branches.filter((times) => times > 0).length;
  const total = texts.length + branches.length;
  const percent = total === 0 ? 100 : (100 * (coveredTexts + coveredBranches)) / total;
  return { texts: texts.length, coveredTexts, branches: branches.length, coveredBranches, percent };
}

/** Sub-conditions by place; what is constant has one way only and is left out. */
function collectLeaves(condition: BoundBoolean, leaves: Map<string, CoveredBranch>): void {
  switch (condition.kind) {
    case "and":
    case "or":
      for (const operand of condition.operands) collectLeaves(operand, leaves);
      return;
    case "not":
      collectLeaves(condition.operand, leaves);
      return;
    default:
      if (condition.constant !== undefined) return;
      leaves.set(keyOf(condition), { text: print(condition.node), true: 0, false: 0 });
  }
}

/** Evaluates as the engine does, left to right, and counts what it sees. */
function follow(
  condition: BoundBoolean,
  context: RecordContext,
  leaves: ReadonlyMap<string, CoveredBranch>,
): boolean | Failure {
  switch (condition.kind) {
    case "and":
    case "or": {
      const decisive = condition.kind === "or";
      for (const operand of condition.operands) {
        const result = follow(operand, context, leaves);
        if (result instanceof Failure || result === decisive) return result;
      }
      return !decisive;
    }
    case "not": {
      const result = follow(condition.operand, context, leaves);
      return result instanceof Failure ? result : !result;
    }
    default: {
      const result = condition.test(context);
      const branch = leaves.get(keyOf(condition));
      if (branch && !(result instanceof Failure)) branch[result ? "true" : "false"]++;
      return result;
    }
  }
}

function keyOf({ node }: BoundBoolean): string {
  return `${node.span.start}:${node.span.end}`;
}
