// Written by scripts/catalogue.ts; do not edit.
// biome-ignore-all assist/source/organizeImports: generated in file order
// biome-ignore-all format: generated
import { aggregateOnAttributeValue } from "./collector/aggregate-on-attribute-value.ts";
import { aggregateOnAttributes } from "./collector/aggregate-on-attributes.ts";
import { all } from "./collector/all.ts";
import { any } from "./collector/any.ts";
import { append } from "./collector/append.ts";
import { base64Encode } from "./collector/base64-encode.ts";
import { bool } from "./collector/bool.ts";
import { clear } from "./collector/clear.ts";
import { coalesce } from "./collector/coalesce.ts";
import { communityID } from "./collector/community-id.ts";
import { concat } from "./collector/concat.ts";
import { containsValue } from "./collector/contains-value.ts";
import { convertCase } from "./collector/convert-case.ts";
import { convertExponentialHistogramToHistogram } from "./collector/convert-exponential-histogram-to-histogram.ts";
import { convertGaugeToSum } from "./collector/convert-gauge-to-sum.ts";
import { convertSumToGauge } from "./collector/convert-sum-to-gauge.ts";
import { convertSummaryCountValToSum } from "./collector/convert-summary-count-val-to-sum.ts";
import { convertSummaryQuantileValToGauge } from "./collector/convert-summary-quantile-val-to-gauge.ts";
import { convertSummarySumValToSum } from "./collector/convert-summary-sum-val-to-sum.ts";
import { copyMetric } from "./collector/copy-metric.ts";
import { day } from "./collector/day.ts";
import { decode } from "./collector/decode.ts";
import { deleteIndex } from "./collector/delete-index.ts";
import { deleteKey } from "./collector/delete-key.ts";
import { deleteMatchingKeys } from "./collector/delete-matching-keys.ts";
import { double } from "./collector/double.ts";
import { duration } from "./collector/duration.ts";
import { extractAvgMetric } from "./collector/extract-avg-metric.ts";
import { extractCountMetric } from "./collector/extract-count-metric.ts";
import { extractPatterns } from "./collector/extract-patterns.ts";
import { extractPercentileMetric } from "./collector/extract-percentile-metric.ts";
import { extractSumMetric } from "./collector/extract-sum-metric.ts";
import { filter } from "./collector/filter.ts";
import { find } from "./collector/find.ts";
import { flatten } from "./collector/flatten.ts";
import { fnv } from "./collector/fnv.ts";
import { formatTime } from "./collector/format-time.ts";
import { format } from "./collector/format.ts";
import { hasAttrKeyOnDatapoint } from "./collector/has-attr-key-on-datapoint.ts";
import { hasAttrOnDatapoint } from "./collector/has-attr-on-datapoint.ts";
import { hasPrefix } from "./collector/has-prefix.ts";
import { hasSuffix } from "./collector/has-suffix.ts";
import { hex } from "./collector/hex.ts";
import { hour } from "./collector/hour.ts";
import { hours } from "./collector/hours.ts";
import { index } from "./collector/index.ts";
import { int } from "./collector/int.ts";
import { isBool } from "./collector/is-bool.ts";
import { isDouble } from "./collector/is-double.ts";
import { isEmpty } from "./collector/is-empty.ts";
import { isInCidr } from "./collector/is-in-cidr.ts";
import { isInt } from "./collector/is-int.ts";
import { isList } from "./collector/is-list.ts";
import { isMap } from "./collector/is-map.ts";
import { isMatch } from "./collector/is-match.ts";
import { isRootSpan } from "./collector/is-root-span.ts";
import { isString } from "./collector/is-string.ts";
import { isValidLuhn } from "./collector/is-valid-luhn.ts";
import { keepKeys } from "./collector/keep-keys.ts";
import { keepMatchingKeys } from "./collector/keep-matching-keys.ts";
import { keys } from "./collector/keys.ts";
import { len } from "./collector/len.ts";
import { limit } from "./collector/limit.ts";
import { log } from "./collector/log.ts";
import { mapEach } from "./collector/map-each.ts";
import { mapKeys } from "./collector/map-keys.ts";
import { md5 } from "./collector/md5.ts";
import { mergeHistogramBuckets } from "./collector/merge-histogram-buckets.ts";
import { mergeMaps } from "./collector/merge-maps.ts";
import { microseconds } from "./collector/microseconds.ts";
import { milliseconds } from "./collector/milliseconds.ts";
import { minute } from "./collector/minute.ts";
import { minutes } from "./collector/minutes.ts";
import { month } from "./collector/month.ts";
import { murmur3Hash } from "./collector/murmur3-hash.ts";
import { murmur3Hash128 } from "./collector/murmur3-hash128.ts";
import { nanosecond } from "./collector/nanosecond.ts";
import { nanoseconds } from "./collector/nanoseconds.ts";
import { now } from "./collector/now.ts";
import { parseCEF } from "./collector/parse-cef.ts";
import { parseCLF } from "./collector/parse-clf.ts";
import { parseCSV } from "./collector/parse-csv.ts";
import { parseELF } from "./collector/parse-elf.ts";
import { parseInt } from "./collector/parse-int.ts";
import { parseJSON } from "./collector/parse-json.ts";
import { parseKeyValue } from "./collector/parse-key-value.ts";
import { parseLEEF } from "./collector/parse-leef.ts";
import { parseSeverity } from "./collector/parse-severity.ts";
import { profileID } from "./collector/profile-id.ts";
import { reduce } from "./collector/reduce.ts";
import { replaceAllMatches } from "./collector/replace-all-matches.ts";
import { replaceAllPatterns } from "./collector/replace-all-patterns.ts";
import { replaceMatch } from "./collector/replace-match.ts";
import { replacePattern } from "./collector/replace-pattern.ts";
import { scaleMetric } from "./collector/scale-metric.ts";
import { second } from "./collector/second.ts";
import { seconds } from "./collector/seconds.ts";
import { setSemconvSpanName } from "./collector/set-semconv-span-name.ts";
import { set } from "./collector/set.ts";
import { sha1 } from "./collector/sha1.ts";
import { sha256 } from "./collector/sha256.ts";
import { sha512 } from "./collector/sha512.ts";
import { sliceToMap } from "./collector/slice-to-map.ts";
import { sort } from "./collector/sort.ts";
import { spanID } from "./collector/span-id.ts";
import { split } from "./collector/split.ts";
import { string } from "./collector/string.ts";
import { stringifyAll } from "./collector/stringify-all.ts";
import { substring } from "./collector/substring.ts";
import { time } from "./collector/time.ts";
import { toCamelCase } from "./collector/to-camel-case.ts";
import { toKeyValueString } from "./collector/to-key-value-string.ts";
import { toLowerCase } from "./collector/to-lower-case.ts";
import { toSnakeCase } from "./collector/to-snake-case.ts";
import { toUpperCase } from "./collector/to-upper-case.ts";
import { toValidUTF8 } from "./collector/to-valid-utf8.ts";
import { traceID } from "./collector/trace-id.ts";
import { trimPrefix } from "./collector/trim-prefix.ts";
import { trimSuffix } from "./collector/trim-suffix.ts";
import { trim } from "./collector/trim.ts";
import { truncateAll } from "./collector/truncate-all.ts";
import { truncateTime } from "./collector/truncate-time.ts";
import { unixMicro } from "./collector/unix-micro.ts";
import { unixMilli } from "./collector/unix-milli.ts";
import { unixNano } from "./collector/unix-nano.ts";
import { unixSeconds } from "./collector/unix-seconds.ts";
import { unix } from "./collector/unix.ts";
import { url } from "./collector/url.ts";
import { uuid } from "./collector/uuid.ts";
import { uuidv7 } from "./collector/uuidv7.ts";
import { values } from "./collector/values.ts";
import { weekday } from "./collector/weekday.ts";
import { when } from "./collector/when.ts";
import { xxh128 } from "./collector/xxh128.ts";
import { xxh3 } from "./collector/xxh3.ts";
import { year } from "./collector/year.ts";
import type { FunctionDefinition } from "./define.ts";

