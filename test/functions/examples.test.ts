import { describe, expect, it } from "vitest";
import type { ContextName, FunctionDefinition } from "../../src/functions/define.ts";
import { allFunctions, registerFunctions } from "../../src/functions/function-set.ts";
import { grokPack } from "../../src/packs/grok/index.ts";
import { userAgentPack } from "../../src/packs/user-agent/index.ts";
import { xmlPack } from "../../src/packs/xml/index.ts";
import { edit, entriesOf, evaluate, mapOf } from "./evaluate.ts";

for (const pack of [grokPack, userAgentPack, xmlPack]) registerFunctions(pack.functions);

/** The context of an example: that of its first path, else the first that has the function. */
function contextOf(definition: FunctionDefinition, source: string): ContextName {
  const prefix = /\b(resource|scope|spanevent|span|metric|datapoint|exemplar|log)\./.exec(
    source.replace(/"[^"]*"/g, '""'),
  );
  return (prefix?.[1] as ContextName | undefined) ?? definition.contexts?.[0] ?? "log";
}

const cases = allFunctions().flatMap((definition) =>
  definition.examples.map((example) => ({ definition, example, title: example.source })),
);

describe("examples", () => {
  it("has some for every function whose result can be written down", () => {
    const bare = allFunctions().filter(
      ({ examples, effects, returns }) =>
        examples.length === 0 && effects.pure && !/^(span|trace|profile)id$/.test(returns),
    );
    expect(bare.map(({ name }) => name)).toEqual([]);
  });

  it.each(cases)("$title", ({ definition, example }) => {
    const options = { context: contextOf(definition, example.source), host: definition.hosts?.[0] };
    if (definition.kind === "editor") {
      if (example.before === undefined || example.after === undefined) return;
      expect(edit(example.source, example.before, options)).toEqual(entriesOf(mapOf(example.after)));
      return;
    }
    const actual = evaluate(example.source, options);
    if (example.value === undefined) {
      expect(String(actual)).not.toMatch(/^(refused|failed): /);
      return;
    }
    const wanted = evaluate(example.value, options);
    // Times and durations have no literal; their text stands for them.
    if (Array.isArray(wanted)) expect(actual).toEqual(wanted);
    else expect((actual as [string, unknown])[1]).toBe(example.value);
  });
});
