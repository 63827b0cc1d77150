import type { RunLimits } from "ottl/inspect";
import { t } from "../i18n/i18n.ts";
import { h } from "./dom.ts";

/** The limits of a run, each to be changed. */
export function limitsBar(limits: RunLimits, onChange: (limits: RunLimits) => void): HTMLElement {
  const fields = [
    ["time", "limitTime", 1_000, 60],
    ["memory", "limitMemory", 1_000_000, 2_000],
    ["records", "limitRecords", 1, 1_000_000],
  ] as const;
  let current = limits;
  return h(
    "fieldset",
    { className: "limits" },
    h("legend", {}, t("limits")),
    ...fields.map(([name, key, unit, most]) => {
      const input = h("input", {
        type: "number",
        min: "1",
        max: String(most),
        value: String(limits[name] / unit),
        "data-testid": `limit-${name}`,
        on: {
          change: () => {
            const value = Math.max(1, Math.min(most, Number(input.value) || limits[name] / unit));
            input.value = String(value);
            current = { ...current, [name]: value * unit };
            onChange(current);
          },
        },
      });
      return h("label", {}, `${t(key)} `, input);
    }),
  );
}
