/** Prints how the pattern engine's time grows with the text, and its time a byte or a call: `node scripts/bench-patterns.ts`. */
import { compilePattern, PatternError } from "../src/patterns/pattern.ts";

function pattern(source: string) {
  const compiled = compilePattern(source);
  if (compiled instanceof PatternError) throw new Error(compiled.message);
  return compiled;
}

/** Least time of one call in nanoseconds, of many rounds, so that a busy machine disturbs little. */
function time(run: () => unknown, calls: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 60; round++) {
    const start = performance.now();
    for (let i = 0; i < calls; i++) run();
    best = Math.min(best, ((performance.now() - start) * 1e6) / calls);
  }
  return best;
}

const row = (name: string, text: string): void => console.log(`${name.padEnd(44)} ${text}`);

const line = "2024-05-01T12:00:00Z INFO user=alice id=12345 GET /api/v1/items/42?x=1&y=2 password=hunter2 took 12ms";
const mail = "user john.doe@example.com logged in from 10.1.2.3 and paid with 4111-1111-1111-1111 at 12:30";

console.log("one call on a text of about 100 bytes, ns");
const calls: [name: string, source: string, text: string][] = [
  ["e-mail", "[a-zA-Z0-9._%+-]+@[a-zA-Z0-9.-]+\\.[a-zA-Z]{2,}", mail],
  ["e-mail, two groups", "([a-zA-Z0-9._%+-]+)@([a-zA-Z0-9.-]+\\.[a-zA-Z]{2,})", mail],
  ["e-mail, none there", "[a-zA-Z0-9._%+-]+@[a-zA-Z0-9.-]+\\.[a-zA-Z]{2,}", line],
  ["card number", "\\d{4}-\\d{4}-\\d{4}-(\\d{4})", mail],
  ["password", "password=\\S+", line],
  ["password, any case, a group", "(?i)password=(\\S+)", line],
  ["address", "\\b\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\b", mail],
  ["whole line, three groups", "^\\d{4}-\\d\\d-\\d\\dT(\\S+) (INFO|WARN|ERROR) (.*)$", line],
];
for (const [name, source, text] of calls) {
  const compiled = pattern(source);
  for (let i = 0; i < 5000; i++) compiled.replaceAll(text, "<$1>");
  const test = time(() => compiled.test(text), 200);
  const find = time(() => compiled.find(text), 200);
  const replace = time(() => compiled.replaceAll(text, "<$1>"), 200);
  row(name, `test ${test.toFixed(0)}   find ${find.toFixed(0)}   replaceAll ${replace.toFixed(0)}`);
}

console.log("\na scan of 100 kB without a match, ns a byte");
const big = `${line}\n`.repeat(1000);
const bytes = Uint8Array.from(big, (c) => c.charCodeAt(0));
for (const source of ["error|fatal|panic", "\\b[x-z]{5}\\b", "[a-z]+[0-9]+[A-Z]{3}", "(?i)secret"]) {
  const compiled = pattern(source);
  for (let i = 0; i < 20; i++) compiled.test(big);
  for (let i = 0; i < 20; i++) compiled.testBytes(bytes);
  const text = time(() => compiled.test(big), 1) / big.length;
  const raw = time(() => compiled.testBytes(bytes), 1) / big.length;
  row(source, `text ${text.toFixed(2)}   bytes ${raw.toFixed(2)}`);
}

console.log("\ngrowth: microseconds for a text of 1, 10, 100 kB");
for (const source of ["(a+)+$", "(a|aa)+$", "(x*)*y", "(?:a?){25}a{25}b", "(.*)(.*)(.*)(.*)z", "(a|b)*a(a|b){18}c"]) {
  const times = [1e3, 1e4, 1e5].map((n) => {
    const compiled = pattern(source);
    const text = `${"ab".repeat(n / 2)}!`;
    return time(() => compiled.find(text), 1) / 1e3;
  });
  row(source, times.map((t) => t.toFixed(0).padStart(8)).join(""));
}
