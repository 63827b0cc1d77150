import { append } from "./append.ts";
import { coalesce } from "./coalesce.ts";
import { concat } from "./concat.ts";
import { contains } from "./contains.ts";
import { dayOfWeek } from "./day-of-week.ts";
import type { V1Function } from "./define.ts";
import { deleteKey } from "./delete-key.ts";
import { deleteMatchingKeys } from "./delete-matching-keys.ts";
import { duration } from "./duration.ts";
import { extractPattern } from "./extract-pattern.ts";
import { format } from "./format.ts";
import { hash } from "./hash.ts";
import { hour } from "./hour.ts";
import { ifFunction } from "./if.ts";
import { int } from "./int.ts";
import { isMatch } from "./is-match.ts";
import { join } from "./join.ts";
import { keepKeys } from "./keep-keys.ts";
import { len } from "./len.ts";
import { lowercase } from "./lowercase.ts";
import { md5 } from "./md5.ts";
import { now } from "./now.ts";
import { replacePattern } from "./replace-pattern.ts";
import { replacePatternEditor } from "./replace-pattern-editor.ts";
import { round } from "./round.ts";
import { sha256 } from "./sha256.ts";
import { split } from "./split.ts";
import { substring } from "./substring.ts";
import { sum } from "./sum.ts";
import { trim } from "./trim.ts";
import { unixNano } from "./unix-nano.ts";
import { uppercase } from "./uppercase.ts";

/** The functions of the dialect v1 by name; `set`, `keep`, `drop` and `route` belong to the language. */
export const V1_FUNCTIONS: ReadonlyMap<string, V1Function> = new Map(
  [
    append,
    coalesce,
    concat,
    contains,
    dayOfWeek,
    deleteKey,
    deleteMatchingKeys,
    duration,
    extractPattern,
    format,
    hash,
    hour,
    ifFunction,
    int,
    isMatch,
    join,
    keepKeys,
    len,
    lowercase,
    md5,
    now,
    replacePattern,
    replacePatternEditor,
    round,
    sha256,
    split,
    substring,
    sum,
    trim,
    unixNano,
    uppercase,
  ].map((each: V1Function) => [each.name, each]),
);
