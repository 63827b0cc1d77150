/** The names that differ between the signals' groups. */
export interface GroupNames {
  readonly resources: string;
  readonly scopes: string;
  readonly records: string;
}

export const TRACES_NAMES: GroupNames = { resources: "resourceSpans", scopes: "scopeSpans", records: "spans" };
export const METRICS_NAMES: GroupNames = {
  resources: "resourceMetrics",
  scopes: "scopeMetrics",
  records: "metrics",
};
export const LOGS_NAMES: GroupNames = { resources: "resourceLogs", scopes: "scopeLogs", records: "logRecords" };
export const PROFILES_NAMES: GroupNames = {
  resources: "resourceProfiles",
  scopes: "scopeProfiles",
  records: "profiles",
};
