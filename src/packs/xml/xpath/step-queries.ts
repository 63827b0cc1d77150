import type { Navigator } from "./navigator.ts";
import { type Focus, type NodePredicate, Query } from "./query.ts";

/** The context node, once. */
export class ContextQuery extends Query {
  private isDone = false;

  override select(focus: Focus): Navigator | undefined {
    if (this.isDone) return undefined;
    this.isDone = true;
    return focus.current.copy();
  }

  evaluate(): Query {
    this.isDone = false;
    return this;
  }

  clone(): Query {
    return new ContextQuery();
  }
}

/** The document, once. */
export class RootQuery extends Query {
  private isDone = false;

  override select(focus: Focus): Navigator | undefined {
    if (this.isDone) return undefined;
    this.isDone = true;
    const node = focus.current.copy();
    node.moveToRoot();
    return node;
  }

  evaluate(): Query {
    this.isDone = false;
    return this;
  }

  clone(): Query {
    return new RootQuery();
  }
}

/** A query that takes the nodes of another one as its starting points. */
export abstract class InputQuery extends Query {
  input: Query;

  constructor(input: Query) {
    super();
    this.input = input;
  }
}

/** Gives the next node from one starting point, undefined after the last. */
export type Walk = () => Navigator | undefined;

/** A step that walks from each node of its input. */
export abstract class StepQuery extends InputQuery {
  protected readonly accepts: NodePredicate;
  protected count = 0;
  private walk: Walk | undefined = undefined;

  constructor(input: Query, accepts: NodePredicate) {
    super(input);
    this.accepts = accepts;
  }

  /** Starts at a node of its own. */
  protected abstract start(node: Navigator, focus: Focus): Walk;

  override select(focus: Focus): Navigator | undefined {
    for (;;) {
      if (this.walk === undefined) {
        const node = this.input.select(focus);
        if (node === undefined) return undefined;
        this.count = 0;
        this.walk = this.start(node.copy(), focus);
      }
      const found = this.walk();
      if (found !== undefined) return found;
      this.walk = undefined;
    }
  }

  evaluate(focus: Focus): Query {
    this.input.evaluate(focus);
    this.walk = undefined;
    return this;
  }

  override get predicate(): NodePredicate {
    return this.accepts;
  }

  override get position(): number {
    return this.count;
  }
}

export class AttributeQuery extends StepQuery {
  protected start(node: Navigator): Walk {
    return () => {
      while (node.moveToNextAttribute()) if (this.accepts(node)) return node;
      return undefined;
    };
  }

  clone(): Query {
    return new AttributeQuery(this.input.clone(), this.accepts);
  }

  override get position(): number {
    return 1;
  }
}

export class ChildQuery extends StepQuery {
  protected start(node: Navigator): Walk {
    let isFirst = true;
    return () => {
      while (isFirst ? node.moveToChild() : node.moveToNext()) {
        isFirst = false;
        if (!this.accepts(node)) continue;
        this.count++;
        return node;
      }
      return undefined;
    };
  }

  clone(): Query {
    return new ChildQuery(this.input.clone(), this.accepts);
  }
}

/** descendant and descendant-or-self. */
export class DescendantQuery extends StepQuery {
  private readonly withSelf: boolean;
  private level = 0;

  constructor(input: Query, accepts: NodePredicate, withSelf: boolean) {
    super(input, accepts);
    this.withSelf = withSelf;
  }

  protected start(node: Navigator): Walk {
    this.level = 0;
    let isFirst = true;
    return () => {
      if (isFirst) {
        isFirst = false;
        if (this.withSelf && this.accepts(node)) return this.found(node);
      }
      while (this.advance(node)) if (this.accepts(node)) return this.found(node);
      return undefined;
    };
  }

  private found(node: Navigator): Navigator {
    this.count++;
    return node;
  }

  /** To the next node in document order below the start. */
  private advance(node: Navigator): boolean {
    if (node.moveToChild()) {
      this.level++;
      return true;
    }
    for (; this.level > 0; this.level--) {
      if (node.moveToNext()) return true;
      node.moveToParent();
    }
    return false;
  }

  clone(): Query {
    return new DescendantQuery(this.input.clone(), this.accepts, this.withSelf);
  }

  override get depth(): number {
    return this.level;
  }
}

/** ancestor and ancestor-or-self; each node once. */
export class AncestorQuery extends StepQuery {
  private readonly withSelf: boolean;
  private readonly seen = new Set<string>();

  constructor(input: Query, accepts: NodePredicate, withSelf: boolean) {
    super(input, accepts);
    this.withSelf = withSelf;
  }

