import { V1_CONTEXTS } from "../../../analysis/v1/scope.ts";
import type { Signal } from "../../../otlp/signal.ts";
import type { V1Call, V1Expression, V1Path, V1Statement } from "../../../parser/v1/ast.ts";
import { toText } from "../../../values/byte-string.ts";
import type { Problem } from "../../migrate/note.ts";
import { type Counter, ExpressionWriter, isConditionOperator } from "./expression.ts";
import { all, type Fragment } from "./fragment.ts";
import type { CollectorPath } from "./path.ts";

/** What a statement becomes in the Collector. */
export type Stage =
  | { readonly kind: "transform"; readonly statements: readonly string[] }
  | { readonly kind: "filter"; readonly condition: string }
  | { readonly kind: "route"; readonly condition: string; readonly output: string; readonly isMarked: boolean }
  | { readonly kind: "nothing"; readonly why: string };

export interface TranslatedStatement {
  readonly stages: readonly Stage[];
  readonly problems: readonly Problem[];
  /** Paths, as the Collector writes them. */
  readonly reads: ReadonlySet<string>;
  readonly writes: readonly string[];
}

const EDITORS: ReadonlySet<string> = new Set([
  "delete_key",
  "delete_matching_keys",
  "keep_keys",
  "replace_pattern",
  "append",
]);

/** Translates a statement of v1 for one signal. */
export function translateStatement(node: V1Statement, signal: Signal, counter: Counter): TranslatedStatement {
  return new StatementWriter(node, signal, counter).write();
}

/** The key of the attribute that marks records for a processor that cannot work out a condition itself. */
export const MARK = "v1.marked";

class StatementWriter {
  private readonly node: V1Statement;
  private readonly signal: Signal;
  private readonly writer: ExpressionWriter;
  private readonly writes: string[] = [];

  constructor(node: V1Statement, signal: Signal, counter: Counter) {
    this.node = node;
    this.signal = signal;
    this.writer = new ExpressionWriter(signal, counter);
  }

  write(): TranslatedStatement {
    const stages = this.stages();
    const { problems, reads } = this.writer;
    return { stages, problems, reads, writes: this.writes };
  }

  private stages(): readonly Stage[] {
    const { action, where, to } = this.node;
    const { conditions } = this.writer;
    switch (action.name) {
      case "drop":
        return this.filter(where === undefined ? "true" : conditions.whenTrue(where));
      case "keep":
        return where === undefined
          ? [nothing("keep() alone does nothing")]
          : this.filter(conditions.whenNotTrue(where));
      case "route": {
        const asked = [...(where === undefined ? [] : [where]), ...action.args];
        return this.route(all(...asked.map((each) => conditions.whenTrue(each))), toText(to?.value ?? ""));
      }
    }
    const condition = where === undefined ? "true" : conditions.whenTrue(where);
    const statements = action.name === "set" ? this.set(condition) : this.edit(action, condition);
    if (statements.length === 0) return [nothing("this does nothing for this signal")];
    return [{ kind: "transform", statements: [...this.writer.steps, ...statements] }];
  }

  private filter(condition: string): readonly Stage[] {
    if (condition === "false") return [nothing("this is never the case for this signal")];
    const { steps } = this.writer;
    if (steps.length === 0) return [{ kind: "filter", condition }];
    const [mark, marked] = this.mark(condition);
    return [
      { kind: "transform", statements: [...steps, mark] },
      { kind: "filter", condition: marked },
    ];
  }

  private route(condition: string, output: string): readonly Stage[] {
    if (this.signal === "profiles") this.writer.refuse(this.node, "the routing connector takes no profiles");
    if (condition === "false") return [nothing("this is never the case for this signal")];
    const { steps } = this.writer;
    if (steps.length === 0) return [{ kind: "route", condition, output, isMarked: false }];
    const [mark, marked] = this.mark(condition);
    return [
      { kind: "transform", statements: [...steps, mark] },
      { kind: "route", condition: marked, output, isMarked: true },
    ];
  }

  /** Filters and connectors have no temporaries: a transform processor marks the records before. */
  private mark(condition: string): readonly [string, string] {
    const path = `${V1_CONTEXTS[this.signal]}.attributes["${MARK}"]`;
    return [withWhere(`set(${path}, true)`, condition), `${path} == true`];
  }

  private target(node: V1Expression): CollectorPath | undefined {
    const found = this.writer.translatedPath(node as V1Path);
    if (found.kind === "foreign") return undefined;
    if (found.kind === "refused") {
      this.writer.refuse(node, found.reason);
      return undefined;
    }
    this.writes.push(found.target);
    // An id is written as a text, as it is read as one.
    return found.read.type === "id" ? { ...found, target: found.read.text } : found;
  }

  private set(where: string): readonly string[] {
    const [path, source] = this.node.action.args as [V1Path, V1Expression];
    const target = this.target(path);
    if (!target || where === "false") return [];
    const { writer } = this;
    const isCondition =
      (source.kind === "V1Unary" && source.operator === "not") ||
      (source.kind === "V1Binary" && isConditionOperator(source.operator));
    if (isCondition) {
      const texts = [true, false].map((wanted) => {
        const holds = wanted ? writer.conditions.whenTrue(source) : writer.conditions.whenFalse(source);
        return { wanted, holds };
      });
      if (!this.isRead(target.target)) {
        return texts.flatMap(({ wanted, holds }) => guarded(`set(${target.target}, ${wanted})`, all(where, holds)));
      }
    }
    if (source.kind === "V1Call" && source.name === "ReplacePattern") {
      const direct = this.replace(target.target, source, where);
      if (direct) return direct;
    }
    const value = writer.value(source);
    if (value.isNil) return [];
    if (target.read.type === "id" && value.type !== "string" && value.type !== "id") {
      writer.refuse(source, "the Collector takes an id as a text, and this may be none");
    }
    const given = target.read.type === "time" ? value : writer.storable(value, source);
    const stored = this.isTangled(given, target.target) ? writer.kept(given) : given;
    return guarded(`set(${target.target}, ${stored.text})`, all(where, stored.present, stored.safe));
  }

