/** The first Collector release that has a function. Source: ottlfuncs of pkg/ottl 0.143.0 to 1.4.0, release by release. */
export const FIRST_VERSIONS: Readonly<Record<string, string>> = {
  All: "0.157.0",
  Any: "0.157.0",
  Base64Encode: "0.147.0",
  Coalesce: "0.150.0",
  Filter: "0.157.0",
  Find: "0.157.0",
  IsEmpty: "0.157.0",
  IsInCIDR: "0.146.0",
  MapEach: "0.157.0",
  MapKeys: "0.157.0",
  Reduce: "0.157.0",
  When: "0.157.0",
  clear: "0.160.0",
  delete_index: "0.145.0",
  stringify_all: "0.155.0",
};

/**
 * The first Collector release that has an optional argument, by function and argument. Source: as above, and the transform
 * processor's own functions.
 */
export const FIRST_ARGUMENTS: Readonly<Record<string, string>> = {
  "Substring.utf8_safe": "0.154.0",
  "merge_histogram_buckets.method": "0.154.0",
  "merge_histogram_buckets.target_value": "0.154.0",
  "truncate_all.truncation_marker": "0.157.0",
  "truncate_all.utf8_safe": "0.148.0",
};
