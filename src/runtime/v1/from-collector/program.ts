import { type ConfigText, placeDiagnostic } from "../../../config/finding.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Source } from "../../../diagnostics/source.ts";
import type { Span } from "../../../diagnostics/span.ts";
import type { BooleanExpression, Statement } from "../../../parser/ast.ts";
import { parseV1 } from "../../../parser/v1/parse.ts";
import type { Problem } from "../../migrate/note.ts";
import { isSetting } from "../migrate/comments.ts";
import { overlaps } from "../migrate/statement.ts";
import { compileV1 } from "../program.ts";
import type { CommentPlaces } from "./comment-places.ts";
import type { Counter } from "./expression.ts";
import type { Routing } from "./routing.ts";
import type { ProcessorRules, Rule, RuleGroup, Unit } from "./rules.ts";
import { settingSpan } from "./rules.ts";
import { type PlacedRule, sharedStateProblems } from "./shared-state.ts";
import {
  type Guard,
  type Place,
  type Translated,
  translateAction,
  translateMark,
  translateStatement,
} from "./statement.ts";

/** Processors that change no record. */
const TRANSPARENT = /^(?:batch|memory_limiter)$/;

/** What is known of the configuration by its places. */
interface Said {
  /** What the Collector refuses. */
  readonly refusals: readonly Diagnostic[];
  /** Environment variables. */
  readonly variables: readonly Diagnostic[];
}

/** Writes the program of a pipeline. */
export class UnitWriter {
  private readonly unit: Unit;
  private readonly source: Source;
  private readonly comments: CommentPlaces;
  private readonly said: Said;
  private readonly lines: string[] = ["# dialect: v1", "# on_error: skip"];
  private readonly problems: Problem[] = [];
  private readonly placed: PlacedRule[] = [];
  private readonly counter: Counter = { next: 1 };
  private groups = 0;
  private cacheIsUsed = false;

  constructor(unit: Unit, source: Source, comments: CommentPlaces, said: Said) {
    this.unit = unit;
    this.source = source;
    this.comments = comments;
    this.said = said;
  }

  write(): { readonly text: string; readonly problems: readonly Problem[] } {
    this.lines.push(...this.comments.head.map(commentLine));
    const { processors, routings } = this.unit;
    for (let i = 0; i <= processors.length; i++) {
      for (const routing of routings) if (routing.after === i) this.routing(routing);
      if (i < processors.length) this.processor(processors[i]);
    }
    const texts = textsOfUnit(this.unit);
    if (texts.some((text) => this.comments.isLast(text)) && this.comments.rest.length > 0) {
      this.lines.push("", ...this.comments.rest.map(commentLine));
    }
    this.problems.push(...sharedStateProblems(this.placed, this.unit.signal));
    return { text: `${this.lines.join("\n")}\n`, problems: this.problems };
  }

  private processor({ entry, reference, groups, findings, flatten }: ProcessorRules): void {
    const { id, type, node } = entry;
    if (type !== "transform" && type !== "filter") {
      if (TRANSPARENT.test(type)) return;
      const reason = `v1 has the rules of transform and filter processors; what ${id} does is missing here`;
      this.problems.push({ span: reference, kind: "inexpressible", reason });
      this.lines.push("", `# ${id}`, "# Not expressible:", `# -> ${reason}`);
      return;
    }
    for (const { span, message } of findings) {
      const reason = `the Collector refuses this or takes it in an older way (\`ottl migrate --to latest\` may help): ${message}`;
      this.problems.push({ span, kind: "inexpressible", reason });
    }
    if (flatten) {
      const reason = "v1 gives no log record a resource of its own";
      this.problems.push({ span: flatten, kind: "inexpressible", reason });
    }
    if (groups.length === 0) return;
    if (groups.some(({ errorMode }) => errorMode === "propagate")) {
      const reason =
        "error_mode: propagate gives a payload up at the first error; v1 passes the statement by for that record and goes on";
      this.problems.push({ span: settingSpan(node, "error_mode"), kind: "difference", reason });
    }
    this.lines.push("", `# ${id}`, ...this.comments.ofProcessor(entry).map(commentLine));
    for (const group of groups) this.group(group);
  }

