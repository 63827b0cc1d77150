import { describe, expect, test } from "vitest";
import { afterRun, status, write } from "../browser.ts";
import { id, page, start } from "../stage.ts";

export function runningTests(): void {
  describe("results", () => {
    test("a change shows in OTTL terms, side by side and inline", async () => {
      await start(
        'set(span.attributes["http.status_code"], String(span.attributes["http.status_code"])) where span.name == "GET /a"',
      );
      await page.click(id("tab-changes"));
      const result = page.locator(`${id("result")} .results`);
      await result.locator(".bar select").selectOption("terms");
      await result.locator(".terms").waitFor();
      expect((await result.locator(".terms").textContent())?.replaceAll(/\s+/g, " ")).toBe(
        'span.attributes["http.status_code"]: 200 -> "200" (int -> string)',
      );
      await result.locator(".bar select").selectOption("side");
      expect(await result.locator("tr.changed .old").textContent()).toContain("200");
      await result.locator(".bar select").selectOption("inline");
      expect(await result.locator(".inline .new").textContent()).toContain('"200"');
      await result.locator(".bar select").selectOption("terms");
      await page
        .locator(`${id("statements")} .codelens-decoration`, { hasText: "1 of 2 matched · 1 changed" })
        .waitFor();
    });

    test("dropped records say what dropped them", async () => {
      await start('IsMatch(span.name, "health")');
      expect(await status(page)).toContain("1 of 2 spans left");
      await page.click("text=Dropped 1");
      await page.locator(`${id("result")} .dropped-by`, { hasText: 'IsMatch(span.name, "health")' }).waitFor();
    });

    test("an error that is let pass shows with the record it hit", async () => {
      await start('set(span.name, ParseJSON(span.name)) where span.name == "GET /a"');
      expect(await status(page)).toContain("1 errors");
      expect(await page.textContent(id("problems"))).toContain("record 1");
      await page.click("text=Errors 1");
      await page.locator(`${id("result")} .failure`, { hasText: "set(span.name" }).waitFor();
    });

    test("the explainer says on hover why a condition did not hold", async () => {
      await start('set(span.name, "x") where span.attributes["http.status_code"] == "200" and span.kind == 2');
      await page
        .locator(`${id("statements")} .view-line span`, { hasText: "where" })
        .last()
        .hover();
      const hover = page.locator(".monaco-hover:visible", { hasText: "On record 1" });
      await hover.waitFor();
      const text = (await hover.textContent()) ?? "";
      expect(text).toContain('span.attributes["http.status_code"] = 200 (int)');
      expect(text).toContain("not looked at");
      await page.mouse.move(5, 5);
    });
  });

  describe("stepping", () => {
    const RULES = `set(span.name, "one")
set(span.name, "two")
set(resource.attributes["n"], span.name)`;

    async function stepTo(button: "step-back" | "step-forward", place: string): Promise<string> {
      await page.click(id(button));
      await page.waitForFunction(
        (wanted) => document.querySelector(".step-place")?.textContent?.startsWith(wanted),
        place,
      );
      return ((await page.textContent(`${id("result")} .step-body .terms`)) ?? "").replaceAll(/\s+/g, " ");
    }

    test("goes forwards and backwards with the state of each moment", async () => {
      await start(RULES);
      expect(await stepTo("step-forward", "Step 1 of 6")).toContain('"GET /a" -> "one"');
      expect(await stepTo("step-forward", "Step 2 of 6")).toContain('"one" -> "two"');
      expect(await stepTo("step-forward", "Step 3 of 6")).toContain('resource.attributes["n"]: absent -> "two"');
      expect(await stepTo("step-forward", "Step 4 of 6")).toContain('"GET /healthz" -> "one"');
      expect(await stepTo("step-back", "Step 3 of 6")).toContain('resource.attributes["n"]: absent -> "two"');
      expect(await stepTo("step-back", "Step 2 of 6")).toContain('"one" -> "two"');
      expect(await page.locator(".tree .leaf", { hasText: "name" }).allTextContents()).toEqual(
        expect.arrayContaining([expect.stringContaining('"two"')]),
      );
      expect(await page.locator(`${id("statements")} .current-step`).count()).toBe(1);
    });

    test("keeps changes between groups of statements", async () => {
      const yaml = `trace_statements:
  - context: span
    statements:
      - set(attributes["a"], 1)
  - context: resource
    statements:
      - set(attributes["b"], 2)
  - context: span
    statements:
      - set(attributes["c"], resource.attributes["b"])
`;
      await start(yaml);
      await page.click(id("step-last"));
      await page.waitForFunction(() => document.querySelector(".step-place")?.textContent === "Step 5 of 5");
      const body = (await page.textContent(`${id("result")} .step-body`)) ?? "";
      expect(body).toContain('span.attributes["c"]: absent -> 2');
      expect(body).toMatch(/"a": 1 int/);
    });

    test("stops at breakpoints and follows one record", async () => {
      await start(RULES);
      await page.click(id("tab-stepper"));
      await page.locator(`${id("statements")} .margin-view-overlays .line-numbers`, { hasText: "2" }).click();
      await page.waitForSelector(`${id("statements")} .breakpoint`);
      await page.locator(".stepper select").nth(1).selectOption("breakpoints");
      await stepTo("step-forward", "Step 2 of 6");
      await stepTo("step-forward", "Step 5 of 6");
      await page.locator(".stepper select").nth(1).selectOption("every");
      await page.locator(".stepper select").nth(0).selectOption("record");
      await stepTo("step-back", "Step 3 of 6");
      await page.locator(".stepper select").nth(0).selectOption("all");
    });
  });

  describe("limits", () => {
    test("endless work is stopped by the button, and the page stays alive", async () => {
      await afterRun(page, () => page.locator(id("sample")).selectOption("logs 10000"));
      const heavy = Array.from(
        { length: 30 },
        (_, i) => `set(log.attributes["h${i}"], SHA512(Concat([log.body, SHA512(log.body), "${i}"], "-")))`,
      ).join("\n");
      await page.locator(id("limit-time")).fill("60");
      await page.locator(id("limit-time")).press("Enter");
      await write(page, "statements", heavy);
      await page.waitForSelector(`${id("run-status")}[data-state=running]`);
      await page.click(id("stop"));
      await page.waitForSelector(`${id("run-status")}[data-state=stopped]`);
      expect(await status(page)).toBe("Stopped by you");
      await write(page, "statements", 'set(log.attributes["a"], 1)');
      await expect.poll(() => status(page), { timeout: 30_000 }).toContain("10,000 changed");
    });

    test("the time limit stops a run by itself", async () => {
      const heavy = Array.from(
        { length: 20 },
        (_, i) => `set(log.attributes["h${i}"], SHA512(Concat([log.body, SHA512(log.body), "${i}"], "-")))`,
      ).join("\n");
      await afterRun(page, async () => {
        await page.locator(id("limit-time")).fill("1");
        await page.locator(id("limit-time")).press("Enter");
      });
      await write(page, "statements", heavy);
      await page.waitForSelector(`${id("run-status")}[data-state=stopped]`);
      expect(await status(page)).toBe("Stopped: the time limit of 1 s was reached");
    });

    test("the memory limit stops rules that grow without bounds", async () => {
      await afterRun(page, () => write(page, "statements", "# nothing"));
      await afterRun(page, async () => {
        await page.locator(id("limit-time")).fill("20");
        await page.locator(id("limit-time")).press("Enter");
      });
      const doubling = Array.from({ length: 24 }, () => 'set(log.body, Concat([log.body, log.body], ""))').join("\n");
      await write(page, "statements", doubling);
      await page.waitForSelector(`${id("run-status")}[data-state=stopped]`);
      expect(await status(page)).toBe("Stopped: the rules made more than 100 MB");
    });

    test("records past the limit are left out, and the page says so", async () => {
      await write(page, "statements", 'set(log.attributes["a"], 1)');
      await afterRun(page, async () => {
        await page.locator(id("limit-records")).fill("100");
        await page.locator(id("limit-records")).press("Enter");
      });
      expect(await page.textContent(".status-bar")).toContain(
        "Only the first 100 records are looked at; 9,900 are left out.",
      );
      await page.locator(id("limit-records")).fill("10000");
      await page.locator(id("limit-records")).press("Enter");
    });
  });
}
