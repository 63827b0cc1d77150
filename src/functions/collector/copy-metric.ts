import { copyMessage } from "../../otlp/copy-message.ts";
import { Failure } from "../../values/failure.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { optional } from "../params.ts";
import { appendMetric } from "../shared/metrics/derived-metric.ts";

export const copyMetric = defineFunction({
  name: "copy_metric",
  kind: "editor",
  params: {
    name: optional("string", "The copy's name."),
    description: optional("string", "The copy's description."),
    unit: optional("string", "The copy's unit."),
  },
  returns: "nil",
  effects: IMPURE,
  summary: "Appends a copy of the metric, with another name, description or unit where given.",
  notes: ["Later statements run over the copy too; without a condition on the name a copy is copied again, endlessly."],
  examples: [{ source: `copy_metric(name="copied") where metric.name != "copied"` }],
  contexts: ["metric"],
  hosts: ["transform"],
  reference: "transformprocessor/internal/metrics/func_copy_metric.go",
  create:
    ({ name, description, unit }) =>
    (context) => {
      const copy = copyMessage(context.metric);
      // The copy is there, whatever becomes of the arguments.
      appendMetric(context, copy);
      for (const [field, getter] of [
        ["name", name],
        ["description", description],
        ["unit", unit],
      ] as const) {
        if (getter === undefined) continue;
        const value = getter.get(context);
        if (value instanceof Failure) return value;
        copy[field] = value;
      }
      return null;
    },
});
