// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how replacements write groups
import { conditions, type ErrorPage, page, statements, yaml } from "./page.ts";

const KEYS = { "log.attributes": ["http.method", "user.id"] };

/** Pages about what lint rules find. */
export const LINT_PAGES: readonly ErrorPage[] = [
  page(
    "OTTL5001",
    "Values of different types are never equal and have no order: `==` and the orderings are false, `!=` is true. No error is reported when the rule runs.",
    'set(span.name, "x") where span.kind == "SERVER"',
    'set(span.name, "x") where span.kind == SPAN_KIND_SERVER',
  ),
  page(
    "OTTL5002",
    "A field of a record always has a value. One that is not set reads as an empty text, 0 or false, never as nil.",
    'set(span.name, "x") where span.name == nil',
    'set(span.name, "x") where span.name == ""',
  ),
  page(
    "OTTL5003",
    'An attribute that holds the int 5 does not equal the text "5", and texts are ordered letter by letter.',
    'set(span.name, "x") where span.attributes["http.status_code"] == "500"',
    'set(span.name, "x") where Int(span.attributes["http.status_code"]) == 500',
  ),
  page(
    "OTTL5004",
    "A record's attribute has one type, so that at most one of the two comparisons can hold.",
    statements([
      'set(span.name, "x") where span.attributes["code"] == 1',
      'set(span.name, "y") where span.attributes["code"] == "two"',
    ]),
    statements([
      'set(span.name, "x") where span.attributes["code"] == 1',
      'set(span.name, "y") where span.attributes["code"] == 2',
    ]),
  ),
  page(
    "OTTL5005",
    "Most log bodies are text, and an index on text fails. Ask `IsMap(log.body)` first.",
    'set(log.attributes["user"], log.body["user"])',
    'set(log.attributes["user"], log.body["user"]) where IsMap(log.body) and log.body["user"] != nil',
  ),
  page(
    "OTTL5006",
    "Concat writes the five characters `<nil>` for a value that is missing.",
    'set(span.name, Concat([span.attributes["http.method"], "x"], " "))',
    'set(span.name, Concat([Coalesce([span.attributes["http.method"], ""]), "x"], " "))',
  ),
  page(
    "OTTL5007",
    "A parser fails on a value that is missing or no text.",
    'merge_maps(log.attributes, ParseJSON(log.body), "upsert")',
    'merge_maps(log.attributes, ParseJSON(log.body), "upsert") where IsString(log.body)',
  ),
  page(
    "OTTL5008",
    "Keys are case-sensitive. The sample data has the key in another spelling, so that this one matches nothing.",
    statements('set(log.body, "x") where log.attributes["Http.Method"] == "GET"', { sample: KEYS }),
    statements('set(log.body, "x") where log.attributes["http.method"] == "GET"', { sample: KEYS }),
  ),
  page(
    "OTTL5009",
    "A resource and a scope are shared by their records. A statement that runs for each record overwrites what the one before wrote: the last record wins.",
    'set(resource.attributes["user"], span.attributes["user"]) where span.attributes["user"] != nil',
    'set(span.attributes["host"], resource.attributes["host.name"]) where resource.attributes["host.name"] != nil',
  ),
  page(
    "OTTL5010",
    "Statements run in order: what one has deleted is missing for those after it.",
    statements(['delete_key(log.attributes, "user")', 'set(log.body, "x") where log.attributes["user"] == "me"']),
    statements(['set(log.body, "x") where log.attributes["user"] == "me"', 'delete_key(log.attributes, "user")']),
  ),
  page(
    "OTTL5011",
    "A later statement overwrites the value for every record before anything reads it.",
    statements(['set(log.attributes["a"], 1)', 'set(log.attributes["a"], 2)']),
    statements(['set(log.attributes["a"], 1)', 'set(log.attributes["a"], 2) where log.severity_number > 9']),
  ),
  page(
    "OTTL5012",
    "The condition is false for every record, so that its statement never runs. A `false` in a chain of `and` makes the whole chain false.",
    'set(log.body, "x") where log.flags == 1 and false',
    'set(log.body, "x") where log.flags == 1',
  ),
  page(
    "OTTL5013",
    "Two comparisons of one value, joined by `and`, that demand different things.",
    'set(log.body, "x") where log.flags == 1 and log.flags == 2',
    'set(log.body, "x") where log.flags == 1 or log.flags == 2',
  ),
  page(
    "OTTL5014",
    "The condition holds for every record. `x != 1 or x != 2` is always true: every value differs from one of them.",
    'set(log.body, "x") where log.flags != 1 or log.flags != 2',
    'set(log.body, "x") where log.flags != 1 and log.flags != 2',
  ),
  page(
    "OTTL5015",
    "Where the source is missing, `set` writes an empty value under the key instead of leaving it out.",
    'set(log.attributes["b"], log.attributes["region"])',
    'set(log.attributes["b"], log.attributes["region"]) where log.attributes["region"] != nil',
  ),
  page(
    "OTTL5016",
    "With `error_mode: propagate` the first failure drops the whole payload, the records that are fine included.",
    statements('set(log.attributes["a"], Split(log.attributes["b"], ","))', { errorMode: "propagate" }),
    statements('set(log.attributes["a"], Split(log.attributes["b"], ",")) where IsString(log.attributes["b"])', {
      errorMode: "propagate",
    }),
  ),
  page(
    "OTTL5017",
    "`^` is the beginning of the text and `$` its end: a pattern that wants a character before or after matches nothing.",
    'set(log.body, "x") where IsMatch(log.body, "price: $5")',
    'set(log.body, "x") where IsMatch(log.body, "price: \\\\$5")',
  ),
  page(
    "OTTL5018",
    "`|` binds weakest: in `^a|b$` the first alternative is not held at the end, and the last not at the beginning.",
    'set(span.name, "x") where IsMatch(span.name, "^GET|POST$")',
    'set(span.name, "x") where IsMatch(span.name, "^(?:GET|POST)$")',
  ),
  page(
    "OTTL5019",
    "In a pattern a dot matches any character: `example.com` matches `example-com` too.",
    'set(span.name, "x") where IsMatch(span.name, "^example.com$")',
    'set(span.name, "x") where IsMatch(span.name, "^example\\\\.com$")',
  ),
  page(
    "OTTL5020",
    "An OTTL string takes one level of escaping. With four backslashes the pattern gets two, and looks for a backslash.",
    'set(span.name, "x") where IsMatch(span.name, "\\\\\\\\d+")',
    'set(span.name, "x") where IsMatch(span.name, "\\\\d+")',
  ),
  page(
    "OTTL5021",
    "In an OTTL string `\\b` is the backspace character. A pattern's word boundary is `\\\\b`.",
    'set(span.name, "x") where IsMatch(span.name, "\\bGET")',
    'set(span.name, "x") where IsMatch(span.name, "\\\\bGET")',
  ),
  page(
    "OTTL5022",
    "A group that the pattern does not have is replaced by nothing.",
    'replace_pattern(span.name, "user=\\\\w+", "user=$1")',
    'replace_pattern(span.name, "user=(\\\\w)\\\\w*", "user=$1")',
  ),
  page(
    "OTTL5023",
    "The name of a group goes as far as letters, digits and underscores go: `$1_x` is the group `1_x`.",
    'replace_pattern(span.name, "(\\\\w+)@", "$1_at")',
    'replace_pattern(span.name, "(\\\\w+)@", "${1}_at")',
  ),
  page(
    "OTTL5024",
    "A field takes values of its own type; another is refused when the statement runs, and the field stays as it is. Attributes and bodies take text, numbers, booleans, bytes, maps and lists, but no times, durations and ids: write `UnixNano(log.time)`, `Nanoseconds(…)` or `log.trace_id.string`.",
    "set(span.name, 5)",
    'set(span.name, "5")',
  ),
  page(
    "OTTL5025",
    "Writing nil to an attribute leaves the key with an empty value; fields of a record cannot be nil at all.",
    'set(log.attributes["secret"], nil)',
    'delete_key(log.attributes, "secret")',
  ),
  page(
    "OTTL5026",
    "The path can be read but not written.",
    "set(metric.type, METRIC_DATA_TYPE_SUM)",
    'set(metric.unit, "s")',
  ),
  page(
    "OTTL5027",
    "A division by zero fails, for floats too.",
    'set(log.attributes["a"], log.flags / 0)',
    'set(log.attributes["a"], log.flags / 2)',
  ),
  page(
    "OTTL5028",
    "Arithmetic fails on nil, and a missing attribute is nil.",
    'set(span.attributes["ms"], span.attributes["s"] * 1000)',
    'set(span.attributes["ms"], span.attributes["s"] * 1000) where span.attributes["s"] != nil',
  ),
  page(
    "OTTL5029",
    "The statement sets a path to its own value.",
    'set(log.attributes["a"], log.attributes["a"]) where log.attributes["a"] != nil',
    'set(log.attributes["b"], log.attributes["a"]) where log.attributes["a"] != nil',
  ),
  page(
    "OTTL5030",
    "Both sides of a comparison are the same path.",
    'set(log.body, "x") where log.attributes["a"] == log.attributes["a"]',
    'set(log.body, "x") where log.attributes["a"] == log.attributes["b"]',
  ),
  page(
    "OTTL5031",
    "One condition stands twice in a chain; probably another one is meant.",
    'set(log.body, "x") where log.flags == 1 or log.flags == 1',
    'set(log.body, "x") where log.flags == 1 or log.flags == 2',
  ),
  page(
    "OTTL5032",
    "The statement stands twice in a row.",
    statements(['delete_key(log.attributes, "a")', 'delete_key(log.attributes, "a")']),
    statements(['delete_key(log.attributes, "a")', 'delete_key(log.attributes, "b")']),
  ),
  page(
    "OTTL5033",
    "A map literal names a key twice; only one of the values is kept.",
    'set(log.attributes["m"], {"a": 1, "a": 2})',
    'set(log.attributes["m"], {"a": 1, "b": 2})',
  ),
  page(
    "OTTL5034",
    "An argument is given twice, and the later one wins without a word.",
    'replace_pattern(log.body, "a", "b", regex_pattern = "c")',
    'replace_pattern(log.body, "c", "b")',
  ),
  page(
    "OTTL5035",
    "`and` binds stronger than `or`. Parentheses say so to the next reader.",
    'set(log.body, "x") where log.flags == 1 or log.flags == 2 and log.severity_number > 9',
    'set(log.body, "x") where log.flags == 1 or (log.flags == 2 and log.severity_number > 9)',
  ),
  page(
    "OTTL5036",
    "`keep_keys` removes what it does not name; with keys that are not there nothing is left.",
    "keep_keys(log.attributes, [])",
    'keep_keys(log.attributes, ["user.id"])',
  ),
  page(
    "OTTL5037",
    "The function is experimental: it may change, or needs a feature gate.",
    statements('set(log.attributes["a"], MapEach([1], (i, x) => x))', { gates: ["ottl.functions.enableLambda"] }),
    'set(log.attributes["a"], [1])',
  ),
  page(
    "OTTL5038",
    "The Collector version that `target` in `ottl.config` names does not have the function, the argument or the path yet.",
    statements('set(log.attributes["a"], Coalesce([log.attributes["b"], ""]))', { target: "0.143" }),
    statements('set(log.attributes["a"], Coalesce([log.attributes["b"], ""]))', { target: "0.165" }),
  ),
  page(
    "OTTL5039",
    "A replacement in a value that is no text does nothing.",
    'replace_pattern(span.kind, "a", "b")',
    'replace_pattern(span.name, "a", "b")',
  ),
  page(
    "OTTL5040",
    "One condition of a list is enough, so that the same one a second time cannot matter.",
    conditions(["log.flags == 1", "log.flags == 1"]),
    conditions(["log.flags == 1", "log.flags == 2"]),
  ),
  page(
    "OTTL5041",
    "Each record begins with an empty cache; a filter can never write it.",
    'set(log.body, "x") where log.cache["a"] == 1',
    statements(['set(log.cache["a"], log.flags)', 'set(log.body, "x") where log.cache["a"] == 1']),
  ),
  page(
    "OTTL5042",
    "A path gives nil for a missing key, but an index on a converter's result fails.",
    'set(log.body, ParseJSON(log.attributes["a"])["b"]) where IsString(log.attributes["a"])',
    statements([
      'set(log.cache["a"], ParseJSON(log.attributes["a"])) where IsString(log.attributes["a"])',
      'set(log.body, log.cache["a"]["b"]) where log.cache["a"]["b"] != nil',
    ]),
  ),
  page(
    "OTTL5043",
    "IsMatch looks for the pattern anywhere in the text; `.*` at its ends changes nothing.",
    'set(span.name, "x") where IsMatch(span.name, ".*grpc.*")',
    'set(span.name, "x") where IsMatch(span.name, "grpc")',
  ),
  page(
    "OTTL5044",
    "A comment switches off a rule that does not exist, probably a misspelled one.",
    yaml(
      'processors:\n  transform:\n    log_statements:\n      # ottl-disable-next-line nil-in-conact\n      - set(log.body, "x")\n',
    ),
    yaml(
      'processors:\n  transform:\n    log_statements:\n      # ottl-disable-next-line nil-in-concat\n      - set(log.body, "x")\n',
    ),
  ),
  page(
    "OTTL5045",
    "`ottl diff-versions` found that the text behaves otherwise in one of the two versions: for instance, `set` with nil did nothing before Collector 0.159 and writes an empty value since.",
    statements('set(log.attributes["a"], nil)', { target: "0.143", errorMode: "ignore" }),
    statements('delete_key(log.attributes, "a")', { target: "0.143", errorMode: "ignore" }),
  ),
  page(
    "OTTL5046",
    "Most functions take values of one type and fail on nil and on others; the statement then does nothing for the record, and an error is logged.",
    'set(span.attributes["user"], ToLowerCase(span.attributes["enduser.id"]))',
    'set(span.attributes["user"], ToLowerCase(span.attributes["enduser.id"])) where IsString(span.attributes["enduser.id"])',
  ),
  page(
    "OTTL5047",
    "All arguments of the call are literals and it fails, so that the statement fails for every record. The note says what the function does not like.",
    'set(log.attributes["wait"], Seconds(Duration("5 seconds")))',
    'set(log.attributes["wait"], Seconds(Duration("5s")))',
  ),
];
