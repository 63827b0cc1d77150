import type { ContextName } from "../../../contexts/index.ts";
import type { Signal } from "../../../otlp/signal.ts";
import type { BooleanExpression, Path, Statement, ValueExpression } from "../../../parser/ast.ts";
import type { Problem } from "../../migrate/note.ts";
import { nameGroup } from "../migrate/name-group.ts";
import { overlaps } from "../migrate/statement.ts";
import { argument, type OrderedCall } from "./argument.ts";
import { all, bare, type Conjunction, FALSE, rulesNilOut, TRUE } from "./conjunction.ts";
import { type Counter, ExpressionWriter, withWhere } from "./expression.ts";
import { groupNames, toV1Text } from "./groups.ts";
import { globPattern, quote } from "./literal.ts";
import type { V1PathValue } from "./path.ts";
import { converterReason, editorReason } from "./reasons.ts";
import { isMap, NIL, safety, type V1Value } from "./value.ts";

/** What a statement or condition becomes in v1. */
export interface Translated {
  readonly statements: readonly string[];
  readonly problems: readonly Problem[];
  /** Paths, as v1 writes them. */
  readonly reads: ReadonlySet<string>;
  readonly writes: readonly string[];
  /** Whether running it again over the same record changes nothing more. */
  readonly isSteady: boolean;
}

/** Where a statement stands. */
export interface Place {
  readonly context: ContextName;
  readonly signal: Signal;
  readonly counter: Counter;
}

/** A condition as an action of records that it holds for: `drop()`, `route() … to "name"`. */
export function translateAction(node: BooleanExpression, action: Action, place: Place): Translated {
  const writer = new ExpressionWriter(place.context, place.signal, place.counter);
  const where = writer.whenTrue(node);
  const to = action.output === undefined ? "" : ` to ${JSON.stringify(action.output)}`;
  const statements = isNever(where) ? [] : [...writer.steps, withWhere(`${action.name}()`, where) + to];
  return { statements, problems: writer.problems, reads: writer.reads, writes: [], isSteady: true };
}

export interface Action {
  readonly name: "drop" | "route";
  /** Where `route` leads. */
  readonly output?: string;
}

/** Conditions of a group of statements as a mark in the cache: one that holds sets it. */
export function translateMark(node: BooleanExpression, mark: string, { context, signal, counter }: Place): Translated {
  const writer = new ExpressionWriter(context, signal, counter);
  const where = writer.whenTrue(node);
  const statements = isNever(where) ? [] : [...writer.steps, withWhere(`set(${mark}, true)`, where)];
  return { statements, problems: writer.problems, reads: writer.reads, writes: [], isSteady: true };
}

/** Translates a statement; it runs only where the guard holds, too. */
export function translateStatement(node: Statement, guard: Guard, place: Place): Translated {
  return new StatementWriter(node, guard, place).write();
}

/** What has to hold for a statement of a group: a condition, or what v1 has worked out of it before. */
export type Guard = { readonly condition: BooleanExpression } | { readonly texts: Conjunction };

class StatementWriter {
  private readonly node: Statement;
  private readonly guard: Guard;
  private readonly writer: ExpressionWriter;
  private readonly writes: string[] = [];
  private isSteady = true;

  constructor(node: Statement, guard: Guard, place: Place) {
    this.node = node;
    this.guard = guard;
    this.writer = new ExpressionWriter(place.context, place.signal, place.counter);
  }

  write(): Translated {
    const { writer } = this;
    const where = this.where();
    const own = this.edit(where).map(([text, more]): Part => [withoutStandIns(text, all(where, more)), more]);
    const statements = isNever(where)
      ? []
      : own.length > 1
        ? this.together(own, where)
        : own.map(([text, more]) => withWhere(text, all(where, more)));
    const { problems, reads, steps } = writer;
    return {
      statements: statements.length > 0 ? [...steps, ...statements] : [],
      problems,
      reads,
      writes: this.writes,
      isSteady: this.isSteady,
    };
  }

