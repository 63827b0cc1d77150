import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { afterRun, open, settled, status, write } from "../browser.ts";
import { browser, id, opened, page, server } from "../stage.ts";

/** Texts and names of the page, those of rules and data aside, that have words but none in Chinese. */
function untranslated(shown: Page): Promise<string[]> {
  return shown.evaluate(() => {
    const data =
      ".popover, .editor, .detail, .virtual, .raw, .source, .step-body, .plan-group, .profile-body, .problem-list, .input-body, option, code, input[type=text]";
    // Names, units and what is the same in every language.
    const known =
      /^(?:ottl|OTTL|v1|Collector|YAML|English|OTLP|JSON|MB|kB|ms|µs|ns|s|B|\W|\d)+$|^(?:resource|scope|span|spanevent|metric|datapoint|exemplar|log|profile)$/;
    const found = new Set<string>();
    const note = (text: string | null): void => {
      const trimmed = text?.trim() ?? "";
      if (/[A-Za-z]{2}/.test(trimmed) && !/[\u4e00-\u9fff]/.test(trimmed) && !known.test(trimmed)) found.add(trimmed);
    };
    for (const element of document.querySelectorAll(".page *")) {
      if (element.closest(data)) continue;
      for (const name of ["aria-label", "title", "placeholder"]) note(element.getAttribute(name));
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) note(node.textContent);
    }
    for (const option of document.querySelectorAll("option:not(.popover *)")) note(option.textContent);
    return [...found];
  });
}

export function pageTests(): void {
  describe("the page", () => {
    test("every example opens and runs without errors", async () => {
      for (const dialect of ["v1", "collector"]) {
        await page.locator(id("dialect")).selectOption(dialect);
        const values = await page
          .locator(`${id("examples")} option`)
          .evaluateAll((options) =>
            options.map((option) => (option as HTMLOptionElement).value).filter((value) => value !== ""),
          );
        expect(values.length).toBeGreaterThan(6);
        for (const value of values) {
          await afterRun(page, () => page.locator(id("examples")).selectOption(value));
          await page.waitForSelector(`${id("run-status")}[data-state=ok]`);
          await page.waitForFunction(() =>
            document.querySelector("[data-testid=tests-summary]")?.className.includes("pass"),
          );
        }
      }
    });

    test("works with the keyboard alone", async () => {
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      const reached = new Set<string>();
      for (let i = 0; i < 60; i++) {
        await page.keyboard.press("Tab");
        reached.add(
          await page.evaluate(() => {
            const active = document.activeElement;
            return active?.closest("[data-testid]")?.getAttribute("data-testid") ?? active?.tagName ?? "";
          }),
        );
      }
      for (const name of [
        "examples",
        "dialect",
        "share",
        "statements",
        "telemetry",
        "result",
        "step-forward",
        "profiler",
        "limit-time",
      ]) {
        expect([...reached], name).toContain(name);
      }
      await page.keyboard.press("Alt+ArrowRight");
      await page.waitForFunction(() => document.querySelector(".step-place")?.textContent?.startsWith("Step 1 "));
    });

    for (const theme of ["light", "dark"]) {
      test(`has no serious accessibility findings, ${theme}`, async () => {
        await page.locator(id("theme")).selectOption(theme);
        await page.locator(`${id("profiler")} summary`).click();
        const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
        await page.evaluate(axe);
        await page.click(id("input-table"));
        for (const tab of ["changes", "stepper", "tests", "plan", "pipeline"]) {
          // Not a tab, but a list that opens over the page.
          if (tab === "pipeline") await page.click(id(tab));
          else await page.click(id(`tab-${tab}`));
          const found = await page.evaluate(async () => {
            const { axe } = globalThis as unknown as {
              axe: {
                run(): Promise<{
                  violations: { impact: string; id: string; nodes: { html: string; any: { message: string }[] }[] }[];
                }>;
              };
            };
            const { violations } = await axe.run();
            return violations
              .filter(({ impact }) => impact === "serious" || impact === "critical")
              .map(
                ({ id: rule, nodes }) =>
                  `${rule}: ${nodes
                    .slice(0, 3)
                    .map(({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message ?? ""}`)
                    .join(" | ")}`,
              );
          });
          expect(found, tab).toEqual([]);
        }
        await page.keyboard.press("Escape");
        await page.click(id("input-text"));
      });
    }

    test("speaks Chinese, and keeps its state while it learns to", async () => {
      await page.locator(id("language")).selectOption("zh");
      await settled(page);
      expect(await page.textContent("h1")).toContain("OTTL 演练场");
      expect(await page.getAttribute("html", "lang")).toBe("zh-CN");
      for (const tab of ["stepper", "tests", "output", "plan", "changes"]) {
        await page.click(id(`tab-${tab}`));
        expect(await untranslated(page), tab).toEqual([]);
      }
      await page.locator(id("language")).selectOption("en");
      await page.waitForFunction(() => document.querySelector("h1")?.textContent?.includes("playground"));
      await settled(page);
    });

    test("is readable on a phone", async () => {
      const phone = await open(browser, server.address, { viewport: { width: 390, height: 844 }, hasTouch: true });
      const width = await phone.page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(390);
      for (const name of ["statements", "telemetry", "result"]) {
        expect((await phone.page.locator(id(name)).boundingBox())?.height, name).toBeGreaterThan(150);
      }
      await phone.context.close();
    });

    test("needs no network after its first load", async () => {
      const other = await open(browser, server.address);
      await other.page.waitForSelector("html[data-offline=ready]");
      const before = server.requests.length;
      await other.context.setOffline(true);
      await afterRun(other.page, () =>
        write(
          other.page,
          "statements",
          'set(span.attributes["ua"], UserAgent("Mozilla/5.0 (Windows NT 10.0) Chrome/120.0"))',
        ),
      );
      expect(await status(other.page)).toContain("3 changed");
      await other.page.reload();
      await settled(other.page);
      expect(await status(other.page)).toContain("3 changed");
      // The browser looks for a newer service worker by itself; the page asks for nothing.
      expect(server.requests.slice(before).filter((path) => !path.endsWith("/sw.js"))).toEqual([]);
      await other.context.close();
    }, 60_000);

    test("nothing complained in all this", () => {
      expect(opened.complaints).toEqual([]);
    });
  });
}
