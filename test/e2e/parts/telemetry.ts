import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { afterRun, status, write } from "../browser.ts";
import { id, page, SPANS, start } from "../stage.ts";

export function telemetryTests(): void {
  describe("telemetry", () => {
    async function dropFile(name: string, content: Buffer): Promise<void> {
      await afterRun(page, () =>
        page.locator(id("file")).setInputFiles({ name, mimeType: "application/octet-stream", buffer: content }),
      );
    }

    test("JSON lines, gzip, protobuf and the debug exporter's text can be opened", async () => {
      await start('set(span.attributes["a"], 1)');
      await dropFile("two.jsonl", Buffer.from(`${SPANS}\n${SPANS}\n`));
      expect(await status(page)).toContain("4 of 4 spans");
      await dropFile("spans.json.gz", gzipSync(SPANS));
      expect(await status(page)).toContain("2 of 2 spans");
      const span = Buffer.from([0x2a, 0x05, ...Buffer.from("hello"), 0x09 + 0x30, 1, 0, 0, 0, 0, 0, 0, 0]);
      const scope = Buffer.concat([Buffer.from([0x12, span.length]), span]);
      const resource = Buffer.concat([Buffer.from([0x12, scope.length]), scope]);
      await dropFile("spans.pb", Buffer.concat([Buffer.from([0x0a, resource.length]), resource]));
      expect(await status(page)).toContain("1 of 1 spans");
      await dropFile(
        "debug.txt",
        Buffer.from(`2026-03-01T10:00:00.000Z\tinfo\tResourceSpans #0
Resource SchemaURL: 
Resource attributes:
     -> service.name: Str(shop)
ScopeSpans #0
ScopeSpans SchemaURL: 
InstrumentationScope lib 1.0
Span #0
    Trace ID       : 5b8efff798038103d269b633813fc60c
    Parent ID      : 
    ID             : eee19b7ec3c1b174
    Name           : from debug
    Kind           : Server
    Start time     : 2026-03-01 10:00:00 +0000 UTC
    End time       : 2026-03-01 10:00:01.5 +0000 UTC
    Status code    : Error
    Status message : broken
Attributes:
     -> http.status_code: Int(500)
     -> tags: Slice(["a",1])
`),
      );
      expect(await status(page)).toContain("1 of 1 spans");
      await page.click(id("tab-changes"));
      expect(await page.textContent(`${id("result")} .virtual`)).toContain("from debug");
    });

    test("a file dropped on the page is opened", async () => {
      await afterRun(page, () =>
        page.evaluate((text) => {
          const data = new DataTransfer();
          data.items.add(new File([text], "dropped.json"));
          const options = { bubbles: true, cancelable: true, dataTransfer: data };
          document.body.dispatchEvent(new DragEvent("dragover", options));
          document.body.dispatchEvent(new DragEvent("drop", options));
        }, SPANS),
      );
      expect(await status(page)).toContain("2 of 2 spans");
    });

    test("samples of every signal run", async () => {
      for (const [signal, rule] of [
        ["traces", 'set(span.attributes["a"], 1)'],
        ["logs", 'set(log.attributes["a"], 1)'],
        ["metrics", 'set(metric.description, "a")'],
        ["profiles", 'set(resource.attributes["a"], 1)'],
      ]) {
        await write(page, "statements", rule);
        await afterRun(page, () => page.locator(id("sample")).selectOption(`${signal} 10`));
        await page.waitForSelector(`${id("run-status")}[data-state=ok]`);
        expect(await status(page)).toContain("10 of 10");
      }
    });

    test("text that is no telemetry is said to be none, with its place", async () => {
      await afterRun(page, () => write(page, "telemetry", '{"resourceSpans": [{"scopeSpans": 5}]}'));
      expect(await page.getAttribute(id("run-status"), "data-state")).toBe("empty");
      await page.waitForSelector(`${id("telemetry")} .squiggly-error`);
      expect(await page.textContent(id("problems"))).toContain("scopeSpans");
    });
  });

  describe("records of the telemetry", () => {
    test("show as a tree and as a table beside the raw text", async () => {
      await start('set(span.attributes["a"], 1)');
      await page.click(id("input-tree"));
      const view = page.locator(".input-view");
      await view.locator(".leaf", { hasText: '"GET /a"' }).waitFor();
      await view.getByRole("button", { name: "Next" }).click();
      await view.locator(".leaf", { hasText: '"GET /healthz"' }).first().waitFor();
      await page.click(id("input-table"));
      await view.locator("table.records").waitFor();
      expect(await view.locator("thead th").first().textContent()).toBe("#");
      expect((await view.locator("thead").textContent()) ?? "").toContain("http.status_code");
      await view.getByRole("button", { name: "Open record 1" }).click();
      await view.locator(".leaf", { hasText: '"GET /a"' }).waitFor();
      await page.click(id("input-text"));
      await page.locator(`${id("telemetry")} .view-lines`).waitFor();
    });
  });
}
