import { resolve } from "node:path";
import { type CaseResult, compareResults } from "./compare.ts";
import { type Answers, ask } from "./run.ts";

/** How often the oracle is asked again where the answers differ. */
const ASK_AGAIN = 4;

export interface Difference {
  readonly line: string;
  readonly what: string;
  readonly detail: string;
}

interface StageCount {
  agree: number;
  total: number;
}

/** Whether the reference answered the same twice; a panic is the same as a panic. */
export function isSame(one: CaseResult, other: CaseResult): boolean {
  return one.stage === "panic" ? other.stage === "panic" : compareResults(one, other).kind === "agree";
}

/** What many comparisons came to. */
export class Tally {
  /** By the reference's stage; cases without a verdict are not in it. */
  readonly stages = new Map<string, StageCount>();
  readonly differences: Difference[] = [];
  /** In how many cases each function stands. */
  readonly functions: Map<string, number>;
  readonly tiers = { cases: 0, rows: 0, thawed: 0 };
  cases = 0;
  /** Cases whose answer changes from one time to the next. */
  unsteady = 0;
  /** Cases whose answer the reference cannot write down. */
  unwritten = 0;
  /** Cases that ended the reference's process: it takes memory until there is none. */
  fatal = 0;

  constructor(functions: Iterable<string>) {
    this.functions = new Map([...functions].map((name) => [name, 0]));
  }

  /** Asks both sides. `env` reaches both, beside this process's own. */
  async compare(oracle: string, lines: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<void> {
    const testee = ["--conditions=ottl-source", resolve(import.meta.dirname, "../../cli/testee.ts")];
    const [expected, actual] = await Promise.all([
      ask(oracle, [], lines, env),
      ask(process.execPath, testee, lines, env),
    ]);
    this.addTiers(actual);
    const candidates: number[] = [];
    for (const [i, line] of lines.entries()) {
      this.cases++;
      this.countFunctions(line);
      const verdict = compareResults(expected[i], actual[i]);
      if (actual[i].stage === "crash") this.differences.push({ line, what: "crash", detail: "this engine ended" });
      else if (expected[i].stage === "crash") this.fatal++;
      else if (verdict.kind === "skip") this.unwritten++;
      else {
        const count = this.countOf(expected[i]);
        count.total++;
        if (verdict.kind === "agree") count.agree++;
        else candidates.push(i);
      }
    }
    // Go's maps change their order only now and then, so one more answer is not enough.
    const again = await ask(
      oracle,
      [],
      candidates.flatMap((i) => new Array<string>(ASK_AGAIN).fill(lines[i])),
      env,
    );
    for (const [n, i] of candidates.entries()) {
      const verdict = compareResults(expected[i], actual[i]);
      const answers = again.slice(n * ASK_AGAIN, (n + 1) * ASK_AGAIN);
      const isSteady = answers.every((answer) => isSame(expected[i], answer));
      if (!isSteady) {
        this.unsteady++;
        this.countOf(expected[i]).total--;
      } else if (verdict.kind === "differ") this.differences.push({ line: lines[i], ...verdict });
    }
  }

  private countOf({ stage }: CaseResult): StageCount {
    const count = this.stages.get(stage) ?? { agree: 0, total: 0 };
    this.stages.set(stage, count);
    return count;
  }

  private countFunctions(line: string): void {
    const { config, expr } = JSON.parse(line) as { config?: object; expr?: string };
    const text = expr ?? JSON.stringify(config ?? {});
    for (const name of new Set(text.match(/\b\w+(?=\s*\()/g))) {
      const count = this.functions.get(name);
      if (count !== undefined) this.functions.set(name, count + 1);
    }
  }

  private addTiers({ tiers }: Answers): void {
    if (!tiers) return;
    this.tiers.cases += tiers.cases;
    this.tiers.rows += tiers.rows;
    this.tiers.thawed += tiers.thawed;
  }

  /** The functions that stand in the fewest cases, fewest first. */
  rarest(): [name: string, cases: number][] {
    return [...this.functions].sort((a, b) => a[1] - b[1]);
  }

  /** Tables for a terminal; `wanted` is how many cases each function should stand in. */
  report({ show, wanted, table }: { readonly show: number; readonly wanted: number; readonly table: boolean }): string {
    const verdicts = [...this.stages.values()].reduce((sum, { total }) => sum + total, 0);
    const lines = [...this.stages].sort().map(([stage, { agree, total }]) => {
      const rate = total === 0 ? "" : `${((100 * agree) / total).toFixed(3)} %`;
      return `${stage.padEnd(8)} ${agree} of ${total} agree ${rate} (${((100 * total) / verdicts).toFixed(1)} % of verdicts)`;
    });
    const rarest = this.rarest();
    const below = rarest.filter(([, count]) => count < wanted);
    lines.push(
      `${this.cases} cases, ${verdicts} verdicts; no verdict: ${this.unsteady} unsteady, ${this.unwritten} that the reference cannot write, ${this.fatal} that it did not survive`,
      `${rarest.length} functions, the rarest in ${rarest[0]?.[1]} cases; below ${wanted}: ${below.map(([name, count]) => `${name} ${count}`).join(", ") || "none"}`,
    );
    if (table) lines.push(rarest.map(([name, count]) => `${name} ${count}`).join(", "));
    const { cases, rows, thawed } = this.tiers;
    if (cases > 0)
      lines.push(`batch tier: ${cases} cases, ${rows} rows, ${rows - thawed} of them answered by columns alone`);
    lines.push(`${this.differences.length} differences`);
    for (const { line, what, detail } of this.differences.slice(0, show)) {
      const { id, processor, signal, config, context, expr } = JSON.parse(line) as Record<string, unknown>;
      lines.push(`\n[${id}] ${what}: ${detail}`);
      lines.push(`   ${processor} ${signal} ${context ?? ""} ${expr ?? JSON.stringify(config)}`);
    }
    return lines.join("\n");
  }
}
