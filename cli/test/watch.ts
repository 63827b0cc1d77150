import { existsSync, type FSWatcher, watch } from "node:fs";
import { dirname, join } from "node:path";
import { reportError } from "../support/report-error.ts";
import { styleFor } from "../support/style.ts";
import { isTestFile } from "./find-tests.ts";
import { runTests, type TestCommandOptions } from "./run-tests.ts";

/** Editors write a file in several steps. */
const SETTLE_MILLISECONDS = 120;

/** `ottl test --watch`: runs tests now and whenever a file that they read changes; ends when interrupted. */
export async function watchTests(paths: readonly string[], options: TestCommandOptions): Promise<void> {
  const { dim } = styleFor(process.stdout);
  for (;;) {
    if (process.stdout.isTTY) process.stdout.write("\u001b[2J\u001b[H");
    const touched = new Set<string>();
    try {
      await runTests(paths, options, touched);
    } catch (error) {
      // Without a file there is nothing to wait for.
      if (touched.size === 0) throw error;
      reportError(error);
    }
    process.stdout.write(dim(`\nwaiting for changes (Ctrl-C ends)\n`));
    await change(touched);
  }
}

/**
 * Ends when one of the files or any test file beside them changed. Folders are watched, since editors replace files; what
 * the tests write themselves, such as coverage, does not count.
 */
function change(files: ReadonlySet<string>): Promise<void> {
  return new Promise((settle) => {
    const folders = new Set([...files].map((file) => dirname(file)).filter((folder) => existsSync(folder)));
    const watchers: FSWatcher[] = [];
    let timer: NodeJS.Timeout | undefined;
    const done = (): void => {
      for (const watcher of watchers) watcher.close();
      settle();
    };
    for (const folder of folders) {
      const watcher = watch(folder, (_event, name) => {
        if (name !== null && !files.has(join(folder, name)) && !isTestFile(name)) return;
        clearTimeout(timer);
        timer = setTimeout(done, SETTLE_MILLISECONDS);
      });
      watchers.push(watcher);
    }
  });
}
