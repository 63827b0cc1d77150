import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { runCli } from "../../cli/run-cli.ts";
import { afterRun, open, status } from "../browser.ts";
import { browser, id, oneTest, page, SPANS, server, start } from "../stage.ts";

export function sharingTests(): void {
  describe("sharing", () => {
    test("a link opens exactly the same state", async () => {
      const rules = 'set(span.attributes["ünï"], "☃") where span.name != "x"';
      await start(rules);
      const added = await oneTest("all", 'span.attributes["ünï"] == "☃"');
      await added.locator(".verdict.pass", { hasText: "2 of 2 matched" }).waitFor();
      const summary = await page.textContent(id("tests-summary"));
      await page.click(id("share"));
      const link = await page.inputValue(id("share-link"));
      expect(link).toMatch(/#v1\.[\w-]+$/);
      const other = await open(browser, link);
      expect(await status(other.page)).toContain("2 of 2 spans left · 2 changed");
      const content = (name: string, from: Page) => from.textContent(`${id(name)} .view-lines`);
      expect(await content("statements", other.page)).toBe(await content("statements", page));
      await other.page.click(id("tab-tests"));
      expect(await other.page.textContent(id("tests-summary"))).toBe(summary);
      await other.page.click(id("share"));
      expect(await other.page.inputValue(id("share-link"))).toBe(link);
      await other.context.close();
    });

    test("a damaged link says so and opens the page all the same", async () => {
      const other = await open(browser, `${server.address}#v9.abc`);
      expect(await other.page.textContent(".toast")).toContain("version 9");
      await other.context.close();
    });
  });

  describe("tests in the page", () => {
    test("assertions fail and pass, coverage is painted and counted", async () => {
      await start(
        'set(span.attributes["a"], 1) where span.name == "GET /a"\nset(span.name, "never") where span.name == "no"',
      );
      const added = await oneTest("all", 'span.attributes["a"] == 1');
      await added.locator(".verdict.fail", { hasText: "1 of 2 matched" }).waitFor();
      await added.locator("select").selectOption("any");
      await added.locator(".verdict.pass", { hasText: "1 of 2 matched" }).waitFor();
      expect(await page.textContent(id("coverage"))).toBe("Coverage: 2 of 2 rules reached, 1 matched");
      expect(await page.locator(`${id("statements")} .coverage.hit`).count()).toBe(1);
      expect(await page.locator(`${id("statements")} .coverage.missed`).count()).toBe(1);
    });

    test("exports a Collector configuration", async () => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.locator(id("export")).selectOption("config"),
      ]);
      const text = readFileSync(await download.path(), "utf8");
      expect(text).toContain("trace_statements:");
      expect(text).toContain(`- 'set(span.attributes["a"], 1) where span.name == "GET /a"'`);
    });
  });

  describe("exports", () => {
    const folder = mkdtempSync(join(tmpdir(), "ottl-export-"));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    async function exported(what: string, name: string): Promise<string> {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.locator(id("export")).selectOption(what),
      ]);
      const file = join(folder, name);
      await download.saveAs(file);
      return file;
    }

    test("test files pass in `ottl test`, configurations run in `ottl run`", async () => {
      writeFileSync(join(folder, "spans.json"), SPANS);
      await start(`set(span.attributes["it's"], "$$ $1") where span.name == "GET /a"\nset(span.name, ParseJSON("x"))`);
      const added = await oneTest("any", `span.attributes["it's"] != nil`);
      await added.locator(".verdict.pass").waitFor();
      await page.getByRole("button", { name: "Expect the output as it is now" }).click();
      await page.locator(".assertion-rest .verdict.pass", { hasText: "as expected" }).waitFor();
      await exported("test", "a.ottl-test.yaml");
      const config = await exported("config", "a.yaml");
      for (const example of ["sample-traces", "drop-chatter", "v1-route"]) {
        await page.locator(id("dialect")).selectOption(example.startsWith("v1") ? "v1" : "collector");
        await afterRun(page, () => page.locator(id("examples")).selectOption(example));
        await exported("test", `${example}.ottl-test.yaml`);
      }
      const migrated = await exported("config", "migrated.yaml");
      await afterRun(page, () => page.locator(id("dialect")).selectOption("collector"));
      const tested = runCli(["test", folder]);
      expect(tested.stdout + tested.stderr).toContain("4 passed");
      expect(tested.status).toBe(0);
      const ran = runCli(["run", "-c", config, "-i", join(folder, "spans.json"), "-o", join(folder, "out.json")]);
      expect(ran.status, ran.stderr).toBe(0);
      expect(readFileSync(join(folder, "out.json"), "utf8")).toContain(`"it's"`);
      expect(runCli(["lint", migrated]).status).toBe(0);
    });
  });
}
