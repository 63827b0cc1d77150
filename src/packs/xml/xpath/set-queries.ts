import type { Navigator } from "./navigator.ts";
import { type Focus, Query, type XPathValue } from "./query.ts";
import { InputQuery, type Walk } from "./step-queries.ts";

/** Draws all nodes of a query. */
export function drain(query: Query, focus: Focus): Navigator[] {
  const nodes: Navigator[] = [];
  for (let node = query.select(focus); node !== undefined; node = query.select(focus)) nodes.push(node.copy());
  return nodes;
}

/** A walk over a list. */
export function listWalk(nodes: readonly Navigator[]): Walk {
  let at = 0;
  return () => nodes[at++];
}

/** The nodes of the input that pass a condition; a number as condition asks for the position. */
export class FilterQuery extends InputQuery {
  private readonly condition: Query;
  private count = 0;
  /** Matches so far by depth. */
  private readonly counts = new Map<number, number>();

  constructor(input: Query, condition: Query) {
    super(input);
    this.condition = condition;
  }

  override select(focus: Focus): Navigator | undefined {
    for (;;) {
      const found = this.input.select(focus);
      if (found === undefined) return undefined;
      const node = found.copy();
      focus.current.moveTo(node);
      if (!this.passes(focus)) continue;
      const { depth } = this.input;
      this.count = (this.counts.get(depth) ?? 0) + 1;
      this.counts.set(depth, this.count);
      return node;
    }
  }

  private passes(focus: Focus): boolean {
    const value = this.condition.evaluate(focus);
    if (typeof value === "boolean") return value;
    if (typeof value === "string") return value !== "";
    if (typeof value === "number") return Math.trunc(value) === this.input.position;
    return this.condition.select(focus) !== undefined;
  }

  evaluate(focus: Focus): Query {
    this.input.evaluate(focus);
    this.counts.clear();
    return this;
  }

  clone(): Query {
    return new FilterQuery(this.input.clone(), this.condition.clone());
  }

  override get merges(): boolean {
    return this.input.merges;
  }

  override get position(): number {
    return this.count;
  }
}

/** An expression in parentheses: positions count over all its nodes. */
export class GroupQuery extends InputQuery {
  private count = 0;

  override select(focus: Focus): Navigator | undefined {
    const node = this.input.select(focus);
    if (node !== undefined) this.count++;
    return node;
  }

  evaluate(focus: Focus): XPathValue {
    return this.input.evaluate(focus);
  }

  clone(): Query {
    return new GroupQuery(this.input.clone());
  }

  override get resultType(): Query["resultType"] {
    return this.input.resultType;
  }

  override get merges(): boolean {
    return false;
  }

  override get position(): number {
    return this.count;
  }
}

/** Nodes of a list that is made when the first one is asked for. */
abstract class ListQuery extends Query {
  private walk: Walk | undefined = undefined;

  protected abstract list(focus: Focus): readonly Navigator[];

  override select(focus: Focus): Navigator | undefined {
    this.walk ??= listWalk(this.list(focus));
    return this.walk();
  }

  protected restart(): void {
    this.walk = undefined;
  }
}

/** The nodes of two queries, each once. */
export class UnionQuery extends ListQuery {
  private readonly left: Query;
  private readonly right: Query;

  constructor(left: Query, right: Query) {
    super();
    this.left = left;
    this.right = right;
  }

  protected list(focus: Focus): readonly Navigator[] {
    const start = focus.current.copy();
    const nodes = new Map<string, Navigator>();
    const add = (query: Query): void => {
      for (const node of drain(query, focus)) {
        const id = node.identity();
        if (!nodes.has(id)) nodes.set(id, node);
      }
    };
    add(this.left);
    focus.current.moveTo(start);
    add(this.right);
    return [...nodes.values()];
  }

  evaluate(focus: Focus): Query {
    this.restart();
    this.left.evaluate(focus);
    this.right.evaluate(focus);
    return this;
  }

  clone(): Query {
    return new UnionQuery(this.left.clone(), this.right.clone());
  }
}

/** The nodes of the input in reverse order. */
export class ReverseQuery extends ListQuery {
  private readonly input: Query;

  constructor(input: Query) {
    super();
    this.input = input;
  }

  protected list(focus: Focus): readonly Navigator[] {
    return drain(this.input, focus).reverse();
  }

  evaluate(focus: Focus): Query {
    this.input.evaluate(focus);
    this.restart();
    return this;
  }

  clone(): Query {
    return new ReverseQuery(this.input.clone());
  }

  override get resultType(): Query["resultType"] {
    return "any";
  }
}

/** `and` and `or`. Asked for nodes, it gives some: those of both sides for `or`, the last of the right one for `and`. */
export class BooleanQuery extends ListQuery {
  private readonly left: Query;
  private readonly right: Query;
  private readonly isOr: boolean;
  private readonly truth: (value: XPathValue, focus: Focus) => boolean;

  constructor(left: Query, right: Query, isOr: boolean, truth: (value: XPathValue, focus: Focus) => boolean) {
    super();
    this.left = left;
    this.right = right;
    this.isOr = isOr;
    this.truth = truth;
  }

  protected list(focus: Focus): readonly Navigator[] {
    const start = focus.current.copy();
    const left = drain(this.left, focus);
    focus.current.moveTo(start);
    const right = drain(this.right, focus);
    if (this.isOr) return [...left, ...right];
    return right.length > 0 ? right.slice(-1) : left.slice(-1);
  }

  evaluate(focus: Focus): boolean {
    const start = focus.current.copy();
    const left = this.truth(this.left.evaluate(focus), focus);
    if (left === this.isOr) return left;
    focus.current.moveTo(start);
    return this.truth(this.right.evaluate(focus), focus);
  }

  clone(): Query {
    return new BooleanQuery(this.left.clone(), this.right.clone(), this.isOr, this.truth);
  }

  override get resultType(): Query["resultType"] {
    return "boolean";
  }
}

/** For each node of the input, all nodes of another query that starts there: positions count from each. */
export class MergeQuery extends InputQuery {
  private readonly child: Query;
  private walk: Walk | undefined = undefined;

  constructor(input: Query, child: Query) {
    super(input);
    this.child = child;
  }

  override select(focus: Focus): Navigator | undefined {
    for (;;) {
      if (this.walk === undefined) {
        const start = this.input.select(focus);
        if (start === undefined) return undefined;
        this.child.evaluate(focus);
        focus.current.moveTo(start.copy());
        this.walk = listWalk(drain(this.child, focus));
      }
      const node = this.walk();
      if (node !== undefined) return node;
      this.walk = undefined;
    }
  }

  evaluate(focus: Focus): Query {
    this.input.evaluate(focus);
    this.walk = undefined;
    return this;
  }

  clone(): Query {
    return new MergeQuery(this.input.clone(), this.child.clone());
  }
}
