import type { RulesDocument, RunLimits } from "ottl/inspect";

export type RulesKind = "auto" | "statements" | "conditions" | "config";
export type SignalName = "traces" | "logs" | "metrics" | "profiles";

export type TelemetrySource =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "sample"; readonly signal: SignalName; readonly count: number };

export interface Assertion {
  readonly quantifier: "all" | "any" | "none";
  readonly condition: string;
}

export interface PageTests {
  readonly assertions: readonly Assertion[];
  /** How many records must be left; undefined: any number. */
  readonly count?: number;
  /** OTLP/JSON that the output must equal. */
  readonly expected?: string;
}

/** Everything a link holds. */
export interface PageState {
  readonly rules: string;
  readonly kind: RulesKind;
  readonly context: string;
  readonly dialect: "collector" | "v1";
  /** Of a Collector's configuration: the pipeline that runs; the signal's first where left out. */
  readonly pipeline?: string;
  /** Its processors that are passed by. */
  readonly skipped?: readonly string[];
  readonly telemetry: TelemetrySource;
  readonly limits: RunLimits;
  readonly tests: PageTests;
}

export const DEFAULT_LIMITS: RunLimits = { time: 5_000, memory: 100_000_000, records: 10_000 };

export const NO_TESTS: PageTests = { assertions: [] };

const CONFIG_KEY =
  /^(?:processors|service|receivers|exporters|connectors|extensions|error_mode|flatten|(?:trace|metric|log|profile)_(?:statements|conditions)|traces|metrics|logs|profiles|spans)\s*:/m;

/** What the rules are, where the author leaves it to the page: a Collector's YAML has keys at the beginning of a line. */
export function documentKind({
  kind,
  rules,
  dialect,
}: Pick<PageState, "kind" | "rules" | "dialect">): RulesDocument["kind"] {
  if (dialect === "v1") return "statements";
  if (kind === "auto") return CONFIG_KEY.test(rules) ? "config" : "statements";
  return kind === "config" ? "config" : "statements";
}

/** The rules as engine and language service take them. */
export function rulesDocument(state: PageState): RulesDocument {
  const kind = documentKind(state);
  const { rules: text, dialect, pipeline, skipped } = state;
  if (dialect === "v1") return { kind, dialect, text };
  if (kind === "config") return { kind, text, ...(pipeline ? { pipeline } : {}), ...(skipped ? { skipped } : {}) };
  const host = state.kind === "conditions" ? "filter" : state.kind === "statements" ? "transform" : undefined;
  return {
    kind,
    text,
    ...(host ? { host } : {}),
    ...(state.context ? { context: state.context as NonNullable<RulesDocument["context"]> } : {}),
  };
}
