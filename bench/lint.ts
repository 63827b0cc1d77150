/**
 * How long linting 1,000 statements takes, warm: the median of ten runs, in milliseconds.
 * Usage: node --conditions=ottl-source bench/lint.ts
 */
import { lintConfiguration } from "ottl";

const STATEMENTS = 1_000;
const RUNS = 10;

const lines = Array.from({ length: STATEMENTS }, (_, i) =>
  i % 2 === 0
    ? `set(span.attributes["a${i}"], Concat([span.attributes["b${i}"], "x"], "-")) where span.attributes["c"] != nil and IsMatch(span.name, "^GET /v${i}")`
    : `replace_pattern(span.attributes["u${i}"], "(\\\\w+)@", "$$1") where span.kind == SPAN_KIND_SERVER`,
);
const text = `processors:\n  transform:\n    trace_statements:\n${lines.map((line) => `      - '${line}'\n`).join("")}`;

const times: number[] = [];
let findings = 0;
for (let run = 0; run < 2 * RUNS; run++) {
  const start = performance.now();
  findings = lintConfiguration(text).length;
  // The first half warms up.
  if (run >= RUNS) times.push(performance.now() - start);
}
times.sort((a, b) => a - b);
console.log(JSON.stringify({ statements: STATEMENTS, findings, median_ms: Math.round(times[RUNS >> 1]) }));
