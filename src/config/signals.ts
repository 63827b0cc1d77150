/** The signals of the processors, in the order in which their settings are documented. */
export const SIGNALS = ["traces", "metrics", "logs", "profiles"] as const;

export type ConfigSignal = (typeof SIGNALS)[number];

/** The contexts that a processor's settings may name. */
export type ConfigContext =
  | "resource"
  | "scope"
  | "span"
  | "spanevent"
  | "metric"
  | "datapoint"
  | "exemplar"
  | "log"
  | "profile";

const SIGNAL_CONTEXTS: Record<ConfigSignal, readonly ConfigContext[]> = {
  traces: ["resource", "scope", "span", "spanevent"],
  metrics: ["resource", "scope", "metric", "datapoint", "exemplar"],
  logs: ["resource", "scope", "log"],
  profiles: ["resource", "scope", "profile"],
};

/** The contexts of a signal in the transform processor. */
export function transformContexts(signal: ConfigSignal): readonly ConfigContext[] {
  return SIGNAL_CONTEXTS[signal];
}

/** The contexts of a signal in the filter processor, which has no exemplar. */
export function filterContexts(signal: ConfigSignal): readonly ConfigContext[] {
  return SIGNAL_CONTEXTS[signal].filter((context) => context !== "exemplar");
}
