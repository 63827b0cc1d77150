import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../..");

export interface CliResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const START = `import { runCli } from ${JSON.stringify(resolve(root, "cli/main.ts"))}; await runCli(process.argv);`;

/** Runs the CLI from its sources, in a process of its own, without colours unless asked. */
export function runCli(
  args: readonly string[],
  options: { readonly input?: string | Uint8Array; readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): CliResult {
  const { input = "", cwd = root, env = {} } = options;
  const {
    OTTL_TIER: _tier,
    OTTL_GATES: _gates,
    NO_COLOR: _plain,
    FORCE_COLOR: _colour,
    CI: _ci,
    ...inherited
  } = process.env;
  const node = ["--conditions=ottl-source", "--no-warnings", "--input-type=module", "-e", START, "--", "ottl", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, node, {
    cwd,
    input,
    encoding: "utf8",
    // Most of a start is reading the sources.
    env: { NODE_COMPILE_CACHE: join(tmpdir(), "ottl-compile-cache"), ...inherited, ...env },
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr };
}
