import type { ExpressionWriter } from "./expressions.ts";
import type { Random } from "./random.ts";

/** Several statements about the same few attributes, whose types change on the way. */
export function story(random: Random, writer: ExpressionWriter): string[] {
  // Not of the resource: what doubles for each of its records outgrows any memory.
  const places = random.times(3, () => writer.ownAttribute());
  const place = (): string => random.pick(places);
  const value = (): string => (random.chance(0.35) ? place() : writer.value("any", 2));
  const deeper = (): string => place() + random.pick(['["x"]', "[0]", '["x"]["y"]', '["n"][1]', "[1]", '[""]']);
  const change = random.chance(0.5) ? () => writer.statement() : undefined;
  return random.many(2, 7, () => {
    const text = random.pick([
      () => `set(${place()}, ${value()})`,
      () => `set(${place()}, ${value()})`,
      () => `set(${deeper()}, ${value()})`,
      () => `set(${place()}, ${deeper()})`,
      () => `append(${place()}, ${value()})`,
      () =>
        `merge_maps(${place()}, ${random.pick([place(), `{"x": ${value()}}`])}, "${random.pick(["insert", "update", "upsert"])}")`,
      () => `delete_key(${place()}, "x")`,
      () => `delete_index(${place()}, 0)`,
      () => `keep_keys(${place()}, ["x", "n"])`,
      () => `flatten(${place()}, "p")`,
      () => `limit(${place()}, 1, ["x"])`,
      () => `truncate_all(${place()}, 2)`,
      () => `clear(${place()})`,
      () => `stringify_all(${place()})`,
      () => `replace_pattern(${place()}, "[a-z]", "<$0>")`,
      () =>
        `set(${place()}, ${random.pick(["Len", "Keys", "Values", "String", "ToUpperCase", "ParseJSON"])}(${place()}))`,
      () => change?.() ?? `set(${place()}, nil)`,
    ])();
    const guard = random.pick([
      () => `${place()} != nil`,
      () => `IsMap(${place()})`,
      () => `IsString(${place()}) and Len(${place()}) > 1`,
      () => `${place()} == ${value()}`,
      () => writer.condition(1),
    ]);
    return random.chance(0.3) && !text.includes(" where ") ? `${text} where ${guard()}` : text;
  });
}
