import { parseIp } from "../../../util/ip.ts";
import { Failure, fail } from "../../../values/failure.ts";
import { escapeUrl, unescapeUrl } from "./escape.ts";

export interface UserInfo {
  readonly name: string;
  readonly password: string | undefined;
}

/** A parsed URL reference: Go's url.URL, byte strings. */
export interface GoUrl {
  scheme: string;
  opaque: string;
  user: UserInfo | undefined;
  host: string;
  /** Unescaped; `rawPath` is how it was written. */
  path: string;
  rawPath: string;
  query: string;
  /** A lone `?` was written. */
  forceQuery: boolean;
  fragment: string;
  rawFragment: string;
  /** `scheme:/path`, without `//`. */
  omitHost: boolean;
}

/** Go's url.Parse (Go 1.26). */
export function parseUrl(text: string): GoUrl | Failure {
  const [reference, fragment] = cut(text, "#");
  const url = parseReference(reference);
  if (url instanceof Failure) return fail("parse-error", `parse "{0}": {1}`, reference, url);
  const unescaped = unescapeUrl(fragment, "fragment");
  if (unescaped instanceof Failure) return fail("parse-error", `parse "{0}": {1}`, text, unescaped);
  url.fragment = unescaped;
  url.rawFragment = fragment;
  return url;
}

/** What stands before and after the first separator; nothing after where there is none. */
export function cut(text: string, separator: string): [before: string, after: string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

function parseReference(text: string): GoUrl | Failure {
  if (/[\x00-\x1f\x7f]/.test(text)) return fail("parse-error", "net/url: invalid control character in URL");
  const url: GoUrl = {
    ...{ scheme: "", opaque: "", user: undefined, host: "", path: "", rawPath: "", query: "" },
    ...{ forceQuery: false, fragment: "", rawFragment: "", omitHost: false },
  };
  if (text === "*") {
    url.path = "*";
    return url;
  }
  if (text.startsWith(":")) return fail("parse-error", "missing protocol scheme");
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(text)?.[1];
  url.scheme = scheme?.toLowerCase() ?? "";
  let rest = scheme === undefined ? text : text.slice(scheme.length + 1);
  url.forceQuery = rest.endsWith("?") && rest.indexOf("?") === rest.length - 1;
  [rest, url.query] = cut(rest, "?");

  if (!rest.startsWith("/")) {
    if (url.scheme !== "") {
      url.opaque = rest;
      return url;
    }
    if (cut(rest, "/")[0].includes(":")) {
      return fail("parse-error", "first path segment in URL cannot contain colon");
    }
  }
  if (rest.startsWith("//") && (url.scheme !== "" || !rest.startsWith("///"))) {
    const slash = rest.indexOf("/", 2);
    const authority = slash < 0 ? rest.slice(2) : rest.slice(2, slash);
    rest = slash < 0 ? "" : rest.slice(slash);
    const failure = setAuthority(url, authority);
    if (failure) return failure;
  } else {
    url.omitHost = url.scheme !== "" && rest.startsWith("/");
  }
  const path = unescapeUrl(rest, "path");
  if (path instanceof Failure) return path;
  url.path = path;
  url.rawPath = rest;
  return url;
}

function setAuthority(url: GoUrl, authority: string): Failure | undefined {
  const at = authority.lastIndexOf("@");
  const host = parseHost(url.scheme, authority.slice(at + 1));
  if (host instanceof Failure) return host;
  url.host = host;
  if (at < 0) return undefined;
  const userInfo = authority.slice(0, at);
  if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(userInfo)) return fail("parse-error", "net/url: invalid userinfo");
  const [rawName, rawPassword] = cut(userInfo, ":");
  const name = unescapeUrl(rawName, "user");
  if (name instanceof Failure) return name;
  const password = userInfo.includes(":") ? unescapeUrl(rawPassword, "user") : undefined;
  if (password instanceof Failure) return password;
  url.user = { name, password };
  return undefined;
}

