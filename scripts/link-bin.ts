/**
 * Puts `ottl` among the checkout's own commands, so that `npx ottl` runs it at once; npx would install a copy elsewhere
 * first. `npm ci` runs it (`prepare`).
 */
import { existsSync, rmSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";

const folder = resolve(import.meta.dirname, "../node_modules/.bin");
if (existsSync(folder) && process.platform !== "win32") {
  const link = join(folder, "ottl");
  rmSync(link, { force: true });
  symlinkSync("../../cli/ottl.js", link);
}
