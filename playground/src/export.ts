import { t } from "./i18n/i18n.ts";
import { documentKind, type PageState } from "./state.ts";
import type { EngineHost } from "./worker/engine-host.ts";

/** Hands the reader a file made of the page's state. */
export async function exportAs(what: string, state: PageState, engine: EngineHost): Promise<void> {
  if (what === "json" || what === "proto") {
    const output = await engine.ask("encode", "output", what);
    if (output !== undefined) save(`output.${what === "json" ? "json" : "pb"}`, output, "application/octet-stream");
    return;
  }
  if (what === "config") {
    save("collector.yaml", await configText(state, engine), "application/yaml");
    return;
  }
  const { testFile } = await import("./export-test.ts");
  const config = await configText(state, engine);
  const input = (await engine.ask("encode", "input", "json")) as string | undefined;
  if (input === undefined) return;
  const records = (await engine.ask("records")) ?? 0;
  const text = testFile({ state, config, input: JSON.stringify(JSON.parse(input)), records });
  save("rules.ottl-test.yaml", text, "application/yaml");
}

/** The rules as a Collector's configuration. */
export async function configText(state: PageState, engine: EngineHost): Promise<string> {
  if (documentKind(state) === "config") return state.rules;
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