  private where(): Conjunction {
    const { guard, node, writer } = this;
    const outer = "texts" in guard ? guard.texts : writer.whenTrue(guard.condition);
    return all(outer, node.where === undefined ? TRUE : writer.whenTrue(node.where));
  }

  /** Several statements for one: the condition is worked out before the first of them changes what it reads. */
  private together(parts: readonly Part[], where: Conjunction): readonly string[] {
    const isTouched = [...this.writer.reads].some((read) => this.writes.some((path) => overlaps(read, path)));
    if (!isTouched || where.length === 0) return parts.map(([text, more]) => withWhere(text, all(where, more)));
    const mark = this.writer.temporary();
    return [
      withWhere(`set(${mark}, true)`, where),
      ...parts.map(([text, more]) => withWhere(text, all(`${mark} == true`, more))),
    ];
  }

  private edit(where: Conjunction): readonly Part[] {
    const { writer } = this;
    const { editor } = this.node;
    const call = writer.ordered(editor);
    if (!call) return [];
    switch (editor.name) {
      case "set":
        return this.set(call, where);
      case "delete_key":
        return this.plain(call, ["key"]);
      case "delete_matching_keys":
        return this.plain(call, ["pattern"]);
      case "replace_pattern":
        return this.replacePattern(call);
      case "replace_match":
        return this.replaceMatch(call);
      case "keep_keys":
        return this.keepKeys(call);
      case "append":
        return this.append(call);
      case "clear":
        return this.clear(call);
      case "merge_maps":
        return this.mergeMaps(call);
    }
    writer.refuse(editor, editorReason(editor.name));
    return [];
  }

  /** A path that is written; undefined where it cannot be (told). */
  private target(call: OrderedCall): V1PathValue | undefined {
    const { writer } = this;
    const node = argument(call, "target", writer);
    if (node.kind !== "Path") {
      writer.refuse(node, "this is no path");
      return undefined;
    }
    const before = new Set(writer.reads);
    const found = writer.path(node as Path);
    if (found === NIL) return undefined;
    // Writing is not reading.
    if (!before.has(found.text)) writer.reads.delete(found.text);
    const path = found as V1PathValue;
    if (!path.resolved.settable || path.resolved.goType !== undefined) {
      writer.refuse(node, "v1 only reads this path");
      return undefined;
    }
    this.writes.push(path.text);
    return path;
  }

  private set(call: OrderedCall, where: Conjunction): readonly Part[] {
    const { writer } = this;
    const target = this.target(call);
    const node = argument(call, "value", writer);
    const value = writer.value(node);
    if (!target) return [];
    const { text } = target;
    if (node.kind === "Nil" || value.type === "nil") {
      if (node.kind === "Nil") writer.refuse(node, "v1 stores no nil; use delete_key to take a key away");
      return [];
    }
    const holds = target.type;
    if (["time", "duration", "id"].includes(value.type) && holds !== value.type) {
      writer.refuse(node, `the Collector cannot store a ${value.type} here and always fails`);
      return [];
    }
    if (value.type === "id" && value.literal !== undefined) {
      writer.refuse(node, `v1 makes no ids; set ${text}.string to the hexadecimal text`);
      return [];
    }
    const holdsTarget = (read: string): boolean => read !== text && overlaps(read, text) && mentions(value.text, read);
    if (["any", "list", "map"].includes(value.type) && [...writer.reads].some(holdsTarget)) {
      writer.refuse(this.node, "what is stored inside of itself, or taken out of itself, ends in another way");
      return [];
    }
    this.isSteady = ![...writer.reads].some((read) => overlaps(read, text) && mentions(value.text, read));
    const part: Part = [`set(${text}, ${bare(value.text)})`, value.safe];
    if (!value.isNilable || rulesNilOut(where, value.nilBy ?? value.text)) return [part];
    // Fields of one type take no nil: the Collector fails there, and v1 leaves them.
    if (holds !== "any" && holds !== "map" && holds !== "list") return [part];
    const container = target.container;
    if (container && /^cache$/.test(container.text) && value.text !== text) {
      return [[`delete_key(cache, ${container.key})`, all(safety(value), `${value.text} == nil`)], part];
    }
    writer.differs(
      node,
      `where ${value.text} is missing, the Collector stores an empty value and v1 leaves ${text} as it is; say what is meant by \`where … != nil\``,
    );
    return [part];
  }

