/**
 * Builds the core (language, checker, engine, standard functions) as a page would ship it, dependencies included, what is
 * more than that, and every pack on top of it; prints their sizes and fails where the core is above its limit:
 *
 *     npm run size
 */
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";

/** Bytes of the core, gzipped, that are not to be exceeded. */
export const CORE_LIMIT = 250 * 1024;

const root = resolve(import.meta.dirname, "..");

/** Language, checker, engine and standard functions; configurations come as values. */
const CORE = names(
  "compileCondition, compileConfigurationValue, compileStatements, compileValueExpression, parseCondition, parseStatement,",
  "parseValueExpression, print, registerFunctions, renderAll, visit, walk",
);
/** With a reader of the Collector's YAML. */
const WITH_YAML = `${CORE}\n${names("checkConfiguration, compileConfiguration, createCompiler, parseYaml")}`;

/** Sizes in bytes. */
export interface BundleSize {
  readonly name: string;
  readonly plain: number;
  readonly gzipped: number;
}

/** The core, the whole library, the editor's service, and what each pack adds to the core. */
export async function bundleSizes(): Promise<readonly BundleSize[]> {
  const core = await measure("core", { core: CORE });
  const sizes = [
    core,
    await measure("core with YAML", { core: WITH_YAML }),
    await measure("whole library", { library: source("src/index.ts") }),
    await measure("language service", { lsp: source("src/lsp/index.ts") }),
  ];
  for (const { name } of readdirSync(join(root, "src/packs"), { withFileTypes: true })) {
    const file = `src/packs/${name}/index.ts`;
    if (!existsSync(join(root, file))) continue;
    const both = await measure(`pack ${name}`, { core: `${CORE}\n${source(file)}` });
    sizes.push({ ...both, plain: both.plain - core.plain, gzipped: both.gzipped - core.gzipped });
  }
  return sizes;
}

function names(...lists: readonly string[]): string {
  return `export { ${lists.join(" ")} } from ${JSON.stringify(join(root, "src/index.ts"))};`;
}

function source(file: string): string {
  return `export * from ${JSON.stringify(join(root, file))};`;
}

/** The size of a minified bundle of modules given as text. */
async function measure(name: string, modules: Readonly<Record<string, string>>): Promise<BundleSize> {
  const prefix = "\0size:";
  const build = await rolldown({
    cwd: root,
    input: Object.fromEntries(Object.keys(modules).map((key) => [key, prefix + key])),
    platform: "browser",
    logLevel: "silent",
    plugins: [
      {
        name: "modules",
        resolveId: (id) => (id.startsWith(prefix) ? id : undefined),
        load: (id) => (id.startsWith(prefix) ? modules[id.slice(prefix.length)] : undefined),
      },
    ],
  });
  const { output } = await build.generate({ format: "esm", minify: true });
  await build.close();
  const texts = output.map((part) => Buffer.from(part.type === "chunk" ? part.code : part.source));
  const sum = (size: (text: Buffer) => number): number => texts.reduce((total, text) => total + size(text), 0);
  return { name, plain: sum((text) => text.length), gzipped: sum((text) => gzipSync(text, { level: 9 }).length) };
}

async function main(): Promise<void> {
  const sizes = await bundleSizes();
  const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
  for (const { name, plain, gzipped } of sizes) {
    console.log(
      `${name.padEnd(18)}${kilobytes(gzipped).padStart(10)} gzipped${kilobytes(plain).padStart(12)} minified`,
    );
  }
  const [core] = sizes;
  if (core.gzipped <= CORE_LIMIT) return;
  console.error(`the core is above its limit of ${kilobytes(CORE_LIMIT)}`);
  process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
