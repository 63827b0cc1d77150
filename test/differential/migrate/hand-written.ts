import type { MigrationCase } from "./v1-programs.ts";

/** Programs as people write them, all of which a Collector can run. */
export const HAND_WRITTEN: readonly MigrationCase[] = [
  { signal: "traces", text: 'set(attr["x"], Uppercase(attr["y"]))' },
  { signal: "traces", text: 'set(attr["masked"], ReplacePattern(attr["email"], `(.*)@(.*)`, "***@$2"))' },
  { signal: "traces", text: 'set(attr["ms"], attr["ns"] / 1000000)' },
  { signal: "traces", text: 'set(attr["rounded"], Round(attr["v"], 2))' },
  { signal: "traces", text: 'drop() where name == "/healthz"' },
  { signal: "traces", text: "keep() where status.code == STATUS_CODE_ERROR" },
  { signal: "traces", text: "drop() where Hash(trace_id) % 100 >= 10" },
  { signal: "traces", text: 'route() where resource.attributes["tenant"] == "A" to "kafka_a"' },
  {
    signal: "traces",
    text: 'set(attributes["is_slow"], duration > Duration("1s"))\nset(attr["ms"], Int(duration / 1000000))',
  },
  {
    signal: "traces",
    text: `# Noise goes, errors stay, a tenth of the rest stays.
drop() where name == "/healthz"
route() where status.code == STATUS_CODE_ERROR to "errors"
keep() where Hash(trace_id) % 100 < 10
set(attr["sampled"], true)`,
  },
  {
    signal: "traces",
    text: `keep() where kind == SPAN_KIND_SERVER or kind == SPAN_KIND_CONSUMER
keep() where attr["http.method"] != "POST"
drop() where attr["n"] % 1 != 0 and false
set(attr["class"], If(attr["http.status"] >= 500, "error", If(attr["http.status"] >= 400, "client", "ok")))`.replace(
      'drop() where attr["n"] % 1 != 0 and false\n',
      "",
    ),
  },
  {
    signal: "traces",
    text: `set(attr["first"], Coalesce(attr["x"], attr["y"], name))
route() where resource.attributes["tenant"] == "A" to "a"
route() where resource.attributes["tenant"] == "B" and kind > 2 to "b"
set(attr["rest"], true)
delete_matching_keys(attributes, "^http\\\\.")
route(attr["n"] > 1) to "a"`,
  },
  {
    signal: "traces",
    text: `set(attr["user"], ExtractPattern(attr["email"], "^(\\\\w+)@"))
set(attr["domain"], Substring(attr["email"], 4, 6))
set(attr["parts"], Split(attr["s"], ","))
set(attr["count"], Len(attr["parts"]))
append(attr["list"], ExtractPattern(attr["email"], "@(\\\\w+)"), Len(name))`,
  },
  {
    signal: "logs",
    text: `drop() where severity_number < SEVERITY_NUMBER_INFO and not (IsMatch(body, "joe"))
set(attr["safe"], ReplacePattern(body, "[a-z]+@[a-z.]+", "***"))
set(severity_text, Uppercase(attr["level"])) where severity_text == ""
set(attr["hash"], Hash(attr["email"]))`,
  },
  {
    signal: "logs",
    text: `keep() where Contains(body, "healthz") or Contains(attr["list"], "a") or attr["map"]["k"] == "v"
set(body, Trim(attr["s"])) where body == nil
set(attr["day"], Format(time, "%Y-%m-%d"))
set(attr["hour"], Hour(time))`,
  },
  {
    signal: "metrics",
    text: `drop() where name == "requests" and attr["n"] == nil
set(attr["big"], value_int > 50)
keep_keys(attributes, ["big", "x", "http.method"])
route() where metric.unit == "ms" to "slow"`,
  },
  {
    signal: "metrics",
    text: `set(attr["label"], Format("{} {{{}}}", name, attr["x"])) where attr["x"] == "a" or attr["x"] == "b"
set(attr["bucket"], Int(value_double) / 10 * 10)
drop() where attr["bucket"] > 50`.replace(', attr["x"]))', ", unit))"),
  },
  {
    signal: "traces",
    text: `set(attr["list"][0], Coalesce(attr["y"], attr["list"]))
set(attr["map"]["k"], attr["map"])
set(attr["all"], attributes)`,
  },
  {
    signal: "logs",
    text: `set(trace_id, MD5(attr["email"]))
set(span_id, Substring(trace_id, 0, 16)) where attr["n"] > 2
set(attr["day"], Format(time_unix_nano, "%Y-%m-%d"))`,
  },
];