  /** An editor with the same name and arguments, all of them texts. */
  private plain(call: OrderedCall, params: readonly string[]): readonly Part[] {
    const { writer } = this;
    const target = this.target(call);
    const args = params.map((param) => writer.text(argument(call, param, writer)));
    if (!target || args.includes(NIL)) return [];
    const texts = [target.text, ...args.map(({ text }) => bare(text))];
    return [[`${call.node.name}(${texts.join(", ")})`, args.flatMap((arg) => [...safety(arg)])]];
  }

  private replacePattern(call: OrderedCall): readonly Part[] {
    const { writer } = this;
    if (call.args.has("function")) {
      writer.refuse(call.node, "v1's replace_pattern passes what it found to no function");
      return [];
    }
    this.isSteady = false;
    const target = this.target(call);
    const [pattern, replacement] = ["regex_pattern", "replacement"].map((param) =>
      writer.text(argument(call, param, writer)),
    );
    if (!target || pattern === NIL || replacement === NIL) return [];
    const texts = [target.text, bare(pattern.text), bare(replacement.text)];
    return [[`replace_pattern(${texts.join(", ")})`, all(safety(pattern), safety(replacement))]];
  }

  private replaceMatch(call: OrderedCall): readonly Part[] {
    const { writer } = this;
    const target = this.target(call);
    const glob = argument(call, "pattern", writer);
    const pattern = glob.kind === "String" ? globPattern(glob.value) : undefined;
    if (pattern === undefined || call.args.has("function")) {
      writer.refuse(call.node, "v1 has no globs; use set(…) where IsMatch(…) with a pattern");
      return [];
    }
    const replacement = writer.text(argument(call, "replacement", writer));
    if (!target || replacement === NIL) return [];
    const isKnown = target.type === "string";
    if (!isKnown && target.type !== "any") return [];
    writer.reads.add(target.text);
    const asked = [...(isKnown ? [] : [`${target.text} >= ""`]), `IsMatch(${target.text}, ${quote(pattern)})`];
    return [[`set(${target.text}, ${bare(replacement.text)})`, all(asked, safety(replacement))]];
  }

  private keepKeys(call: OrderedCall): readonly Part[] {
    const { writer } = this;
    const target = this.target(call);
    const keys = argument(call, "keys", writer);
    if (keys.kind !== "List" || !keys.items.every(({ kind }) => kind === "String")) {
      writer.refuse(keys, "v1 keeps keys that are written out");
      return [];
    }
    return target ? [[`keep_keys(${target.text}, ${writer.value(keys).text})`, TRUE]] : [];
  }

  private append(call: OrderedCall): readonly Part[] {
    const { writer } = this;
    this.isSteady = false;
    const target = this.target(call);
    const one = call.args.get("value");
    const more = call.args.get("values");
    if (!target || (more && more.kind !== "List")) {
      if (target) writer.refuse(more as ValueExpression, "v1 appends values that are written out");
      return [];
    }
    const nodes = [...(one ? [one] : []), ...(more?.kind === "List" ? more.items : [])];
    const items = nodes.map((node) => {
      const value = writer.value(node);
      if (!["time", "duration", "id", "list", "map"].includes(value.type)) return value;
      return writer.refuse(node, `the Collector appends no ${value.type} and always fails`);
    });
    writer.reads.add(target.text);
    // Lists and maps are errors there and items here.
    const guards = [
      ...(target.type === "any" ? [noMap(target)] : []),
      ...items.filter(({ type }) => type === "any").flatMap(noContainer),
    ];
    if (target.type === "map") writer.refuse(call.node, "the Collector appends nothing to a map and always fails");
    const texts = [target.text, ...items.map(({ text }) => bare(text))];
    return [[`append(${texts.join(", ")})`, all(safety(target), ...items.map(safety), guards)]];
  }

