import { conditions, type PageExample, statements } from "../../../src/diagnostics/pages/page.ts";

/** What the reference's answers to a rule's page must show: that the wrong example is the trouble that the rule tells. */
export interface Evidence {
  /** What the examples run over, where the common input does not show it. */
  readonly input?: unknown;
  /** The wrong example changes nothing; or it fails on the data, where the right one does not. */
  readonly wrong?: "changes nothing" | "fails";
  /** In the output of the wrong example and not of the right one. */
  readonly contains?: RegExp;
  /** Does the same as the wrong example: what it lacks had no effect, or is what the wrong one means. */
  readonly sameAs?: PageExample;
  /** Does otherwise than the wrong example: what its author probably means. */
  readonly otherThan?: PageExample;
  /** What the wrong example is refused by: a Collector without feature gates, or an older one. */
  readonly refusedBy?: "no gates" | "0.143";
  /** What the wrong example does in an older Collector, as text that its output does not hold. */
  readonly olderLacks?: RegExp;
}

const attribute = (key: string, value: unknown) => ({ key, value });
const spans = (...codes: readonly unknown[]): unknown => ({
  resourceSpans: [
    { scopeSpans: [{ spans: codes.map((code) => ({ name: "s", attributes: [attribute("code", code)] })) }] },
  ],
});
const log = (body: unknown, attributes: readonly unknown[] = [], more: object = {}): unknown => ({
  resourceLogs: [{ scopeLogs: [{ logRecords: [{ body, attributes, ...more }] }] }],
});
const text = (stringValue: string) => ({ stringValue });

/** By code. */
export const EVIDENCE: Readonly<Record<string, Evidence>> = {
  OTTL5001: { wrong: "changes nothing" },
  OTTL5002: { wrong: "changes nothing" },
  OTTL5003: { wrong: "changes nothing" },
  // An int 2 is no "two".
  OTTL5004: { input: spans({ intValue: "2" }), wrong: "changes nothing" },
  OTTL5005: { wrong: "fails" },
  OTTL5006: { contains: /<nil> x/ },
  OTTL5007: { input: log({ intValue: "5" }), wrong: "fails" },
  OTTL5008: { input: log(text("b"), [attribute("http.method", text("GET"))]), wrong: "changes nothing" },
  // The resource has what the last span says, not what the first one says.
  OTTL5009: { contains: /"host\.name".*"user","value":\{"stringValue":"you"\}.*scopeSpans/ },
  OTTL5010: { sameAs: statements('delete_key(log.attributes, "user")') },
  OTTL5011: { sameAs: statements('set(log.attributes["a"], 2)') },
  OTTL5012: { wrong: "changes nothing" },
  OTTL5013: { wrong: "changes nothing" },
  OTTL5014: { sameAs: statements('set(log.body, "x")') },
  OTTL5015: { contains: /"key":"b","value":\{\}/ },
  OTTL5016: { wrong: "fails" },
  OTTL5017: { wrong: "changes nothing" },
  OTTL5018: {
    sameAs: statements('set(span.name, "x") where IsMatch(span.name, "^GET") or IsMatch(span.name, "POST$")'),
  },
  OTTL5019: { sameAs: statements('set(span.name, "x") where span.name == "example-com"') },
  OTTL5020: { wrong: "changes nothing" },
  OTTL5021: { wrong: "changes nothing" },
  OTTL5022: { sameAs: statements('replace_pattern(span.name, "user=\\\\w+", "user=")') },
  OTTL5023: { sameAs: statements('replace_pattern(span.name, "(\\\\w+)@", "")') },
  OTTL5024: { wrong: "fails" },
  OTTL5025: { contains: /"key":"secret","value":\{\}/ },
  OTTL5026: { wrong: "changes nothing" },
  OTTL5027: { wrong: "fails" },
  OTTL5028: { wrong: "fails" },
  OTTL5029: { wrong: "changes nothing" },
  OTTL5030: { sameAs: statements('set(log.body, "x")') },
  OTTL5031: { sameAs: statements('set(log.body, "x") where log.flags == 1') },
  OTTL5032: { sameAs: statements('delete_key(log.attributes, "a")') },
  OTTL5033: { sameAs: statements('set(log.attributes["m"], {"a": 2})') },
  OTTL5034: {
    input: log(text("abc")),
    sameAs: statements('replace_pattern(log.body, "c", "b")'),
    otherThan: statements('replace_pattern(log.body, "a", "b")'),
  },
  OTTL5035: {
    input: log(text("b"), [], { flags: 1, severityNumber: 5 }),
    sameAs: statements('set(log.body, "x") where log.flags == 1 or (log.flags == 2 and log.severity_number > 9)'),
    otherThan: statements('set(log.body, "x") where (log.flags == 1 or log.flags == 2) and log.severity_number > 9'),
  },
  OTTL5036: { sameAs: statements('delete_matching_keys(log.attributes, "")') },
  OTTL5037: { refusedBy: "no gates" },
  OTTL5038: { refusedBy: "0.143" },
  OTTL5039: { wrong: "changes nothing" },
  OTTL5040: { sameAs: conditions("log.flags == 1") },
  OTTL5041: { wrong: "changes nothing" },
  OTTL5042: { input: log(text("b"), [attribute("a", text('{"x": 1}'))]), wrong: "fails" },
  OTTL5043: { sameAs: statements('set(span.name, "x") where IsMatch(span.name, "grpc")') },
  // The reference knows no such comments.
  OTTL5044: { sameAs: statements('set(log.body, "x")') },
  OTTL5045: { contains: /"key":"a","value":\{\}/, olderLacks: /"key":"a","value":\{\}/ },
  OTTL5046: { wrong: "fails" },
  OTTL5047: { wrong: "fails" },
};
