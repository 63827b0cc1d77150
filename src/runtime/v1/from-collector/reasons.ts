const NO_LOOP = "v1 has no loop over the entries of a map; name the keys one by one";
const NO_PARSER = "v1 parses no texts; take what is needed out by ExtractPattern, or keep this in the Collector";
const ONE_POINT = "v1 sees one data point and not all of its metric's; keep this in the Collector";
const OTHER_HASH = "v1 hashes by SHA256, MD5 and Hash (FNV-1a without its sign)";

/** Why v1 has no counterpart of an editor, and what to do instead. */
const EDITORS: Readonly<Record<string, string>> = {
  truncate_all: NO_LOOP,
  stringify_all: NO_LOOP,
  replace_all_patterns: NO_LOOP,
  replace_all_matches: NO_LOOP,
  flatten: NO_LOOP,
  limit: "v1 does not count the keys of a map away; name those to keep in keep_keys",
  keep_matching_keys:
    "v1 has no keep_matching_keys; name the keys in keep_keys, or those to remove by delete_matching_keys",
  merge_maps: "v1 merges no maps; set each key by a statement of its own",
  delete_index: "v1 removes no items of a list",
  set_semconv_span_name: "v1 has no conventions built in; set the name by Format(…)",
};

const CONVERTERS: Readonly<Record<string, string>> = {
  HasAttrKeyOnDatapoint: ONE_POINT,
  HasAttrOnDatapoint: ONE_POINT,
  FNV: OTHER_HASH,
  SHA1: OTHER_HASH,
  SHA512: OTHER_HASH,
  Murmur3Hash: OTHER_HASH,
  Murmur3Hash128: OTHER_HASH,
  XXH3: OTHER_HASH,
  XXH128: OTHER_HASH,
  URL: NO_PARSER,
  UserAgent: NO_PARSER,
  ExtractGrokPatterns: "v1 has no grok; ExtractPattern takes one group of a pattern at a time",
  ExtractPatterns: 'v1 takes one named group of a pattern that is written out: ExtractPattern(s, pattern, "name")',
  Time: "v1 reads no times out of texts",
  Values: "v1 writes the values of a map as `m[*]`, without those that are missing; check that this is meant",
};

export function editorReason(name: string): string {
  const isOfMetrics = /metric|_sum|gauge|aggregate|buckets|histogram/.test(name);
  if (isOfMetrics) return "v1 works on data points and changes no metric into another; keep this in the Collector";
  return EDITORS[name] ?? `v1 has no counterpart of ${name}`;
}

export function converterReason(name: string): string {
  if (/^Parse/.test(name)) return `v1 has no ${name}: ${NO_PARSER}`;
  return CONVERTERS[name] ?? `v1 has no counterpart of ${name}`;
}
