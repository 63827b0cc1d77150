import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { CaseSignal } from "../payloads.ts";

interface Answer {
  readonly stage: string;
  readonly error?: string;
  readonly output?: unknown;
}

/** The reference, asked one case after the other. */
export class Oracle {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly waiting: ((answer: Answer) => void)[] = [];

  constructor(program: string) {
    this.child = spawn(program, [], {
      stdio: ["pipe", "pipe", "inherit"],
    }) as unknown as ChildProcessWithoutNullStreams;
    createInterface({ input: this.child.stdout }).on("line", (line) =>
      this.waiting.shift()?.(JSON.parse(line) as Answer),
    );
  }

  /** Runs a processor over a payload; undefined: everything was dropped. */
  async run(type: string, signal: CaseSignal, config: unknown, input: unknown): Promise<unknown> {
    const answer = await new Promise<Answer>((done) => {
      this.waiting.push(done);
      this.child.stdin.write(`${JSON.stringify({ id: "", processor: type, signal, config, input })}\n`);
    });
    if (answer.stage !== "ok") throw new Error(`${answer.stage}: ${answer.error}\n${JSON.stringify(config)}`);
    return answer.output;
  }

  close(): void {
    this.child.stdin.end();
  }
}
