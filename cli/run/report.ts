import { changesOf, type FailedText, type RunResult, type RunSummary, type Source } from "ottl";
import { showFindings } from "../support/show-findings.ts";
import { printable, type Style, styleFor } from "../support/style.ts";
import { renderChange } from "./render-change.ts";

/** How many warnings about JSON fields are printed. */
const MOST_WARNINGS = 10;

/** Collects what payloads tell and prints it: warnings at once, errors and the summary at the end. */
export class Report {
  private readonly source: Source | undefined;
  private readonly inputName: string;
  private readonly started = performance.now();
  private readonly failed = new Map<string, FailedText>();
  private passedCount = 0;
  private warningCount = 0;
  payloads = 0;
  recordsIn = 0;
  recordsOut = 0;
  changed = 0;
  dropped = 0;
  added = 0;
  private printedChanges = 0;

  constructor(source: Source | undefined, inputName: string) {
    this.source = source;
    this.inputName = inputName;
  }

  /** Takes in what became of one payload. */
  add({ before, after, passedCount, failed, warnings }: RunSummary, line: number | undefined): void {
    this.payloads++;
    this.recordsIn += before;
    this.recordsOut += after;
    this.passedCount += passedCount;
    for (const text of failed) {
      const known = this.failed.get(text.key);
      this.failed.set(text.key, known ? { ...known, count: known.count + text.count } : text);
    }
    for (const { reason, position } of warnings) {
      if (this.warningCount++ >= MOST_WARNINGS) continue;
      const place = `line ${(line ?? 1) + (position.line ?? 1) - 1}, column ${position.column ?? 1}`;
      const path = position.path ? ` (${position.path})` : "";
      this.warn(printable(`${this.inputName}: ${place}${path}: ${reason}`));
    }
  }

  /**
   * Writes a payload's changes to standard output, until `limit` are written; counts them all.
   * @param limit 0: no limit.
   */
  diff(result: RunResult, limit: number): void {
    if (!result.comparison) return;
    const style = styleFor(process.stdout);
    for (const change of changesOf(result.signal, result.comparison)) {
      this[change.kind]++;
      if (limit > 0 && this.printedChanges >= limit) continue;
      this.printedChanges++;
      process.stdout.write(`${renderChange(change, style)}\n`);
    }
  }

  /** Prints the errors that were let pass: for each statement the first one, and how many there were. */
  showErrors(): void {
    const { yellow } = styleFor(process.stderr);
    // In the order of the rules, however the payloads were shared out.
    const failed = [...this.failed.values()].sort((a, b) => a.finding.span.start - b.finding.span.start);
    for (const { finding, count } of failed) {
      const more = count > 1 ? [`it failed ${count} times; error_mode let it pass`] : ["error_mode let it pass"];
      showFindings([{ ...finding, notes: [...(finding.notes ?? []), ...more] }], this.source);
    }
    const hidden = this.warningCount - MOST_WARNINGS;
    if (hidden > 0) process.stderr.write(`${yellow("warning:")} ${hidden} more warnings about the input\n`);
  }

  /** One line about the whole run. */
  summary(style: Style): string {
    const { recordsIn, recordsOut, passedCount, changed, added } = this;
    const seconds = (performance.now() - this.started) / 1000;
    const number = (value: number): string => value.toLocaleString("en");
    const parts = [`${number(recordsIn)} records in`, `${number(recordsOut)} out`];
    const gone = recordsIn - recordsOut + added;
    if (gone > 0) parts.push(style.red(`${number(gone)} dropped`));
    if (changed > 0) parts.push(style.yellow(`${number(changed)} changed`));
    if (added > 0) parts.push(style.green(`${number(added)} added`));
    parts.push(passedCount > 0 ? style.yellow(`${number(passedCount)} errors`) : "no errors");
    parts.push(seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(1)} s`);
    return parts.join(style.dim(" · "));
  }

  /** How many changes were counted but not printed. */
  get hiddenChanges(): number {
    return this.changed + this.dropped + this.added - this.printedChanges;
  }

  private warn(text: string): void {
    process.stderr.write(`${styleFor(process.stderr).yellow("warning:")} ${text}\n`);
  }
}
