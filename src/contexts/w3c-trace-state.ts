/** A W3C tracestate header, parsed: keys and values by position. Source: go.opentelemetry.io/otel/trace/tracestate.go. */
export interface TraceState {
  readonly keys: readonly string[];
  readonly values: readonly string[];
}

const MAX_MEMBERS = 32;
const SIMPLE_KEY = /^[a-z][a-z0-9_\-*/]{0,255}$/;
const TENANT_KEY = /^[a-z0-9][a-z0-9_\-*/]{0,240}@[a-z][a-z0-9_\-*/]{0,13}$/;
const VALUE = /^[\x20-\x2b\x2d-\x3c\x3e-\x7e]{0,255}[\x21-\x2b\x2d-\x3c\x3e-\x7e]$/;

function isMember(key: string, value: string): boolean {
  return (SIMPLE_KEY.test(key) || TENANT_KEY.test(key)) && VALUE.test(value);
}

/** Parses a header; undefined where it is invalid (a bad member, a repeated key, more than 32 members). */
export function parseTraceState(header: string): TraceState | undefined {
  const keys: string[] = [];
  const values: string[] = [];
  for (const member of header.split(",")) {
    if (member === "") continue;
    const at = member.indexOf("=");
    if (at < 0) return undefined;
    const key = member.slice(0, at).replace(/^[ \t]+/, "");
    const value = trimRight(member.slice(at + 1));
    if (!isMember(key, value) || keys.includes(key) || keys.length === MAX_MEMBERS) return undefined;
    keys.push(key);
    values.push(value);
  }
  return { keys, values };
}

/** Cuts blanks and tabs off the end; a loop, because a pattern would take quadratic time. */
function trimRight(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === " " || text[end - 1] === "\t")) end--;
  return text.slice(0, end);
}

/**
 * The header with the member put first, in place of one of the same key; a 33rd member drops the last one. undefined
 * where key or value are invalid.
 */
export function insertTraceState(state: TraceState, key: string, value: string): string | undefined {
  if (!isMember(key, value)) return undefined;
  const members = [`${key}=${value}`];
  for (let i = 0; i < state.keys.length; i++) {
    if (state.keys[i] !== key) members.push(`${state.keys[i]}=${state.values[i]}`);
  }
  return members.slice(0, MAX_MEMBERS).join(",");
}
