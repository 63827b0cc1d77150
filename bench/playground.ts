/**
 * Measures the playground in Chromium: what the first load transfers (brotli), when the page can be used, how long a
 * keystroke takes to diagnostics and to the result, and main-thread tasks over 10,000 records.
 * `node bench/playground.ts [--screenshots FOLDER]` after `npm run build:playground`.
 */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, resolve } from "node:path";
import { brotliCompressSync } from "node:zlib";
import chromium from "@sparticuz/chromium";
import { type Page, chromium as playwright } from "playwright-core";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".ttf": "font/ttf",
  ".svg": "image/svg+xml",
};

const dist = resolve(import.meta.dirname, "../playground/dist");
const compressed = new Map<string, Buffer>();
let transferred = 0;

const server = createServer(async (request, response) => {
  const path = new URL(request.url ?? "/", "http://localhost").pathname;
  const file = join(dist, path === "/" ? "index.html" : path);
  try {
    let body = compressed.get(file);
    if (!body) {
      body = brotliCompressSync(await readFile(file));
      compressed.set(file, body);
    }
    transferred += body.length;
    response.writeHead(200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "content-encoding": "br",
      "cache-control": "max-age=3600",
    });
    response.end(body);
  } catch {
    response.writeHead(404);
    response.end();
  }
});
await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: [
    "--no-sandbox",
    "--headless=shell",
    "--no-zygote",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
  ],
  headless: true,
});

const SETTLED = "[data-testid=run-status][data-settled=yes]";

/** Opens the page and waits for its first result. */
async function open(options: Parameters<typeof browser.newContext>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US", ...options });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const tasks: number[] = [];
    const state = Object.assign(globalThis, { longTasks: tasks, usable: 0 });
    const observer = new MutationObserver(() => {
      if (!document.querySelector("[data-testid=run-status][data-settled=yes]")) return;
      state.usable = performance.now();
      observer.disconnect();
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: "longtask", buffered: true });
  });
  await page.goto(address);
  await page.waitForSelector(SETTLED);
  return page;
}

async function write(page: Page, editor: "statements" | "telemetry", text: string): Promise<void> {
  await page.locator(`[data-testid=${editor}] .view-lines`).click();
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Delete");
  await page.keyboard.insertText(text);
  await page.waitForSelector(SETTLED);
}

/** Milliseconds from a keystroke until something is on the page, the middle one of several. */
async function keystroke(page: Page, keys: readonly string[], isThere: string): Promise<number> {
  const times: number[] = [];
  for (const key of keys) {
    await page.evaluate((condition) => {
      const check = new Function(`return (${condition})`) as () => unknown;
      const before = check();
      const state = globalThis as unknown as { pressed: number; shown: number };
      state.shown = 0;
      addEventListener(
        "keydown",
        () => {
          state.pressed = performance.now();
        },
        { once: true, capture: true },
      );
      const observer = new MutationObserver(() => {
        if (state.shown === 0 && check() !== before) {
          state.shown = performance.now();
          observer.disconnect();
        }
      });
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    }, isThere);
    await page.keyboard.press(key);
    await page.waitForFunction(() => (globalThis as unknown as { shown: number }).shown > 0);
    times.push(
      await page.evaluate(() => {
        const { shown, pressed } = globalThis as unknown as { shown: number; pressed: number };
        return shown - pressed;
      }),
    );
    await page.waitForSelector(SETTLED);
  }
  return times.sort((a, b) => a - b)[times.length >> 1];
}

const figures: Record<string, number> = {};
// The first start of a browser reads its own files from the disk.
await (await open()).context().close();
const loads: number[] = [];
for (let i = 0; i < 3; i++) {
  transferred = 0;
  const page = await open();
  loads.push(await page.evaluate(() => (globalThis as unknown as { usable: number }).usable));
  figures.first_load_bytes = transferred;
  await page.waitForSelector("html[data-offline=ready]");
  figures.first_load_with_offline_bytes = transferred;
  await page.context().close();
}
figures.interactive_ms = Math.round(loads.sort((a, b) => a - b)[1]);

