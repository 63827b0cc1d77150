import type { Category } from "../../examples/example.ts";
import type { Language } from "../i18n/i18n.ts";

export const CATEGORY_NAMES: Readonly<Record<Category, Readonly<Record<Language, string>>>> = {
  pii: { en: "PII masking", zh: "隐私屏蔽" },
  sampling: { en: "Sampling", zh: "采样" },
  routing: { en: "Routing", zh: "路由" },
  parsing: { en: "Parsing", zh: "解析" },
  metrics: { en: "Metrics clean-up", zh: "指标整理" },
  semconv: { en: "Semantic conventions", zh: "语义约定" },
  cost: { en: "Cost control", zh: "成本控制" },
};
