import type { Browser, Locator, Page } from "playwright-core";
import { afterRun, buildPlayground, launch, type OpenPage, open, write } from "./browser.ts";
import { type StaticServer, serve } from "./static-server.ts";

/** What all parts of the test share: one browser with one page, as one person would use it. */
export let browser: Browser;
export let server: StaticServer;
export let opened: OpenPage;
export let page: Page;

export async function openStage(): Promise<void> {
  server = await serve(await buildPlayground("playground-e2e"));
  browser = await launch();
  opened = await open(browser, server.address);
  ({ page } = opened);
}

export async function closeStage(): Promise<void> {
  await browser?.close();
  await server?.close();
}

export const id = (name: string): string => `[data-testid=${name}]`;

export const SPANS = JSON.stringify({
  resourceSpans: [
    {
      resource: { attributes: [{ key: "service.name", value: { stringValue: "shop" } }] },
      scopeSpans: [
        {
          scope: { name: "test" },
          spans: [
            { name: "GET /a", kind: 2, attributes: [{ key: "http.status_code", value: { intValue: "200" } }] },
            {
              name: "GET /healthz",
              kind: 2,
              attributes: [{ key: "http.route.kept", value: { stringValue: "/healthz" } }],
            },
          ],
        },
      ],
    },
  ],
});

/** A page with rules and telemetry of the test's own. */
export async function start(rules: string, telemetry = SPANS): Promise<void> {
  await afterRun(page, () => write(page, "telemetry", telemetry));
  await afterRun(page, () => write(page, "statements", rules));
}

/** Opens the tests of the page and adds one to none. */
export async function oneTest(quantifier: "all" | "any", condition: string): Promise<Locator> {
  await page.click(id("tab-tests"));
  const tests = page.locator(".assertion");
  while ((await tests.count()) > 0) await tests.first().getByRole("button", { name: "Remove" }).click();
  await page.getByLabel("Records left").fill("");
  await page.getByLabel("Records left").press("Tab");
  await page.click(id("add-test"));
  const test = page.locator(".assertion").first();
  await test.locator("select").selectOption(quantifier);
  await test.locator("input").fill(condition);
  return test;
}

/** Waits for the list of suggestions; where typing did not open it, it is asked for as a person would. */
export async function suggest(shown: Page, text: string): Promise<void> {
  const list = shown.locator(".suggest-widget.visible", { hasText: text });
  for (let i = 0; i < 4; i++) {
    const isThere = await list.waitFor({ timeout: 5_000 }).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await shown.keyboard.press("Control+Space");
  }
  await list.waitFor();
}
