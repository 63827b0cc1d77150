import { describe, expect, test } from "vitest";
import { afterRun, open, status, write } from "../browser.ts";
import { browser, id, page, SPANS, start, suggest } from "../stage.ts";

export function dialectsTests(): void {
  describe("a Collector's configuration", () => {
    const YAML = `processors:
  filter/health:
    trace_conditions:
      - span.name == "GET /healthz"
  transform/mark:
    trace_statements:
      - set(span.attributes["seen"], true)
  batch: {}
service:
  pipelines:
    traces:
      processors: [filter/health, batch, transform/mark]
    traces/mark:
      processors: [transform/mark]
`;

    test("runs the pipeline and the processors that are chosen, and goes to them", async () => {
      await start(YAML);
      const chooser = page.locator(id("pipeline"));
      await chooser.filter({ hasText: "traces: 2 of 3 processors" }).waitFor();
      expect(await status(page)).toContain("1 of 2 spans left · 1 changed · 1 dropped");
      await chooser.click();
      await afterRun(page, () => page.getByRole("checkbox", { name: "filter/health" }).uncheck());
      expect(await status(page)).toContain("2 of 2 spans left · 2 changed · 0 dropped");
      await afterRun(page, () => page.locator(id("pipeline-select")).selectOption("traces/mark"));
      await chooser.filter({ hasText: "traces/mark: 1 of 1 processors" }).waitFor();
      await page.getByRole("button", { name: "Go to transform/mark" }).click();
      expect(await page.locator(".popover-body").isVisible()).toBe(false);
      await page.waitForFunction(
        () => document.querySelector("[data-testid=statements] .line-numbers.active-line-number")?.textContent === "5",
      );
    });

    test("the definition of a processor in a pipeline is where it is configured", async () => {
      await page.locator(`${id("statements")} .view-line`, { hasText: "[filter/health" }).click();
      await page.keyboard.press("End");
      for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowLeft");
      await page.keyboard.press("F12");
      await page.waitForFunction(
        () => document.querySelector("[data-testid=statements] .line-numbers.active-line-number")?.textContent === "5",
      );
    });

    test("the plan tells how and why", async () => {
      await page.click(id("tab-plan"));
      const plan = page.locator(".plan");
      await plan.locator(".plan-group", { hasText: "transform/mark" }).waitFor();
      const text = (await plan.textContent()) ?? "";
      expect(text).toContain("over columns");
      expect(text).toContain('span.attributes["seen"]');
      expect(text).toContain("paths name span");
      await page.click(id("tab-changes"));
    });
  });

  describe("the dialect v1", () => {
    test("checks, completes, runs, routes, steps and is shared", async () => {
      await start("");
      await afterRun(page, () => page.locator(id("dialect")).selectOption("v1"));
      await afterRun(page, () => page.locator(id("examples")).selectOption("v1-route"));
      expect(await status(page)).toContain("2 of 4 log records left · 1 changed · 0 dropped · 2 routed");
      await page.getByRole("button", { name: "Routed 2" }).click();
      await page.locator(`${id("result")} .dropped-by`, { hasText: "Moved to audit by" }).waitFor();
      await page
        .locator(`${id("statements")} .codelens-decoration`, { hasText: "1 routed" })
        .first()
        .waitFor();
      await page.click(id("tab-output"));
      await page.locator(id("outputs")).selectOption({ index: 1 });
      await page.locator(".raw", { hasText: "user signed in" }).waitFor();
      await page.click(id("share"));
      const link = await page.inputValue(id("share-link"));
      const other = await open(browser, link);
      expect(await other.page.locator(id("dialect")).inputValue()).toBe("v1");
      expect(await status(other.page)).toContain("2 routed");
      await other.context.close();
      await page.click(id("tab-changes"));
      await start('set(attr["x"], Nope(body))', SPANS);
      await page.waitForSelector(`${id("statements")} .squiggly-error`);
      expect(await page.textContent(id("problems"))).toContain("no function `Nope`");
      await write(page, "statements", "set(name, ");
      await page.keyboard.type('attr["http');
      await suggest(page, "http.status_code");
      await page.keyboard.press("Escape");
      await start('set(name, "x") where attr["http.status_code"] == "200" or kind == 3');
      await page
        .locator(`${id("statements")} .view-line span`, { hasText: "where" })
        .last()
        .hover();
      await page.locator(".monaco-hover:visible", { hasText: "On record 1" }).waitFor();
      await page.mouse.move(5, 5);
      await page.click(id("step-first"));
      await page.locator(".step-body", { hasText: "not matched" }).waitFor();
      await afterRun(page, () => page.locator(id("dialect")).selectOption("collector"));
      await page.click(id("tab-changes"));
    });
  });
}
