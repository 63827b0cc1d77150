import { LINT_CODES } from "../../diagnostics/lint-codes.ts";
import { RecordContext } from "../../otlp/record-context.ts";
import { toText } from "../../values/byte-string.ts";
import { Failure } from "../../values/failure.ts";
import type { BoundArgument, BoundCall } from "../bind/bound.ts";
import type { Rule } from "./rule.ts";
import { walkItem } from "./walk.ts";

export const constantFailure: Rule = {
  code: LINT_CODES.constantFailure,
  name: "constant-failure",
  severity: "warning",
  summary: "A converter whose arguments are all literals fails: the statement fails for every record.",
  check({ items }, report) {
    for (const item of items) {
      walkItem(item, (value) => {
        if (value.kind !== "call" || !isConstant(value)) return;
        const result = value.get(new RecordContext());
        if (!(result instanceof Failure)) return;
        report(item, {
          span: value.node.span,
          message: "this fails for every record",
          notes: [toText(result.message)],
        });
      });
    }
  },
};

/** Whether a call gives the same whatever the record is. Time depends on the zones alone. */
function isConstant({ definition, args, keys }: BoundCall): boolean {
  const isSteady = definition.effects.pure || definition.name === "Time";
  return isSteady && definition.kind === "converter" && keys.length === 0 && args.length > 0 && args.every(isLiteral);
}

function isLiteral(argument: BoundArgument): boolean {
  if (argument.kind === "value") return argument.value.isLiteral;
  return argument.kind === "constant" || (argument.kind === "list" && argument.items.every((item) => item.isLiteral));
}
