import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import chromium from "@sparticuz/chromium";
import { type Browser, type BrowserContext, type Page, chromium as playwright } from "playwright-core";

const root = resolve(import.meta.dirname, "../..");

/** Builds the page into a folder of its own, so that a build for release stays what it is. */
export async function buildPlayground(name: string): Promise<string> {
  const folder = resolve(root, "node_modules/.cache", name);
  const vite = resolve(root, "node_modules/vite/bin/vite.js");
  const config = resolve(root, "playground/vite.config.ts");
  const options = [
    "build",
    "playground",
    "--config",
    config,
    "--outDir",
    folder,
    "--emptyOutDir",
    "--logLevel",
    "error",
  ];
  // The test runner's own mode would make it another page.
  const env = { ...process.env, NODE_ENV: "production" };
  await promisify(execFile)(process.execPath, [vite, ...options], { cwd: root, env });
  return folder;
}

export async function launch(): Promise<Browser> {
  return playwright.launch({
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
}

/** A page with what went wrong on it. */
export interface OpenPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of scripts, messages of the console above info, violations of the content security policy. */
  readonly complaints: readonly string[];
}

/** Opens an address in a context of its own and waits until the first run is on the page. */
export async function open(
  browser: Browser,
  address: string,
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: "en-US", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(40_000);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning")
      complaints.push(`${message.type()}: ${message.text()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  await page.goto(address);
  await settled(page);
  return { page, context, complaints };
}

/** Replaces what an editor holds by typing. */
export async function write(page: Page, editor: "statements" | "telemetry", text: string): Promise<void> {
  await page.locator(`[data-testid=${editor}] .view-lines`).click();
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Delete");
  // As pasted text: typing would also close brackets.
  await page.keyboard.insertText(text);
}

/** Does something and waits until the run that it causes is on the page. */
export async function afterRun(page: Page, action: () => Promise<unknown>): Promise<void> {
  await action();
  await settled(page);
}

/** Waits until the newest run is on the page. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector("[data-testid=run-status][data-settled=yes]");
}

export function status(page: Page): Promise<string | null> {
  return page.textContent("[data-testid=run-status]");
}