function parseHost(scheme: string, host: string): string | Failure {
  const bracket = host.lastIndexOf("[");
  if (bracket > 0) return fail("parse-error", "invalid IP-literal");
  if (bracket === 0) return parseIpLiteral(host);
  // Several hosts with ports, joined by commas, pass for schemes other than the web's (databases use them).
  const strict = scheme === "http" || scheme === "https";
  const colon = strict ? host.indexOf(":") : host.lastIndexOf(":");
  if (colon >= 0 && !isOptionalPort(host.slice(colon))) return invalidPort(host.slice(colon));
  return unescapeUrl(host, "host");
}

function parseIpLiteral(host: string): string | Failure {
  const close = host.lastIndexOf("]");
  if (close < 0) return fail("parse-error", "missing ']' in host");
  const port = host.slice(close + 1);
  if (!isOptionalPort(port)) return invalidPort(port);
  const literal = host.slice(1, close);
  const zoneAt = literal.indexOf("%25");
  const address = unescapeUrl(zoneAt < 0 ? literal : literal.slice(0, zoneAt), "host");
  if (address instanceof Failure) return address;
  const zone = zoneAt < 0 ? "" : unescapeUrl(literal.slice(zoneAt), "zone");
  if (zone instanceof Failure) return zone;
  const whole = address + zone;
  const [bare, zoneName] = cut(whole, "%");
  if (!bare.includes(":") || parseIp(bare) === undefined || (zoneName === "" && whole.includes("%"))) {
    return fail("parse-error", "invalid IP-literal");
  }
  return `[${whole}]${port}`;
}

function invalidPort(port: string): Failure {
  return fail("parse-error", `invalid port "{0}" after host`, port);
}

function isOptionalPort(port: string): boolean {
  return /^(?::[0-9]*)?$/.test(port);
}

/** Host without port and brackets, and the port. */
export function splitHostPort(hostPort: string): [host: string, port: string] {
  const colon = hostPort.lastIndexOf(":");
  const hasPort = colon >= 0 && isOptionalPort(hostPort.slice(colon));
  const host = hasPort ? hostPort.slice(0, colon) : hostPort;
  const port = hasPort ? hostPort.slice(colon + 1) : "";
  return [host.length > 1 && host.startsWith("[") && host.endsWith("]") ? host.slice(1, -1) : host, port];
}

export function formatUserInfo({ name, password }: UserInfo): string {
  const escaped = escapeUrl(name, "user");
  return password === undefined ? escaped : `${escaped}:${escapeUrl(password, "user")}`;
}

/** Go's URL.String. */
export function formatUrl(url: GoUrl): string {
  let out = url.scheme === "" ? "" : `${url.scheme}:`;
  if (url.opaque !== "") {
    out += url.opaque;
  } else {
    const hasAuthority = url.host !== "" || url.user !== undefined;
    if ((url.scheme !== "" && !url.omitHost && url.path !== "") || hasAuthority) out += "//";
    if (url.user) out += `${formatUserInfo(url.user)}@`;
    out += escapeUrl(url.host, "host");
    // A lone asterisk is never escaped (unless it was written with a small `a`).
    const isAsterisk = url.path === "*" && url.rawPath !== "%2a";
    const path = isAsterisk ? "*" : escapedForm(url.path, url.rawPath, "path");
    if (path !== "" && !path.startsWith("/") && url.host !== "") out += "/";
    if (out === "" && cut(path, "/")[0].includes(":")) out += "./";
    out += path;
  }
  if (url.forceQuery || url.query !== "") out += `?${url.query}`;
  if (url.fragment !== "") out += `#${escapedForm(url.fragment, url.rawFragment, "fragment")}`;
  return out;
}

/** Escaped text that may stand as it is (net/url, validEncoded). */
const VALID_ESCAPED = {
  path: /^[A-Za-z0-9\-_.~$&+,/:;=@!'()*[\]%]*$/,
  fragment: /^[A-Za-z0-9\-_.~$&+,/:;=@!'()*[\]%?]*$/,
};

/** As it was written where that is a valid escaping, otherwise escaped anew. */
function escapedForm(text: string, raw: string, part: "path" | "fragment"): string {
  return VALID_ESCAPED[part].test(raw) ? raw : escapeUrl(text, part);
}
