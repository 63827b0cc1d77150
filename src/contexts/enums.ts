function numbered(prefix: string, names: readonly string[], first = 0): [string, bigint][] {
  return names.map((name, i) => [prefix + name, BigInt(first + i)]);
}

/** Symbols of `span` and `spanevent`. Source: contexts/internal/ctxspan/symbols.go. */
export const SPAN_ENUMS: ReadonlyMap<string, bigint> = new Map([
  ...numbered("SPAN_KIND_", ["UNSPECIFIED", "INTERNAL", "SERVER", "CLIENT", "PRODUCER", "CONSUMER"]),
  ...numbered("STATUS_CODE_", ["UNSET", "OK", "ERROR"]),
]);

/** Symbols of `metric`. Source: contexts/internal/ctxmetric/symbols.go. */
export const METRIC_ENUMS: ReadonlyMap<string, bigint> = new Map([
  ...numbered("AGGREGATION_TEMPORALITY_", ["UNSPECIFIED", "DELTA", "CUMULATIVE"]),
  ...numbered("METRIC_DATA_TYPE_", ["NONE", "GAUGE", "SUM", "HISTOGRAM", "EXPONENTIAL_HISTOGRAM", "SUMMARY"]),
]);

/** Symbols of `datapoint`. Source: contexts/internal/ctxdatapoint/symbols.go. */
export const DATA_POINT_ENUMS: ReadonlyMap<string, bigint> = new Map([
  ...METRIC_ENUMS,
  ...numbered("FLAG_", ["NONE", "NO_RECORDED_VALUE"]),
]);

/** Symbols of `log`. Source: contexts/internal/ctxlog/symbols.go. */
export const LOG_ENUMS: ReadonlyMap<string, bigint> = new Map([
  ["SEVERITY_NUMBER_UNSPECIFIED", 0n],
  ...["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"].flatMap((level, i) =>
    numbered(`SEVERITY_NUMBER_${level}`, ["", "2", "3", "4"], 1 + 4 * i),
  ),
]);

export const NO_ENUMS: ReadonlyMap<string, bigint> = new Map();