  /** Each row of the table as a route; without a default pipeline the rest goes nowhere. */
  private routing({ entry, routes, problems, rest }: Routing): void {
    this.groups++;
    this.problems.push(...problems);
    this.lines.push("", `# ${entry.id}`, ...this.comments.ofProcessor(entry).map(commentLine));
    for (const { rule, context, output, obstacle } of routes) {
      if (obstacle !== undefined || context === undefined) {
        this.leaveOut(rule, [obstacle ?? "the paths do not tell in which context this runs"]);
        continue;
      }
      const place: Place = { context, signal: this.unit.signal, counter: this.counter };
      this.rule(
        rule,
        context,
        (tree) => translateAction(tree, { name: "route", output }, place),
        () => {},
        true,
      );
    }
    if (!rest) this.lines.push("# The connector has no default pipeline.", "drop()");
  }

  private group(group: RuleGroup): void {
    this.groups++;
    const { context } = group;
    if (context === undefined) {
      for (const rule of rulesOf(group)) {
        this.leaveOut(rule, [this.ownRefusal(rule.text) ?? "the paths do not tell in which context this runs"]);
      }
      return;
    }
    const place: Place = { context, signal: this.unit.signal, counter: this.counter };
    if (group.statements === undefined) {
      for (const rule of group.conditions)
        this.rule(rule, context, (tree) => translateAction(tree, { name: "drop" }, place));
      return;
    }
    this.statements(group, group.statements, place);
  }

