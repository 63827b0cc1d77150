import { conditions, type PageExample, statements, yaml } from "../../../src/diagnostics/pages/page.ts";

/** Trouble that authors of rules have, in our own words, each with the rule at fault. */
export const FAULTY_RULES: readonly (readonly [trouble: string, rule: PageExample])[] = [
  [
    "server spans are not found by the name of their kind",
    statements('set(span.attributes["entry"], true) where span.kind == "SPAN_KIND_SERVER"'),
  ],
  ["the status code is compared with a word", statements('set(span.name, "failed") where span.status.code == "ERROR"')],
  ["errors are not kept: the severity is compared with a word", conditions('log.severity_number < "WARN"')],
  [
    "a 500 is an int, the rule looks for a text",
    statements('set(span.status.code, STATUS_CODE_ERROR) where span.attributes["http.status_code"] == "500"'),
  ],
  ["texts are ordered by letters: 1000 is not above 500", conditions('span.attributes["duration_ms"] > "500"')],
  ["a span without a name is looked for with nil", statements('set(span.name, "unknown") where span.name == nil')],
  ["a trace id as text never equals the trace id", conditions('span.trace_id == "0123456789abcdef0123456789abcdef"')],
  ["root spans are looked for with nil", conditions("span.parent_span_id == nil")],
  ["a time goes to an attribute", statements('set(log.attributes["seen"], log.observed_time)')],
  [
    "an id goes to an attribute, and how long a span took",
    statements([
      'set(span.attributes["trace"], span.trace_id)',
      'set(span.attributes["took"], span.end_time - span.start_time)',
    ]),
  ],
  ["a duration with words", statements('set(log.attributes["wait"], Seconds(Duration("5 seconds")))')],
  [
    "a text function over an attribute that may be missing",
    statements('set(log.attributes["level"], ToLowerCase(log.attributes["Level"]))'),
  ],
  [
    "a field of the body is copied, but most bodies are text",
    statements('set(log.attributes["level"], log.body["level"])'),
  ],
  ["a filter looks into a body that may be text", conditions('log.body["kubernetes"]["namespace"] == "kube-system"')],
  [
    "a JSON body is parsed although some lines are no JSON",
    statements('merge_maps(log.attributes, ParseJSON(log.body), "upsert")'),
  ],
  [
    "key=value lines are parsed without a look at them",
    statements('merge_maps(log.attributes, ParseKeyValue(log.body), "upsert")'),
  ],
  [
    "the route is built from attributes that may be missing",
    statements('set(span.name, Concat([span.attributes["http.method"], span.attributes["http.route"]], " "))'),
  ],
  [
    "a service name with the namespace in front of it",
    statements(
      'set(resource.attributes["service.name"], Concat([resource.attributes["k8s.namespace.name"], "api"], "/"))',
    ),
  ],
  [
    "an attribute is renamed: the copy stays empty where it was missing",
    statements([
      'set(log.attributes["url.full"], log.attributes["http.url"])',
      'delete_key(log.attributes, "http.url")',
    ]),
  ],
  [
    "deleted first and copied then",
    statements([
      'delete_key(span.attributes, "http.method")',
      'set(span.attributes["http.request.method"], span.attributes["http.method"]) where span.attributes["http.method"] != nil',
    ]),
  ],
  [
    "the log's host overwrites the resource's again and again",
    statements(
      'set(resource.attributes["host.name"], log.attributes["host.name"]) where log.attributes["host.name"] != nil',
    ),
  ],
  [
    "the tenant of a data point goes to the resource",
    statements(
      'set(resource.attributes["tenant"], datapoint.attributes["tenant"]) where datapoint.attributes["tenant"] != nil',
    ),
  ],
  [
    "a default and the value after it: the default is never seen",
    statements(['set(log.attributes["env"], "dev")', 'set(log.attributes["env"], "prod")']),
  ],
  [
    "both values at once",
    conditions('resource.attributes["service.name"] == "a" and resource.attributes["service.name"] == "b"'),
  ],
  [
    "neither of two values, written with or: everything is dropped",
    conditions('span.name != "healthz" or span.name != "readyz"'),
  ],
  ["a statement that was switched off and forgotten", statements('set(log.body, "x") where false')],
  ["a filter that drops everything", conditions("true")],
  [
    "or and and without parentheses",
    conditions('span.name == "a" or span.name == "b" and span.kind == SPAN_KIND_CLIENT'),
  ],
  [
    "a price with a dollar in a pattern",
    statements('set(log.attributes["paid"], true) where IsMatch(log.body, "total: $[0-9]+")'),
  ],
  ["a caret in the middle of a pattern", statements('delete_matching_keys(log.attributes, "http^method")')],
  ["anchors around an alternation", conditions('IsMatch(span.name, "^GET /health|GET /ready$")')],
  ["a host name as a pattern", conditions('IsMatch(span.attributes["server.address"], "internal.example.com")')],
  ["an address as a pattern", conditions('IsMatch(span.attributes["client.address"], "^10.0.0.1$")')],
  ["digits with twice the backslashes", statements('replace_pattern(log.attributes["msg"], "id=\\\\\\\\d+", "id=?")')],
  ["a word boundary with one backslash", statements('replace_pattern(log.attributes["msg"], "\\btoken", "t")')],
  ["a group without a group", statements('replace_pattern(span.attributes["url.path"], "/users/[0-9]+", "/users/$1")')],
  [
    "a group glued to a word",
    statements('replace_pattern(span.attributes["url.path"], "/users/([0-9]+)", "/users/$1_id")'),
  ],
  ["the second group of one", statements('replace_pattern(span.name, "^(GET) ", "$2 ")')],
  ["a digit escape that OTTL does not know", statements('replace_pattern(span.name, "\\d+", "?")')],
  ["single quotes", statements("set(span.name, 'x')")],
  ["== for a condition, = written", statements('set(span.name, "x") where span.kind = SPAN_KIND_SERVER')],
  ["operators of another language", conditions('span.name == "a" && span.kind != SPAN_KIND_SERVER')],
  ["a negation with an exclamation mark", conditions('!IsMatch(span.name, "x")')],
  ["null instead of nil", statements('set(span.name, "x") where span.attributes["a"] == null')],
  ["upper-case keywords", statements('set(span.name, "x") WHERE span.kind == SPAN_KIND_SERVER')],
  ["a function's name misspelled", statements('replace_patern(span.name, "a", "b")')],
  ["a converter in lower case", statements('set(span.name, concat(["a", "b"], ""))')],
  ["an editor in upper case", statements('Set(span.name, "a")')],
  ["no context in front of the path", statements('set(attributes["a"], "b")')],
  ["a path that is called otherwise", statements('set(span.attribute["a"], "b")')],
  ["a log function over spans' names", statements('set(log.attributes["n"], span.name)')],
  ["an attribute whose key is written with dots", statements('set(span.attributes.http.method, "GET")')],
  ["texts are joined with a plus", statements('set(span.name, "GET " + span.attributes["http.route"])')],
  ["a text replacement in a number", statements('replace_pattern(span.kind, "SERVER", "x")')],
  ["a number for the name", statements("set(span.name, 404)")],
  ["a word for the severity", statements('set(log.severity_number, "ERROR")')],
  ["nil to remove an attribute", statements('set(span.attributes["password"], nil)')],
  ["nil to remove a name", statements("set(span.name, nil)")],
  ["the type of a metric is to be written", statements("set(metric.type, METRIC_DATA_TYPE_SUM)")],
  ["milliseconds of a missing attribute", statements('set(span.attributes["ms"], span.attributes["seconds"] * 1000)')],
  ["a division by zero", statements('set(log.attributes["x"], log.severity_number / 0)')],
  [
    "keys in the wrong case",
    statements('keep_keys(log.attributes, ["HTTP.Method"])', {
      sample: { "log.attributes": ["http.method", "user.id"] },
    }),
  ],
  [
    "a comparison with a key in the wrong case",
    statements('set(log.body, "x") where log.attributes["userId"] == "1"', {
      sample: { "log.attributes": ["user_id"] },
    }),
  ],
  ["keep nothing at all", statements("keep_keys(span.attributes, [])")],
  ["a cache that nobody filled", statements('set(log.attributes["id"], log.cache["id"]) where log.cache["id"] != nil')],
  ["a cache in a filter", conditions('log.cache["drop"] == true')],
  [
    "one failure loses everything",
    statements('set(log.attributes["parts"], Split(log.attributes["path"], "/"))', { errorMode: "propagate" }),
  ],
  [
    "an index on a parser's result",
    statements(
      'set(log.attributes["user"], ParseJSON(log.attributes["payload"])["user"]) where IsString(log.attributes["payload"])',
    ),
  ],
  [
    "a function of a newer Collector",
    statements('set(span.attributes["a"], Coalesce([span.attributes["b"], span.attributes["c"], "none"]))', {
      target: "0.143",
    }),
  ],
  ["the same statement twice", statements(['delete_key(span.attributes, "a")', 'delete_key(span.attributes, "a")'])],
  ["the same condition twice", conditions(['span.name == "a"', 'span.name == "a"'])],
  ["a key twice in a map", statements('set(log.attributes["labels"], {"env": "a", "env": "b"})')],
  ["a path set to itself", statements("set(span.name, span.name) where span.kind == SPAN_KIND_SERVER")],
  [
    "the same attribute as a number and as a text",
    statements([
      'set(span.name, "ok") where span.attributes["code"] == 0',
      'set(span.name, "failed") where span.attributes["code"] == "1"',
    ]),
  ],
  [
    "an error mode that does not exist",
    yaml('processors:\n  transform:\n    error_mode: continue\n    log_statements:\n      - set(log.body, "x")\n'),
  ],
  [
    "statements under a key that does not exist",
    yaml('processors:\n  transform:\n    span_statements:\n      - set(span.name, "x")\n'),
  ],
  [
    "a capture group that the file takes for a variable",
    yaml(
      `processors:\n  transform:\n    log_statements:\n      - replace_pattern(log.attributes["a"], "(b)", "\${1}")\n`,
    ),
  ],
  [
    "a context that does not exist",
    yaml(
      "processors:\n  transform:\n    log_statements:\n      - context: record\n        statements:\n          - set(body, 1)\n",
    ),
  ],
];
