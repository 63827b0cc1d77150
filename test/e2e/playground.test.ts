import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCli } from "../cli/run-cli.ts";
import { afterRun, buildPlayground, launch, type OpenPage, open, settled, status, write } from "./browser.ts";
import { type StaticServer, serve } from "./static-server.ts";

let browser: Browser;
let server: StaticServer;
let opened: OpenPage;
let page: Page;

beforeAll(async () => {
  const folder = await buildPlayground("playground-e2e");
  server = await serve(folder);
  browser = await launch();
  opened = await open(browser, server.address);
  ({ page } = opened);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const id = (name: string): string => `[data-testid=${name}]`;

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

const SPANS = JSON.stringify({
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
async function start(rules: string, telemetry = SPANS): Promise<void> {
  await afterRun(page, () => write(page, "telemetry", telemetry));
  await afterRun(page, () => write(page, "statements", rules));
}

/** Opens the tests of the page and adds one to none. */
async function oneTest(quantifier: "all" | "any", condition: string): Promise<Locator> {
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
async function suggest(page: Page, text: string): Promise<void> {
  const list = page.locator(".suggest-widget.visible", { hasText: text });
  for (let i = 0; i < 4; i++) {
    const isThere = await list.waitFor({ timeout: 5_000 }).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await page.keyboard.press("Control+Space");
  }
  await list.waitFor();
}

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
    await page.locator(`${id("statements")} .codelens-decoration`, { hasText: "1 of 2 matched · 1 changed" }).waitFor();
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
