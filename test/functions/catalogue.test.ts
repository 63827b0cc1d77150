import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { COLLECTOR_FUNCTIONS } from "../../src/functions/catalogue.ts";

const names = COLLECTOR_FUNCTIONS.map(({ name }) => name);

describe("the catalogue", () => {
  it("lists each file of the folder once, sorted by name", () => {
    const files = readdirSync(new URL("../../src/functions/collector/", import.meta.url));
    expect(names).toHaveLength(files.filter((file) => file.endsWith(".ts")).length);
    expect(names).toEqual([...new Set(names)].sort());
  });

  it.each(COLLECTOR_FUNCTIONS.map((definition) => [definition.name, definition] as const))(
    "describes %s",
    (_, definition) => {
      expect(definition.summary).toMatch(/^[A-Z].*\.$/);
      expect(definition.kind).toBe(/^[a-z]/.test(definition.name) ? "editor" : "converter");
      for (const [name, param] of Object.entries(definition.params)) {
        expect(name).toMatch(/^[a-z0-9_]+$/);
        expect(param.doc, name).not.toBe("");
      }
    },
  );

  it("has no required parameter behind an optional one", () => {
    const odd = COLLECTOR_FUNCTIONS.filter(({ params }) => {
      const optional = Object.values(params).map((param) => param.optional);
      return optional.lastIndexOf(false) > (optional.indexOf(true) + 1 || Number.POSITIVE_INFINITY) - 1;
    });
    expect(odd.map(({ name }) => name)).toEqual([]);
  });
});
