import { Failure, fail } from "../../../values/failure.ts";
import { MAX_INT64 } from "../../../values/int64.ts";
import { GoInt, GoMap, GoSlice, type Value } from "../../../values/value.ts";
import { unescapeUrl } from "./escape.ts";
import { cut, formatUrl, formatUserInfo, parseUrl, splitHostPort } from "./parse-url.ts";

const MAX_QUERY_PARAMETERS = 10_000;

/** What the URL converter gives: the parts of a reference, or of a query that starts with `?`, as a Go map. */
export function urlToMap(text: string): GoMap | Failure {
  if (text === "") return fail("invalid-argument", "url cannot be empty");
  return text.startsWith("?") ? queryToMap(text.slice(1)) : partsToMap(text);
}

function partsToMap(text: string): GoMap | Failure {
  const url = parseUrl(text);
  if (url instanceof Failure) return url;
  const [host, port] = splitHostPort(url.host);
  const keys: string[] = [];
  const values: Value[] = [];
  const put = (key: string, value: Value): void => {
    keys.push(key);
    values.push(value);
  };
  put("url.original", formatUrl(url));
  put("url.domain", host);
  put("url.scheme", url.scheme);
  put("url.path", url.path);
  if (port !== "") {
    const number = BigInt(port);
    if (number > MAX_INT64) return fail("out-of-bounds", `strconv.Atoi: parsing "{0}": value out of range`, port);
    put("url.port", new GoInt("int", number));
  }
  if (url.fragment !== "") put("url.fragment", url.fragment);
  if (url.user) {
    put("url.user_info", formatUserInfo(url.user));
    if (url.user.name !== "") put("url.username", url.user.name);
    if (url.user.password !== undefined) put("url.password", url.user.password);
  }
  if (url.query !== "") put("url.query", url.query);
  const dot = url.path.lastIndexOf(".");
  if (dot >= 0 && dot < url.path.length - 1) put("url.extension", url.path.slice(dot + 1));
  return new GoMap(keys, values);
}

function queryToMap(query: string): GoMap | Failure {
  const settings = query.split("&");
  if (settings.length > MAX_QUERY_PARAMETERS) {
    return fail("limit-exceeded", "number of URL query parameters exceeded limit");
  }
  const parameters = new Map<string, Value[]>();
  for (const setting of settings) {
    if (setting === "") continue;
    if (setting.includes(";")) return fail("parse-error", "invalid semicolon separator in query");
    const [rawKey, rawValue] = cut(setting, "=");
    const key = unescapeUrl(rawKey, "query");
    if (key instanceof Failure) return key;
    const value = unescapeUrl(rawValue, "query");
    if (value instanceof Failure) return value;
    const known = parameters.get(key);
    if (known) known.push(value);
    else parameters.set(key, [value]);
  }
  if (parameters.size === 0) return new GoMap();
  const lists = Array.from(parameters.values(), (values) => new GoSlice("any", values));
  return new GoMap(["query"], [new GoMap([...parameters.keys()], lists)]);
}
