import { LINT_CODES } from "../../diagnostics/lint-codes.ts";
import type { Span } from "../../diagnostics/span.ts";
import { toText } from "../../values/byte-string.ts";
import { argumentOf } from "../types/infer.ts";
import { replaceFix } from "./edits.ts";
import type { LintItem, Report, Rule, SampleNames } from "./rule.ts";
import { callsOf, walkItem } from "./walk.ts";

export const keyCase: Rule = {
  code: LINT_CODES.keyCase,
  name: "key-case",
  severity: "warning",
  summary: "Keys are case-sensitive: one that the sample data spells differently matches nothing.",
  check({ items, sample }, report) {
    if (!sample) return;
    for (const item of items) {
      walkItem(item, (value) => {
        if (value.kind !== "path") return;
        const { context, field, keys } = value.path.reads;
        const [key] = keys ?? [];
        if (typeof key !== "string") return;
        const last = value.node.fields[value.node.fields.length - 1];
        const node = last.keys[0]?.value;
        if (node?.kind === "String") compare(sample, `${context}.${field}`, toText(key), node.span, item, report);
      });
      for (const call of callsOf(item)) {
        const target = argumentOf(call, "target");
        if (target?.kind !== "value" || target.value.kind !== "path") continue;
        const { context, field } = target.value.path.reads;
        for (const name of ["keys", "key"]) {
          const argument = argumentOf(call, name);
          const values =
            argument?.kind === "list" ? argument.items : argument?.kind === "value" ? [argument.value] : [];
          for (const { node, literal } of values) {
            if (typeof literal !== "string" || node.kind !== "String") continue;
            compare(sample, `${context}.${field}`, toText(literal), node.span, item, report);
          }
        }
      }
    }
  },
};

function compare(sample: SampleNames, place: string, key: string, span: Span, item: LintItem, report: Report): void {
  const known = sample.get(place);
  if (!known || known.has(key)) return;
  const other = [...known].find((name) => fold(name) === fold(key));
  if (other === undefined) return;
  report(item, {
    span,
    message: `the sample data has ${JSON.stringify(other)}, not ${JSON.stringify(key)}`,
    fixes: replaceFix(`Write ${JSON.stringify(other)}`, span, JSON.stringify(other)),
  });
}

function fold(key: string): string {
  return key.toLowerCase().replace(/[-_.]/g, "");
}