/** Every function of the dialect `collector` besides those of packs, sorted by name. */
export const COLLECTOR_FUNCTIONS = [
  all,
  any,
  base64Encode,
  bool,
  coalesce,
  communityID,
  concat,
  containsValue,
  convertCase,
  day,
  decode,
  double,
  duration,
  extractPatterns,
  fnv,
  filter,
  find,
  format,
  formatTime,
  hasAttrKeyOnDatapoint,
  hasAttrOnDatapoint,
  hasPrefix,
  hasSuffix,
  hex,
  hour,
  hours,
  index,
  int,
  isBool,
  isDouble,
  isEmpty,
  isInCidr,
  isInt,
  isList,
  isMap,
  isMatch,
  isRootSpan,
  isString,
  isValidLuhn,
  keys,
  len,
  log,
  md5,
  mapEach,
  mapKeys,
  microseconds,
  milliseconds,
  minute,
  minutes,
  month,
  murmur3Hash,
  murmur3Hash128,
  nanosecond,
  nanoseconds,
  now,
  parseCEF,
  parseCLF,
  parseCSV,
  parseELF,
  parseInt,
  parseJSON,
  parseKeyValue,
  parseLEEF,
  parseSeverity,
  profileID,
  reduce,
  sha1,
  sha256,
  sha512,
  second,
  seconds,
  sliceToMap,
  sort,
  spanID,
  split,
  string,
  substring,
  time,
  toCamelCase,
  toKeyValueString,
  toLowerCase,
  toSnakeCase,
  toUpperCase,
  toValidUTF8,
  traceID,
  trim,
  trimPrefix,
  trimSuffix,
  truncateTime,
  url,
  uuid,
  uuidv7,
  unix,
  unixMicro,
  unixMilli,
  unixNano,
  unixSeconds,
  values,
  weekday,
  when,
  xxh128,
  xxh3,
  year,
  aggregateOnAttributeValue,
  aggregateOnAttributes,
  append,
  clear,
  convertExponentialHistogramToHistogram,
  convertGaugeToSum,
  convertSumToGauge,
  convertSummaryCountValToSum,
  convertSummaryQuantileValToGauge,
  convertSummarySumValToSum,
  copyMetric,
  deleteIndex,
  deleteKey,
  deleteMatchingKeys,
  extractAvgMetric,
  extractCountMetric,
  extractPercentileMetric,
  extractSumMetric,
  flatten,
  keepKeys,
  keepMatchingKeys,
  limit,
  mergeHistogramBuckets,
  mergeMaps,
  replaceAllMatches,
  replaceAllPatterns,
  replaceMatch,
  replacePattern,
  scaleMetric,
  set,
  setSemconvSpanName,
  stringifyAll,
  truncateAll,
] as readonly unknown[] as readonly FunctionDefinition[];
