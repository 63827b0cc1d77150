import { V1_CONTEXTS } from "../../../analysis/v1/scope.ts";
import { CONDITION_KEYS } from "../../../config/filter-config.ts";
import { STATEMENT_KEYS } from "../../../config/transform-config.ts";
import { Source } from "../../../diagnostics/source.ts";
import type { Signal } from "../../../otlp/signal.ts";
import type { V1Program, V1Statement } from "../../../parser/v1/ast.ts";
import { compileConfigurationValue } from "../../compile.ts";
import { type MigrationNote, noteOf, type Problem } from "../../migrate/note.ts";
import { type Comment, commentsOf, isSetting } from "./comments.ts";
import { type PlacedStage, writeConfiguration } from "./configuration.ts";
import type { Counter } from "./expression.ts";
import { type PlacedStatement, sharedStateProblems } from "./shared-state.ts";
import { type Stage, translateStatement } from "./statement.ts";

export type { MigrationNote } from "../../migrate/note.ts";

export interface Migration {
  /** A Collector's YAML configuration; what cannot be expressed stands in it as a comment. */
  readonly configuration: string;
  /** In order of their place. */
  readonly notes: readonly MigrationNote[];
}

/**
 * Carries a program over to a Collector's configuration for one signal: actions become transform processors, `drop` and
 * `keep` filter processors, `route` a routing connector with a pipeline for what is left. Comments stay with what follows
 * them.
 */
export function migrateV1(text: string, program: V1Program, signal: Signal): Migration {
  const source = new Source(text);
  const counter: Counter = { next: 1 };
  const problems: Problem[] = [...settingProblems(program)];
  const stages: PlacedStage[] = [];
  const placed: PlacedStatement[] = [];
  const places = new Places();
  const comments = commentsOf(text).filter((comment) => !isSetting(comment));
  for (const node of program.statements) {
    const above = takeComments(comments, node, text);
    const translated = translateStatement(node, signal, counter);
    const found = [...translated.problems];
    if (!found.some(isFatal)) found.push(...refusals(translated.stages, node, signal));
    problems.push(...found);
    if (found.some(isFatal)) {
      const written = text.slice(node.span.start, node.span.end).split(/\r?\n/);
      const reasons = [...new Set(found.filter(isFatal).map(({ reason }) => reason))];
      const lines = [...above, `Not expressible (line ${source.positionAt(node.span.start).line}):`, ...written];
      stages.push({ kind: "nothing", why: "", comments: [...lines, ...reasons.map((reason) => `-> ${reason}`)] });
      continue;
    }
    const [first, ...more] = translated.stages;
    const own =
      first.kind === "nothing" ? [...text.slice(node.span.start, node.span.end).split(/\r?\n/), `-> ${first.why}`] : [];
    stages.push({ ...first, comments: [...above, ...own] }, ...more.map((stage) => ({ ...stage, comments: [] })));
    const place = places.of(translated.stages);
    const isRouted = translated.stages.some(({ kind }) => kind === "route");
    placed.push({ translated, span: node.span, place, isRouted });
  }
  stages.push({ kind: "nothing", why: "", comments: comments.map((comment) => comment.text) });
  problems.push(...sharedStateProblems(placed));
  const notes = problems.map((problem) => noteOf(problem, source));
  notes.sort((a, b) => a.line - b.line || a.column - b.column);
  return { configuration: writeConfiguration(stages, signal), notes };
}

/** Numbers the processors that statements go to: neighbours of one kind share one. */
class Places {
  private place = 0;
  private kind = "";

  of(stages: readonly Stage[]): number {
    for (const { kind } of stages) {
      if (kind === "nothing") continue;
      if (kind !== this.kind) this.place++;
      this.kind = kind;
    }
    return this.place;
  }
}

function isFatal({ kind }: Problem): boolean {
  return kind === "inexpressible";
}

/** The comments up to the end of the statement's last line, taken from the list. */
function takeComments(comments: Comment[], node: V1Statement, text: string): readonly string[] {
  const lineEnd = text.indexOf("\n", node.span.end);
  const end = lineEnd < 0 ? text.length : lineEnd;
  // Another statement may follow on the line; its comment is at the line's end, too, and goes to the first.
  const count = comments.findIndex(({ start }) => start > end);
  return comments.splice(0, count < 0 ? comments.length : count).map((comment) => comment.text);
}

function settingProblems({ directives }: V1Program): readonly Problem[] {
  return directives.flatMap(({ name, value, span }): Problem[] => {
    if (name === "on_error" && value.startsWith("fallback")) {
      return [
        { span, kind: "inexpressible", reason: "the Collector stores no fallback value where a statement fails" },
      ];
    }
    if (/^(?:limit_|item_timeout)/.test(name)) {
      const reason = `the Collector has no \`${name}\` for rules; the memory_limiter processor limits memory`;
      return [{ span, kind: "difference", reason }];
    }
    return [];
  });
}

/** What the Collector itself would say against the stages. */
function refusals(stages: readonly Stage[], node: V1Statement, signal: Signal): readonly Problem[] {
  const context = V1_CONTEXTS[signal];
  for (const stage of stages) {
    if (stage.kind === "nothing") continue;
    const value =
      stage.kind === "transform"
        ? { transform: { [STATEMENT_KEYS[signal]]: [{ context, statements: stage.statements }] } }
        : { filter: { [CONDITION_KEYS[signal]]: [{ context, conditions: [stage.condition] }] } };
    const { findings } = compileConfigurationValue({ processors: value }, { signal });
    const error = findings.find(({ severity }) => severity === "error");
    if (error) {
      const reason = `the Collector would refuse this: ${error.message.split("\n")[0]}`;
      return [{ span: node.span, kind: "inexpressible", reason }];
    }
  }
  return [];
}
