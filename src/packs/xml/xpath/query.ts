import type { Navigator } from "./navigator.ts";

/** The node that expressions look from; filters and some axes move it while they work. */
export interface Focus {
  readonly current: Navigator;
}

/** What an expression yields: a scalar, or a query to draw nodes from. */
export type XPathValue = boolean | number | string | Query;

export type ResultType = "boolean" | "number" | "string" | "nodes" | "any";

/** Whether a node passes a step's test. */
export type NodePredicate = (node: Navigator) => boolean;

/**
 * A compiled expression with the state of its iteration. `select` gives the next node, a cursor that the next call may
 * move; `evaluate` starts over and gives the value. Source: the queries of antchfx/xpath 1.3.
 */
export abstract class Query {
  /** Only queries over nodes have results to select. */
  select(_focus: Focus): Navigator | undefined {
    return undefined;
  }

  abstract evaluate(focus: Focus): XPathValue;
  /** A fresh query of the same kind. */
  abstract clone(): Query;

  get resultType(): ResultType {
    return "nodes";
  }

  /** Whether a positional filter over it restarts for each node before the last step. */
  get merges(): boolean {
    return true;
  }

  /** Position of the node selected last, for numeric predicates. */
  get position(): number {
    return 1;
  }

  /** Depth of the node selected last below its start. */
  get depth(): number {
    return 0;
  }

  /** The step's test, which counting functions apply. */
  get predicate(): NodePredicate | undefined {
    return undefined;
  }
}
