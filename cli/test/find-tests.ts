import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { usageError } from "../support/cli-error.ts";

const PATTERN = /\.ottl-test\.ya?ml$/;

/** Whether a file is called as tests are. */
export function isTestFile(name: string): boolean {
  return PATTERN.test(name);
}

const SKIPPED: ReadonlySet<string> = new Set(["node_modules", "dist"]);

/** The test files among paths: files as they are, folders searched; in order of their names. */
export function findTests(paths: readonly string[]): string[] {
  const files = paths.flatMap((path) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) throw usageError(`${path}: there is no such file or folder`);
    return stats.isDirectory() ? search(path) : [path];
  });
  return [...new Set(files)];
}

function search(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name.startsWith(".") || SKIPPED.has(entry.name) ? [] : search(path);
    return entry.isFile() && isTestFile(entry.name) ? [path] : [];
  });
}
