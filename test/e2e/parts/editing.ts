import { describe, expect, test } from "vitest";
import { afterRun, status, write } from "../browser.ts";
import { id, page, start, suggest } from "../stage.ts";

export function editingTests(): void {
  describe("editing", () => {
    test("an error gets a squiggle, a line in the list, and a fix that works", async () => {
      await start("set(span.name, 'x')");
      await page.waitForSelector(`${id("statements")} .squiggly-error`);
      expect(await page.textContent(id("problems"))).toContain("OTTL1005");
      expect(await page.getAttribute(id("run-status"), "data-state")).toBe("invalid");
      await afterRun(page, () =>
        page
          .locator(`${id("problems")} .fix`)
          .first()
          .click(),
      );
      expect(await status(page)).toContain("2 changed");
      await page.waitForSelector(`${id("statements")} .squiggly-error`, { state: "detached" });
    });

    test("completion offers an attribute key of the loaded telemetry", async () => {
      await start("set(span.name, ");
      await page.keyboard.type('span.attributes["http');
      await suggest(page, "http.status_code");
      await page.locator(".suggest-widget.visible .monaco-list-row", { hasText: "http.status_code" }).first().click();
      await expect
        .poll(() => page.textContent(`${id("statements")} .view-lines`), { timeout: 20_000 })
        .toContain('attributes["http.status_code"]');
    });

    test("completion follows paths, signature help the arguments, hover shows docs with examples", async () => {
      await start("");
      await page.keyboard.type("set(");
      await page.waitForSelector(".parameter-hints-widget.visible");
      expect(await page.textContent(".parameter-hints-widget.visible")).toContain("target");
      await page.keyboard.press("Escape");
      await page.keyboard.type("span.sta");
      await suggest(page, "status.code");
      await page.keyboard.press("Escape");
      await afterRun(page, () => write(page, "statements", 'set(span.name, Concat(["a", "b"], "-"))'));
      await page
        .locator(`${id("statements")} .view-line span`, { hasText: "Concat" })
        .last()
        .hover();
      const hover = page.locator(".monaco-hover:visible", { hasText: "Joins the values" });
      await hover.waitFor();
      expect(await hover.textContent()).toContain("a-1-<nil>");
      await page.mouse.move(5, 5);
    });

    test("a Collector's YAML is recognised, coloured inside, and runs", async () => {
      const yaml = `processors:
  filter/health:
    trace_conditions:
      - span.name == "GET /healthz"
  transform:
    trace_statements:
      - set(span.attributes["seen"], true)
service:
  pipelines:
    traces:
      processors: [filter/health, transform]
`;
      await start(yaml);
      expect(await status(page)).toContain("1 of 2 spans left · 1 changed · 1 dropped");
      // Inside of the plain YAML strings an editor and a keyword have colours of their own.
      await page.waitForFunction(() => {
        const words = [...document.querySelectorAll("[data-testid=statements] .view-line span span")];
        const colour = (text: string): string => {
          const word = words.find((each) => each.textContent === text);
          return word ? getComputedStyle(word).color : text;
        };
        return colour("set") !== colour("true") && colour("set") !== colour("span");
      });
      await page.locator(`${id("statements")} .codelens-decoration`, { hasText: "1 of 2 matched" }).waitFor();
    });

    test("formatting lays the rules out", async () => {
      await start('set( span.name ,"x" )   where span.kind==2');
      await page.click("button:text-is('Format')");
      await page.waitForFunction(
        () =>
          document.querySelector("[data-testid=statements] .view-lines")?.textContent?.replaceAll("\u00a0", " ") ===
          'set(span.name, "x") where span.kind == 2',
      );
    });
  });
}
