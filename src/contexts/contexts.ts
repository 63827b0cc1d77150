import { DATA_POINT_ENUMS, LOG_ENUMS, METRIC_ENUMS, NO_ENUMS, SPAN_ENUMS } from "./enums.ts";
import type { ContextDefinition, ContextName } from "./path-definition.ts";
import { CACHE_PATHS } from "./paths/cache.ts";
import { DATA_POINT_PATHS } from "./paths/datapoint.ts";
import { EXEMPLAR_PATHS } from "./paths/exemplar.ts";
import { LOG_PATHS } from "./paths/log.ts";
import { METRIC_PATHS } from "./paths/metric.ts";
import { OTELCOL_PATHS } from "./paths/otelcol.ts";
import { PROFILE_PATHS } from "./paths/profile.ts";
import { PROFILE_SAMPLE_PATHS } from "./paths/profilesample.ts";
import { RESOURCE_PATHS } from "./paths/resource.ts";
import { SCOPE_PATHS } from "./paths/scope.ts";
import { SPAN_PATHS } from "./paths/span.ts";
import { SPAN_EVENT_PATHS } from "./paths/spanevent.ts";
import { defineContext, PathTable } from "./resolve.ts";

const scope = new PathTable("scope", SCOPE_PATHS);

const TABLES = {
  resource: new PathTable("resource", RESOURCE_PATHS),
  scope,
  instrumentation_scope: scope,
  span: new PathTable("span", SPAN_PATHS),
  spanevent: new PathTable("spanevent", SPAN_EVENT_PATHS),
  metric: new PathTable("metric", METRIC_PATHS),
  datapoint: new PathTable("datapoint", DATA_POINT_PATHS),
  exemplar: new PathTable("exemplar", EXEMPLAR_PATHS),
  log: new PathTable("log", LOG_PATHS),
  profile: new PathTable("profile", PROFILE_PATHS),
  profilesample: new PathTable("profilesample", PROFILE_SAMPLE_PATHS),
  otelcol: new PathTable("otelcol", OTELCOL_PATHS),
};

type Prefix = keyof typeof TABLES;

/** The prefixes that every record below a scope has. */
const COMMON: readonly Prefix[] = ["resource", "scope", "instrumentation_scope", "otelcol"];

interface ContextOptions {
  readonly prefixes: readonly Prefix[];
  readonly enums?: ReadonlyMap<string, bigint>;
  /** Text for an unknown symbol, where it is not the usual one. */
  readonly noEnums?: string;
  /** Prefixes that only paths without context names reach. */
  readonly unnamed?: readonly Prefix[];
}

function context(name: ContextName, options: ContextOptions): ContextDefinition {
  const { prefixes, enums = NO_ENUMS, noEnums, unnamed = [] } = options;
  return defineContext({
    name,
    pathContextNames: prefixes,
    tables: new Map([...prefixes, ...unnamed].map((prefix) => [prefix, TABLES[prefix]])),
    cache: new PathTable(name, CACHE_PATHS),
    enums,
    enumError: (symbol) => noEnums ?? `enum symbol, ${symbol}, not found`,
  });
}

/** The contexts by name. Sources: the reference's contexts/ottl…, EnablePathContextNames and pathExpressionParser. */
export const CONTEXTS: Record<ContextName, ContextDefinition> = {
  resource: context("resource", {
    prefixes: ["resource", "otelcol"],
    noEnums: "resource context does not provide Enum support",
  }),
  scope: context("scope", {
    prefixes: ["scope", "resource", "otelcol"],
    unnamed: ["instrumentation_scope"],
    noEnums: "instrumentation scope context does not provide Enum support",
  }),
  span: context("span", { prefixes: ["span", ...COMMON], enums: SPAN_ENUMS }),
  spanevent: context("spanevent", { prefixes: ["spanevent", "span", ...COMMON], enums: SPAN_ENUMS }),
  metric: context("metric", { prefixes: ["metric", ...COMMON], enums: METRIC_ENUMS }),
  datapoint: context("datapoint", { prefixes: ["datapoint", "metric", ...COMMON], enums: DATA_POINT_ENUMS }),
  exemplar: context("exemplar", {
    prefixes: ["exemplar", "datapoint", "metric", ...COMMON],
    noEnums: "exemplar context does not support enums",
  }),
  log: context("log", { prefixes: ["log", ...COMMON], enums: LOG_ENUMS }),
  profile: context("profile", { prefixes: ["profile", ...COMMON] }),
  profilesample: context("profilesample", { prefixes: ["profilesample", ...COMMON], unnamed: ["profile"] }),
};