  protected start(node: Navigator): Walk {
    let isFirst = this.withSelf;
    return () => {
      for (;;) {
        if (!isFirst && !node.moveToParent()) return undefined;
        isFirst = false;
        if (!this.accepts(node)) continue;
        const id = node.identity();
        if (this.seen.has(id)) continue;
        this.seen.add(id);
        this.count++;
        return node;
      }
    };
  }

  override evaluate(focus: Focus): Query {
    this.seen.clear();
    return super.evaluate(focus);
  }

  clone(): Query {
    return new AncestorQuery(this.input.clone(), this.accepts, this.withSelf);
  }
}

/** following, preceding and their siblings. */
export class SiblingQuery extends StepQuery {
  private readonly forward: boolean;
  private readonly onlySiblings: boolean;

  constructor(input: Query, accepts: NodePredicate, forward: boolean, onlySiblings: boolean) {
    super(input, accepts);
    this.forward = forward;
    this.onlySiblings = onlySiblings;
  }

  protected start(node: Navigator, focus: Focus): Walk {
    if (this.onlySiblings) {
      return () => {
        while (this.step(node)) {
          if (!this.accepts(node)) continue;
          this.count++;
          return node;
        }
        return undefined;
      };
    }
    let below: DescendantQuery | undefined;
    return () => {
      for (;;) {
        if (below === undefined) {
          while (!this.step(node)) {
            if (!node.moveToParent()) return undefined;
            if (!this.forward) this.count = 0;
          }
          below = new DescendantQuery(new ContextQuery(), this.accepts, true);
          focus.current.moveTo(node);
        }
        const found = below.select(focus);
        if (found !== undefined) {
          this.count = this.forward ? below.position : this.count + 1;
          return found;
        }
        below = undefined;
      }
    };
  }

  private step(node: Navigator): boolean {
    return this.forward ? node.moveToNext() : node.moveToPrevious();
  }

  override evaluate(focus: Focus): Query {
    this.count = 0;
    return super.evaluate(focus);
  }

  clone(): Query {
    return new SiblingQuery(this.input.clone(), this.accepts, this.forward, this.onlySiblings);
  }
}

export class ParentQuery extends StepQuery {
  protected start(node: Navigator): Walk {
    let isFirst = true;
    return () => {
      if (!isFirst) return undefined;
      isFirst = false;
      return node.moveToParent() && this.accepts(node) ? node : undefined;
    };
  }

  clone(): Query {
    return new ParentQuery(this.input.clone(), this.accepts);
  }

  override get position(): number {
    return 1;
  }
}

export class SelfQuery extends InputQuery {
  private readonly accepts: NodePredicate;

  constructor(input: Query, accepts: NodePredicate) {
    super(input);
    this.accepts = accepts;
  }

  override select(focus: Focus): Navigator | undefined {
    for (let node = this.input.select(focus); node !== undefined; node = this.input.select(focus)) {
      if (this.accepts(node)) return node;
    }
    return undefined;
  }

  evaluate(focus: Focus): Query {
    this.input.evaluate(focus);
    return this;
  }

  clone(): Query {
    return new SelfQuery(this.input.clone(), this.accepts);
  }

  override get predicate(): NodePredicate {
    return this.accepts;
  }
}

/**
 * descendant(-or-self) of descendants. A starting point that passes itself hides what is below it, and one without
 * children is tested even where only descendants are asked for: so it is in the reference.
 */
export class NestedDescendantQuery extends InputQuery {
  private readonly accepts: NodePredicate;
  private readonly withSelf: boolean;
  private level = 0;
  private count = 0;
  private node: Navigator | undefined = undefined;

  constructor(input: Query, accepts: NodePredicate, withSelf: boolean) {
    super(input);
    this.accepts = accepts;
    this.withSelf = withSelf;
  }

  override select(focus: Focus): Navigator | undefined {
    for (;;) {
      if (this.level === 0) {
        const start = this.input.select(focus);
        if (start === undefined) return undefined;
        this.node = start.copy();
        this.count = 0;
        if (this.withSelf && this.accepts(this.node)) {
          this.count = 1;
          return this.node;
        }
        this.moveDown(this.node);
      } else if (!this.moveOn(this.node as Navigator)) continue;
      const node = this.node as Navigator;
      do {
        if (!this.accepts(node)) continue;
        this.count++;
        return node;
      } while (this.moveDown(node));
    }
  }

  private moveDown(node: Navigator): boolean {
    if (!node.moveToChild()) return false;
    this.level++;
    return true;
  }

  private moveOn(node: Navigator): boolean {
    while (!node.moveToNext()) {
      this.level--;
      if (this.level === 0) return false;
      node.moveToParent();
    }
    return true;
  }

  evaluate(focus: Focus): Query {
    this.input.evaluate(focus);
    return this;
  }

  clone(): Query {
    return new NestedDescendantQuery(this.input.clone(), this.accepts, this.withSelf);
  }

  override get position(): number {
    return this.count;
  }
}