const page = await open();
const statements = Array.from(
  { length: 100 },
  (_, i) => `set(span.attributes["k${i}"], Concat([span.name, "${i}"], "-")) where span.kind == SPAN_KIND_SERVER`,
).join("\n");
await write(page, "statements", statements);
await page.keyboard.press("Control+End");
const errors = `document.querySelector("[data-testid=problems] summary").textContent`;
figures.keystroke_to_diagnostics_100_statements_ms = Math.round(
  await keystroke(page, ["(", "Backspace", "(", "Backspace", "(", "Backspace", "("], errors),
);
await write(
  page,
  "statements",
  'set(span.attributes["http.status_code"], String(span.attributes["http.status_code"]))\nset(span.name, "a")',
);
await page.locator("[data-testid=sample]").selectOption("traces 1000");
await page.waitForSelector(SETTLED);
await page.locator("[data-testid=statements] .view-lines").click();
await page.keyboard.press("Control+End");
await page.keyboard.press("ArrowLeft");
await page.keyboard.press("ArrowLeft");
figures.keystroke_to_result_1000_records_ms = Math.round(
  await keystroke(
    page,
    ["b", "c", "d", "e", "f"],
    `document.querySelector("[data-testid=result] .detail .terms")?.textContent ?? ""`,
  ),
);
await page.evaluate(() => {
  (globalThis as unknown as { longTasks: number[] }).longTasks.length = 0;
});
await page.locator("[data-testid=sample]").selectOption("traces 10000");
await page.waitForSelector(SETTLED);
await page.keyboard.press("Escape");
await page.locator("[data-testid=statements] .view-lines").click();
await page.keyboard.press("Control+End");
await page.keyboard.press("ArrowLeft");
await page.keyboard.press("x");
await page.waitForTimeout(300);
await page.waitForSelector(SETTLED);
await page.locator("[data-testid=result] .virtual").hover();
for (let i = 0; i < 20; i++) await page.mouse.wheel(0, 2000);
await page.waitForTimeout(300);
const tasks = await page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks);
figures.longest_main_thread_task_10000_records_ms = Math.round(Math.max(0, ...tasks));
console.log(JSON.stringify(figures, null, 2));

const at = process.argv.indexOf("--screenshots");
if (at > 0) await screenshots(process.argv[at + 1]);
await browser.close();
server.close();

/** The pictures of the README. */
async function screenshots(folder: string): Promise<void> {
  const light = await open({ colorScheme: "light" });
  await light.waitForSelector(".codelens-decoration");
  await light.waitForTimeout(300);
  await light.screenshot({ path: join(folder, "playground-light.png") });
  const rule = `# Why does nothing match?
set(span.attributes["outcome"], "good")
  where span.attributes["http.status_code"] == "200" and span.kind == SPAN_KIND_SERVER`;
  await write(light, "statements", rule);
  await light.waitForSelector(".codelens-decoration");
  await light.locator("[data-testid=statements] .view-line span", { hasText: "where" }).first().hover();
  await light.waitForSelector(".monaco-hover:not(.hidden)");
  await light.waitForTimeout(500);
  await light.screenshot({ path: join(folder, "playground-explain.png") });
  await light.mouse.move(700, 5);
  await light.locator("[data-testid=examples]").selectOption("mask-urls");
  await light.waitForSelector(SETTLED);
  await light.waitForSelector(".codelens-decoration >> text=3 of 3 matched");
  for (let i = 0; i < 2; i++) {
    await light.click("[data-testid=step-forward]");
    await light.waitForFunction(`document.querySelector(".step-place")?.textContent?.startsWith("Step ${i + 1} ")`);
  }
  await light.screenshot({ path: join(folder, "playground-stepper.png") });
  await light.context().close();
  const dark = await open({ colorScheme: "dark" });
  await dark.locator("[data-testid=examples]").selectOption("drop-chatter");
  await dark.waitForSelector(SETTLED);
  await dark.waitForSelector(".codelens-decoration");
  await dark.waitForTimeout(600);
  await dark.screenshot({ path: join(folder, "playground-dark.png") });
  await dark.locator("[data-testid=examples]").selectOption("parse-json");
  await dark.waitForSelector(SETTLED);
  await dark.locator("[data-testid=sample]").selectOption("logs 1000");
  await dark.waitForSelector(SETTLED);
  await dark.locator("[data-testid=profiler] summary").click();
  await dark.waitForSelector(".profile-body .facts dt:nth-of-type(5)");
  await dark.waitForTimeout(300);
  await dark.screenshot({ path: join(folder, "playground-profiler.png") });
  await dark.context().close();
  const phone = await open({ viewport: { width: 390, height: 880 }, deviceScaleFactor: 2, hasTouch: true });
  await phone.waitForSelector(".codelens-decoration");
  await phone.waitForTimeout(300);
  await phone.screenshot({ path: join(folder, "playground-phone.png") });
  await phone.context().close();
}