  /** `set(a, ReplacePattern(b, …))` in place, where neither condition nor pattern read what is written. */
  private replace(target: string, { args }: V1Call, where: string): readonly string[] | undefined {
    const { writer } = this;
    if (this.isRead(target)) return undefined;
    const [text, pattern, replacement] = args.map((arg) => writer.text(writer.value(arg), arg));
    if ([text, pattern, replacement].some(({ isNil }) => isNil)) return undefined;
    const own = writer.value(args[0]);
    const isItself = own.isPath && own.text === target;
    if (!isItself && this.isRead(target)) return undefined;
    if ([pattern, replacement].some(({ present, safe }) => present.length + safe.length > 0)) return undefined;
    const holds = all(where, text.present, text.safe);
    return [
      ...guarded(`set(${target}, ${text.text})`, holds),
      ...guarded(`replace_pattern(${target}, ${pattern.text}, ${replacement.text})`, isItself ? where : holds),
    ];
  }

  /** The Collector empties what it stores inside of itself or takes out of itself; v1 stores what was there before. */
  private isTangled({ text, type, isPath }: Fragment, target: string): boolean {
    if ((type !== "any" && type !== "list" && type !== "map") || text === target) return false;
    const isPart = (read: string): boolean => (isPath ? text === read : text.includes(read));
    return [...this.writer.reads].some((read) => overlaps(read, target) && isPart(read));
  }

  /** Whether what was read so far has a part in common with the path. */
  private isRead(path: string): boolean {
    return [...this.writer.reads].some((read) => overlaps(read, path));
  }

  private edit(action: V1Call, where: string): readonly string[] {
    const { writer } = this;
    if (!EDITORS.has(action.name)) {
      writer.refuse(action, `the Collector has no ${action.name} that does the same`);
      return [];
    }
    const [path, ...rest] = action.args;
    const target = this.target(path);
    if (!target || where === "false") return [];
    if (target.read.type === "id") writer.refuse(action, "the Collector edits no ids, it sets them");
    if (action.name === "append") return this.append(target, rest, where);
    if (action.name === "keep_keys") return this.keepKeys(target, rest[0], where);
    const args = rest.map((arg) => writer.text(writer.value(arg), arg));
    if (args.some(({ isNil }) => isNil)) return [];
    const texts = [target.target, ...args.map(({ text }) => text)];
    const guards = args.flatMap(({ present, safe }) => [...present, ...safe]);
    return guarded(`${action.name}(${texts.join(", ")})`, all(where, guards));
  }

  private append(target: CollectorPath, args: readonly V1Expression[], where: string): readonly string[] {
    const { writer } = this;
    const parts = args.map((arg) => this.item(arg));
    const texts = parts.map(({ text }) => text);
    const list = texts.length === 1 ? texts[0] : `values=[${texts.join(", ")}]`;
    if (target.read.type === "map") writer.refuse(this.node, "the Collector appends nothing to a map");
    const holds = all(where, ...parts.map(({ safe }) => safe));
    const { text, type, present } = target.read;
    if (type !== "any") return guarded(`append(${text}, ${list})`, holds);
    // The Collector appends nothing to a map; a list that is written out can hold one.
    const isMap = all(present.slice(0, -1), `IsMap(${text})`);
    return [
      ...guarded(`append(${text}, ${list})`, holds),
      ...guarded(`set(${text}, [${[text, ...texts].join(", ")}])`, all(holds, isMap)),
    ];
  }

  /** An item of a list, which is kept where it is nil. */
  private item(node: V1Expression): Fragment {
    const { writer } = this;
    const value = writer.storable(writer.value(node), node);
    if (value.type === "list" || value.type === "map")
      return writer.refuse(node, `the Collector appends no ${value.type}`);
    if (value.type === "any") {
      const reason = "where this is a list or a map, the Collector appends nothing";
      writer.problems.push({ span: node.span, kind: "difference", reason });
    }
    if (value.isNil || value.present.length === 0 || (value.isPath && value.present.length === 1)) return value;
    if (value.isFallible)
      return writer.refuse(node, "the Collector cannot tell an item that fails from one that is nil");
    return writer.hoisted(value);
  }

  private keepKeys(target: CollectorPath, keys: V1Expression, where: string): readonly string[] {
    const { writer } = this;
    const isText = (node: V1Expression): boolean => node.kind === "String";
    if (keys.kind !== "V1List" || !keys.items.every(isText)) {
      writer.refuse(keys, "the keys to keep must be texts that are written out");
      return [];
    }
    return guarded(`keep_keys(${target.target}, ${writer.value(keys).text})`, where);
  }
}

/** Whether one of two paths is a part of the other. */
export function overlaps(a: string, b: string): boolean {
  const isPart = (whole: string, part: string): boolean =>
    part === whole || (part.startsWith(whole) && /[.[]/.test(part[whole.length] ?? ""));
  return isPart(a, b) || isPart(b, a);
}

function nothing(why: string): Stage {
  return { kind: "nothing", why };
}

function guarded(statement: string, condition: string): readonly string[] {
  return condition === "false" ? [] : [withWhere(statement, condition)];
}

function withWhere(statement: string, condition: string): string {
  return condition === "true" ? statement : `${statement} where ${condition}`;
}
