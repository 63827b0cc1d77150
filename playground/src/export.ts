import type { RunReport } from "ottl/inspect";
import { t } from "./i18n/i18n.ts";
import { documentKind, type PageState } from "./state.ts";
import type { EngineHost } from "./worker/engine-host.ts";

export type ExportKind = "config" | "program" | "test" | "json" | "proto";

/**
 * Hands the reader a file made of the page's state.
 * @param report the run that is on the page.
 * @returns what the reader has to know about it.
 */
export async function exportAs(
  what: ExportKind,
  state: PageState,
  engine: EngineHost,
  report: RunReport | undefined,
): Promise<string | undefined> {
  switch (what) {
    case "json":
    case "proto": {
      const output = await engine.ask("encode", "output", what);
      if (output === undefined) return t("exportNothing");
      save(`output.${what === "json" ? "json" : "pb"}`, output, "application/octet-stream");
      return undefined;
    }
    case "program":
      save("rules.ottl", state.rules, "text/plain");
      return undefined;
    case "config":
      return exportConfig(state, engine);
    case "test": {
      const text = await testText(state, engine, report);
      if (text === undefined) return t("exportNothing");
      save("rules.ottl-test.yaml", text, "application/yaml");
      return undefined;
    }
  }
}

async function exportConfig(state: PageState, engine: EngineHost): Promise<string | undefined> {
  if (state.dialect !== "v1") {
    save("collector.yaml", await configText(state, engine), "application/yaml");
    return undefined;
  }
  const migration = await engine.ask("migrate", state.rules);
  if (migration === undefined) return t("exportBroken");
  save("collector.yaml", migration.configuration, "application/yaml");
  const { notes } = migration;
  return notes.length === 0 ? undefined : `${t("exportNotes", { count: notes.length })} ${notes.join(" · ")}`;
}

/** A test file of what is on the page; undefined where nothing ran. */
async function testText(
  state: PageState,
  engine: EngineHost,
  report: RunReport | undefined,
): Promise<string | undefined> {
  const { testFile } = await import("./export-test.ts");
  const input = await engine.ask("encode", "input", "json");
  const output = await engine.ask("encode", "output", "json");
  if (typeof input !== "string" || typeof output !== "string" || !report) return undefined;
  const rules = state.dialect === "v1" ? state.rules : await configText(state, engine);
  const checks = await Promise.all(
    state.tests.assertions.map(({ condition }) =>
      condition.trim() === "" ? undefined : engine.ask("check", condition),
    ),
  );
  return testFile({
    state,
    rules,
    input: onOneLine(input),
    outcome: {
      dropped: report.counts.dropped,
      errors: report.counts.failed,
      routes: report.routes,
      output: onOneLine(output),
      first: checks.map((check) => check?.first),
    },
  });
}

function onOneLine(json: string): string {
  return JSON.stringify(JSON.parse(json));
}

/** The rules as a Collector's configuration, without the processors that are passed by. */
async function configText(state: PageState, engine: EngineHost): Promise<string> {
  if (documentKind(state) === "config") {
    const { rules, skipped = [] } = state;
    return skipped.length === 0 ? rules : ((await engine.ask("withoutProcessors", rules, skipped)) ?? rules);
  }
  const { rulesAsConfig } = await import("./rules-as-config.ts");
  return rulesAsConfig(state, (await engine.ask("signal")) ?? "logs");
}

function save(name: string, content: string | Uint8Array, type: string): void {
  const address = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.textContent = t("exportMenu");
  link.click();
  URL.revokeObjectURL(address);
}