  private statements(group: RuleGroup, statements: readonly Rule<Statement>[], place: Place): void {
    const usesCache = rulesOf(group).some(({ text }) => /\bcache\b/.test(text.text));
    if (usesCache && this.cacheIsUsed)
      this.lines.push("# Each group of the Collector's begins with an empty cache.", "keep_keys(cache, [])");
    this.cacheIsUsed ||= usesCache;
    const marked = this.lines.length;
    const guard = this.guard(group, statements, place);
    const unmarked = this.lines.length;
    if (guard === undefined) {
      for (const rule of statements) this.leaveOut(rule, ["a condition of its group could not be carried over"]);
      return;
    }
    let isCacheLost = group.sharesCache;
    let isEmpty = true;
    for (const rule of statements) {
      this.rule(
        rule,
        place.context as PlacedRule["context"],
        (tree) => {
          const translated = translateStatement(tree, guard, place);
          if (!isCacheLost || ![...translated.reads].some((path) => overlaps(path, "cache"))) return translated;
          const reason = group.sharesCache
            ? "v1 has no cache that records share (shared_cache)"
            : "this reads the cache, which a statement above that could not be carried over fills";
          return {
            ...translated,
            problems: [...translated.problems, { span: tree.span, kind: "inexpressible", reason }],
          };
        },
        (isCarried) => {
          isEmpty &&= !isCarried;
          isCacheLost ||= !isCarried && /^\s*\w+\s*\(\s*(?:\w+\.)?cache\b/.test(rule.text.text);
        },
      );
    }
    // A mark that nobody asks for.
    if (isEmpty) this.lines.splice(marked, unmarked - marked, ...this.lines.slice(marked, unmarked).filter(isComment));
  }

  /** What each statement of the group asks first; undefined where it could not be written. */
  private guard(group: RuleGroup, statements: readonly Rule<Statement>[], place: Place): Guard | undefined {
    const { conditions } = group;
    if (conditions.length === 0) return { texts: [] };
    const [only] = conditions;
    if (conditions.length === 1 && only.tree && this.canRepeat(only.tree, statements, place)) {
      this.lines.push(...this.comments.ofRule(only.text).map(commentLine));
      return { condition: only.tree };
    }
    const mark = `cache["v1_${this.counter.next++}"]`;
    const before = this.problems.length;
    for (const rule of conditions)
      this.rule(rule, place.context as PlacedRule["context"], (tree) => translateMark(tree, mark, place));
    const isLost = this.problems.slice(before).some(({ kind }) => kind === "inexpressible");
    return isLost ? undefined : { texts: [`${mark} == true`] };
  }

  /** Whether a condition can be asked by each statement anew: none of them changes what it reads. */
  private canRepeat(condition: BooleanExpression, statements: readonly Rule<Statement>[], place: Place): boolean {
    if (statements.length > 3) return false;
    const trial = { ...place, counter: { next: 1 } };
    const { reads, problems } = translateMark(condition, "", trial);
    if (problems.length > 0) return false;
    const writes = statements
      .slice(0, -1)
      .flatMap(({ tree }) => (tree ? translateStatement(tree, { texts: [] }, trial).writes : []));
    return ![...reads].some((read) => writes.some((path) => overlaps(read, path)));
  }

  private rule<Tree extends Statement | BooleanExpression>(
    rule: Rule<Tree>,
    context: PlacedRule["context"],
    translate: (tree: Tree) => Translated,
    done: (isCarried: boolean) => void = () => {},
    isRoute = false,
  ): void {
    const { text, tree } = rule;
    if (!tree) {
      this.leaveOut(rule, [this.ownRefusal(text) ?? "the Collector refuses this: it has a syntax error"]);
      done(false);
      return;
    }
    const translated = translate(tree);
    const problems = translated.problems.map((problem) => ({ ...problem, span: placeOf(problem.span, text) }));
    const fatal = problems.filter(({ kind }) => kind === "inexpressible");
    const refusal = fatal.length > 0 ? undefined : this.refusal(text, translated);
    if (refusal !== undefined) fatal.push({ span: placeOf(tree.span, text), kind: "inexpressible", reason: refusal });
    done(fatal.length === 0);
    if (fatal.length > 0) {
      this.problems.push(...fatal);
      this.comment(rule, [...new Set(fatal.map(({ reason }) => reason))]);
      return;
    }
    this.problems.push(...problems);
    if (/(?<!\$)(?:\$\$)*\$\{/.test(this.source.text.slice(text.node.span.start, text.node.span.end))) {
      const reason = "a program of v1 reads no environment: the variable's default stands here";
      this.problems.push({ span: placeOf(tree.span, text), kind: "difference", reason });
    }
    this.lines.push(...this.comments.ofRule(text).map(commentLine));
    if (translated.statements.length === 0)
      this.lines.push(...text.text.split(/\r?\n/).map(commentLine), "# -> this is never the case");
    this.lines.push(...translated.statements);
    this.placed.push({ translated, span: placeOf(tree.span, text), context, group: this.groups, isRoute });
  }

  /** What the Collector says against the text, or v1 against what became of it. */
  private refusal(text: ConfigText, { statements }: Translated): string | undefined {
    const own = this.ownRefusal(text);
    if (own !== undefined) return own;
    const program = statements.join("\n");
    const found = [...parseV1(program).diagnostics, ...compileV1(program, { signal: this.unit.signal }).diagnostics];
    const error = found.find(({ severity }) => severity === "error");
    return error && `v1 would refuse this: ${error.message}`;
  }

  private ownRefusal({ node }: ConfigText): string | undefined {
    const { start, end } = node.span;
    const isOwn = ({ span }: Diagnostic): boolean => span.start >= start && span.end <= end;
    if (this.said.variables.some(isOwn)) {
      return "a program of v1 reads no environment; write the value itself in place of the variable";
    }
    const own = this.said.refusals.find(isOwn);
    return own && `the Collector refuses this: ${own.message.split("\n")[0]}`;
  }

  private leaveOut(rule: Rule<unknown>, reasons: readonly string[]): void {
    const span = placeOf({ start: 0, end: rule.text.text.length }, rule.text);
    for (const reason of reasons) this.problems.push({ span, kind: "inexpressible", reason });
    this.comment(rule, reasons);
  }

  /** A rule as the file has it where variables stand in it, else as the Collector reads it. */
  private written({ text, node }: ConfigText): readonly string[] {
    const { start, end } = node.span;
    const hasVariables = this.said.variables.some(({ span }) => span.start >= start && span.end <= end);
    return (hasVariables ? this.source.text.slice(start, end) : text).trim().split(/\r?\n/);
  }

  private comment({ text }: Rule<unknown>, reasons: readonly string[]): void {
    const { line } = this.source.positionAt(text.node.span.start);
    this.lines.push(
      ...this.comments.ofRule(text).map(commentLine),
      `# Not expressible (line ${line}):`,
      ...this.written(text).map(commentLine),
      ...reasons.map((reason) => `# -> ${reason}`),
    );
  }
}

/** Every rule's text of a unit. */
export function textsOfUnit({ processors, routings }: Unit): readonly ConfigText[] {
  const rules = processors.flatMap(({ groups }) => groups).flatMap(rulesOf);
  return [...rules, ...routings.flatMap(({ routes }) => routes.map(({ rule }) => rule))].map(({ text }) => text);
}

function rulesOf({ conditions, statements = [] }: RuleGroup): readonly Rule<Statement | BooleanExpression>[] {
  return [...conditions, ...statements];
}

function placeOf(span: Span, text: ConfigText): Span {
  return placeDiagnostic({ code: "", severity: "error", message: "", span }, text).span;
}

const isComment = (line: string): boolean => line.startsWith("#");

/** A comment of the file; one that v1 would read as a setting is put in parentheses. */
function commentLine(text: string): string {
  if (text === "") return "#";
  return isSetting({ start: 0, text }) || /^promote_\w+\s*:/.test(text) ? `# (${text})` : `# ${text}`;
}
