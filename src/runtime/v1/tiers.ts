import type { V1Scope } from "../../analysis/v1/scope.ts";
import type { LoweredStatement } from "../../analysis/v1/statement.ts";
import { lowerProgram, type V1BatchProgram } from "../../compiler/v1/lower-program.ts";
import { AT_ONCE, type Promotion, type Tier } from "../tier.ts";
import type { V1Settings } from "./options.ts";

export type V1Promotion = Promotion;

/**
 * Where nothing else is said. Measured on sampling and attribute rules over spans of 160 bytes, starting cold: from about 5,000 records
 * on, and for payloads of 1,000, the columns have paid for being compiled.
 */
export const DEFAULT_PROMOTION: V1Promotion = { executions: 5000, batchSize: 1000 };

/** Smaller payloads stay in the scalar tier after the promotion too: opening a batch costs more than it saves. */
export const SMALLEST_BATCH = 25;

/** How a statement runs once its program is promoted. */
export interface StatementTier {
  readonly tier: "scalar" | "batch";
  /** Why not over columns. */
  readonly why: string | undefined;
}

/** How a program runs. */
export interface V1TierPlan {
  /** Undefined: the program stays in the scalar tier. */
  readonly promotion: V1Promotion | undefined;
  readonly statements: readonly StatementTier[];
}

/** The batch form of a program, or why it has none. */
export function batchForm(
  statements: readonly LoweredStatement[],
  scope: V1Scope,
  { limits }: V1Settings,
): V1BatchProgram | string {
  if (limits.itemNanos !== undefined) return "item_timeout watches each record";
  return lowerProgram(statements, scope);
}

/**
 * Whether the columns pay: reading them is in vain where all records go on to a statement that only the scalar tier
 * has.
 */
export function isWorthwhile({ statements }: V1BatchProgram): boolean {
  const first = statements.findIndex((each) => typeof each === "string");
  if (first < 0) return statements.length > 0;
  return statements.slice(0, first).some((each) => typeof each === "object" && each.action.kind !== "edit");
}

/** Tells how a program runs. */
export function tierPlan(
  statements: readonly LoweredStatement[],
  form: V1BatchProgram | string,
  tier: Tier,
  promotion: V1Promotion,
): V1TierPlan {
  const scalar = (why: string): V1TierPlan => ({
    promotion: undefined,
    statements: statements.map(() => ({ tier: "scalar", why })),
  });
  if (tier === "scalar") return scalar("the scalar tier was asked for");
  if (typeof form === "string") return scalar(form);
  const rows = form.statements.map(
    (each): StatementTier =>
      typeof each === "string" ? { tier: "scalar", why: each } : { tier: "batch", why: undefined },
  );
  if (tier === "mixed" && !isWorthwhile(form)) {
    const whole = "all records would go on to a statement that only the scalar tier has";
    return { promotion: undefined, statements: rows.map(({ why }) => ({ tier: "scalar", why: why ?? whole })) };
  }
  // Behind a statement of the scalar tier no record is left in columns.
  const first = rows.findIndex((each) => each.tier === "scalar");
  return {
    promotion: tier === "batch" ? AT_ONCE : promotion,
    statements: rows.map((each, i) =>
      first >= 0 && i > first
        ? { tier: "scalar", why: each.why ?? "a statement before it runs record by record" }
        : each,
    ),
  };
}
