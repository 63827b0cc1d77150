import type { ConfigContext } from "../../config/signals.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Host } from "../../functions/define.ts";
import { functionSet } from "../../functions/function-set.ts";
import type { BooleanExpression, Statement } from "../../parser/ast.ts";
import { ListMemos } from "../../util/list-memo.ts";
import type { Bound } from "../bind/bind.ts";
import type { BindOptions } from "../bind/scope.ts";
import { collectHints, type Hints } from "../infer-context.ts";
import { bindOptions, type PathStyle } from "./bind-options.ts";
import type { ProgramEnvironment } from "./bound-program.ts";

type Tree = Statement | BooleanExpression;

/** One text, parsed, and what it was bound to; its findings' spans are its own, so it can stand anywhere. */
export interface RememberedText<N extends Tree> {
  readonly node: N | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly hints: Hints | undefined;
  /** The last compilation that had it. */
  usedIn: number;
  /** What it was bound with and to, most often once. */
  readonly bound: { readonly options: BindOptions; readonly result: Bound<unknown> }[];
  /** The same text at another place: places share no trees, since analyses tell them apart by their trees. */
  next: RememberedText<N> | undefined;
}

/** Texts that are in no compilation any more are kept up to as many as are, for edits that are taken back. */
const SPARE = 2;

/**
 * Remembers what texts were parsed and bound to, from one compilation to the next: a text is bound again only where it
 * is new, or its context, its functions or the style of its paths are others. For one environment.
 */
export class TextMemo {
  private readonly texts = {
    statement: new Map<string, RememberedText<Statement>>(),
    condition: new Map<string, RememberedText<BooleanExpression>>(),
  };
  private readonly options = new Map<string, BindOptions>();
  /** Lists of the configuration, and what was made of them item by item. */
  readonly lists = new ListMemos();
  private readonly bound = new WeakMap<BindOptions, ListMemos>();
  private readonly environment: ProgramEnvironment;
  /** Equal hints are one object, so that comparing is cheap. */
  private readonly hints = new Map<string, Hints>();
  private round = 1;
  private used = 0;

  constructor(environment: ProgramEnvironment) {
    this.environment = environment;
  }

  /** Begins a compilation; forgets texts that have not been used for long. */
  begin(): void {
    const { statement, condition } = this.texts;
    if (statement.size + condition.size > this.used * SPARE + 100) {
      for (const texts of [statement, condition]) {
        for (const [text, { usedIn }] of texts) if (usedIn !== this.round) texts.delete(text);
      }
    }
    this.round++;
    this.used = 0;
  }

  /** A text parsed, now or before. */
  parse<K extends "statement" | "condition", N extends Tree>(
    kind: K,
    text: string,
    parse: (text: string) => { readonly node: N | undefined; readonly diagnostics: readonly Diagnostic[] },
  ): RememberedText<N> {
    const texts = this.texts[kind] as Map<string, RememberedText<Tree>> as Map<string, RememberedText<N>>;
    let known = texts.get(text);
    let last: RememberedText<N> | undefined;
    while (known?.usedIn === this.round) {
      last = known;
      known = known.next;
    }
    if (known === undefined) {
      const { node, diagnostics } = parse(text);
      const hints = node && diagnostics.length === 0 ? this.internHints(collectHints(node)) : undefined;
      known = { node, diagnostics, hints, usedIn: 0, bound: [], next: undefined };
      if (last) last.next = known;
      else texts.set(text, known);
    }
    known.usedIn = this.round;
    return known;
  }

  /** Counts texts of a compilation, those of lists that were known already among them. */
  noteUse(count: number): void {
    this.used += count;
  }

  /** Memos of lists that were bound with the options. */
  boundLists(options: BindOptions): ListMemos {
    let lists = this.bound.get(options);
    if (!lists) {
      lists = new ListMemos();
      this.bound.set(options, lists);
    }
    return lists;
  }

  /** As `bindOptions`, one object for each context and style as long as no functions are registered. */
  bindOptions(host: Host, context: ConfigContext, style: PathStyle): BindOptions {
    const key = `${host}:${context}:${style}`;
    const known = this.options.get(key);
    if (known && known.functions === functionSet(host, context)) return known;
    const options = bindOptions(host, context, style, this.environment);
    this.options.set(key, options);
    return options;
  }

  private internHints(hints: Hints): Hints {
    const { best, functions, enums, ambiguousEnums } = hints;
    const key = JSON.stringify([best ?? null, functions, enums, ambiguousEnums]);
    const known = this.hints.get(key);
    if (known) return known;
    if (this.hints.size > 10_000) this.hints.clear();
    this.hints.set(key, hints);
    return hints;
  }
}

/** What a remembered text is bound to with these options; `bind` is asked where that is not known. */
export function bindRemembered<N extends Tree, B>(
  text: RememberedText<N>,
  node: N,
  bind: (node: N, options: BindOptions) => Bound<B>,
  options: BindOptions,
): Bound<B> {
  const { bound } = text;
  for (let i = 0; i < bound.length; i++) if (bound[i].options === options) return bound[i].result as Bound<B>;
  const result = bind(node, options);
  // Functions that were registered since make what was bound before useless.
  if (bound.length >= 8) bound.length = 0;
  bound.push({ options, result });
  return result;
}