  private clear(call: OrderedCall): readonly Part[] {
    const { writer } = this;
    const target = this.target(call);
    if (!target) return [];
    const zero: Readonly<Record<string, string>> = { string: '""', int: "0", float: "0.0", bool: "false" };
    if (target.type === "map") return [[`keep_keys(${target.text}, [])`, TRUE]];
    const value = zero[target.type];
    if (value !== undefined && !target.isNilable) return [[`set(${target.text}, ${value})`, TRUE]];
    writer.refuse(call.node, "v1 empties no value of whatever type; set it to what it shall be, or use delete_key");
    return [];
  }

  /** The groups of a pattern, each by a statement of its own. */
  private mergeMaps(call: OrderedCall): readonly Part[] {
    const { writer } = this;
    const source = argument(call, "source", writer);
    const strategy = argument(call, "strategy", writer);
    if (source.kind !== "Call" || source.name !== "ExtractPatterns" || strategy.kind !== "String") {
      const hint = source.kind === "Call" ? converterReason(source.name) : editorReason("merge_maps");
      writer.refuse(source, hint);
      return [];
    }
    const target = this.target(call);
    const inner = writer.ordered(source);
    if (!target || !inner) return [];
    const pattern = argument(inner, "pattern", writer);
    const whole = writer.text(argument(inner, "target", writer));
    const names = pattern.kind === "String" ? groupNames(pattern.value) : [];
    if (pattern.kind !== "String" || names.length === 0 || whole === NIL || target.type !== "map") {
      writer.refuse(source, "v1 extracts the named groups of a pattern that is written out, into a map");
      return [];
    }
    const text = whole.isPath && !overlaps(whole.text, target.text) ? whole : writer.kept(whole);
    const subject = bare(text.text);
    const literal = quote(pattern.value);
    return names.map((name): Part => {
      const key = quote(name);
      const group = `ExtractPattern(${subject}, ${literal}, ${key})`;
      const value = nameGroup(toV1Text(pattern.value), toV1Text(name)) ? group : `Coalesce(${group}, "")`;
      const has = `Contains(${target.text}, ${key})`;
      const wanted = { insert: [`not ${has}`], update: [has] }[strategy.value] ?? TRUE;
      return [`set(${target.text}[${key}], ${value})`, all(text.safe, wanted, `IsMatch(${subject}, ${literal})`)];
    });
  }
}

/** A statement and what has to hold for it besides `where`. */
type Part = readonly [string, Conjunction];

function isNever(where: Conjunction): boolean {
  return where.length === 1 && where[0] === FALSE[0];
}

const noMap = ({ text }: V1Value): string => `(not ${isMap(text)[0]} or ${text} >= "")`;
const noContainer = ({ text }: V1Value): Conjunction => [
  `(not IsMatch(Format("{}", ${text}), \`^[{\\[]\`) or ${text} >= "")`,
];

/** What stands in for nil is left out where nil is ruled out. */
function withoutStandIns(text: string, where: Conjunction): string {
  return text
    .replace(/Coalesce\(((?:[^"`()]|"(?:[^"\\]|\\.)*"|`[^`]*`)+), "<nil>"\)/g, (whole, value: string) =>
      rulesNilOut(where, value) ? value : whole,
    )
    .replace(/If\((\S+) != nil, (Format\("\{\}", (\S+)\))\)/g, (whole, value: string, printed: string, same: string) =>
      value === same && rulesNilOut(where, value) ? printed : whole,
    );
}

/** Whether a value's text has the path in it. */
function mentions(text: string, path: string): boolean {
  return text.includes(path);
}
