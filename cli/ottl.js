#!/usr/bin/env node
// Plain JavaScript that any Node can read, so that an old one gets an answer and not a syntax error.
import { existsSync } from "node:fs";
import module from "node:module";

const [major, minor] = process.versions.node.split(".").map(Number);
const main = new URL("../dist/cli/main.js", import.meta.url);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(
    `ottl needs Node 22.12 or later, and this is ${process.versions.node}.\n` +
      "Install a newer Node, or start it as `npx ottl` in a folder where `npm ci` has installed the pinned one.\n",
  );
  process.exitCode = 2;
} else if (!existsSync(main)) {
  process.stderr.write("ottl is not built yet: run `npm run build` first.\n");
  process.exitCode = 2;
} else {
  module.enableCompileCache?.();
  const { runCli } = await import(main.href);
  await runCli(process.argv);
}
