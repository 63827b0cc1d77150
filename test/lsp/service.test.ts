import { describe, expect, test } from "vitest";
import { createLanguageService, type LanguageDocument } from "../../src/lsp/index.ts";
import { applyEdits, atCursor } from "./cursor.ts";

const service = createLanguageService();

const SAMPLE_KEYS = {
  "span.attributes": [{ key: "http.route", type: "string", example: '"/a"', count: 3 }, { key: "http.status" }],
  "resource.attributes": [{ key: "service.name", type: "string" }],
};

const CONFIG = `processors:
  transform/mask:
    error_mode: ignore
    trace_statements:
      - context: span
        conditions:
          - kind == SPAN_KIND_SERVER
        statements:
          - set(attributes["a"], "x")
  filter:
    log_conditions:
      - 'log.severity_number < SEVERITY_NUMBER_INFO'
service:
  pipelines:
    traces:
      processors: [transform/mask]
`;

function config(marked: string): { document: LanguageDocument; offset: number } {
  return atCursor(marked, { kind: "config" });
}

function labels(marked: string, more: Partial<LanguageDocument> = {}): string[] {
  const { document, offset } = atCursor(marked, { sampleKeys: SAMPLE_KEYS, ...more });
  return [...service.completion(document, offset)]
    .sort((a, b) => (a.sortText < b.sortText ? -1 : 1))
    .map(({ label }) => label);
}

function complete(marked: string, label: string, more: Partial<LanguageDocument> = {}): string {
  const { document, offset } = atCursor(marked, { sampleKeys: SAMPLE_KEYS, ...more });
  const item = service.completion(document, offset).find((each) => each.label === label);
  if (!item) throw new Error(`no completion ${label}`);
  return applyEdits(document.text, [{ span: item.span, newText: item.insertText }]);
}

describe("diagnostics", () => {
  test("a correct document has none", () => {
    const text = 'set(span.attributes["a"], 1)\nset(span.name, "x")\n  where span.kind == SPAN_KIND_SERVER\n';
    expect(service.diagnostics({ kind: "statements", text })).toEqual([]);
  });

  test("stand where the text stands", () => {
    const text = '# a comment\nset(span.name, "a")\n\nset(span.nam, "b")\n';
    const [found, ...others] = service.diagnostics({ kind: "statements", text });
    expect(others).toEqual([]);
    expect(text.slice(found.span.start, found.span.end)).toBe("nam");
    expect(found.code).toBe("OTTL2012");
  });

  test("one broken statement does not hide the others", () => {
    const text = 'set(span.name, "a"\nset(span.name, 1\nset(span.name, "c")';
    const lines = service
      .diagnostics({ kind: "statements", text })
      .map(({ span }) => text.slice(0, span.start).split("\n").length);
    expect(new Set(lines)).toEqual(new Set([1, 2]));
  });

  test("conditions are told from statements", () => {
    const text = 'span.name == "a"\nIsMatch(span.name, "b.*d")';
    expect(service.diagnostics({ kind: "statements", text })).toEqual([]);
    expect(service.texts({ kind: "statements", text }).map(({ kind }) => kind)).toEqual(["condition", "condition"]);
  });

  test("paths without a context belong to the signal's records", () => {
    const document: LanguageDocument = { kind: "statements", text: 'set(attributes["a"], name)', signal: "traces" };
    expect(service.diagnostics(document)).toEqual([]);
    expect(service.texts(document)[0]).toMatchObject({ context: "span", reason: "no path names a context" });
  });

  test("in YAML they stand in the file", () => {
    expect(service.diagnostics({ kind: "config", text: CONFIG })).toEqual([]);
    const text = CONFIG.replace('"x")', "now())");
    const [found] = service.diagnostics({ kind: "config", text });
    expect(text.slice(found.span.start, found.span.end)).toContain("now");
  });

  test("lint rules speak up, know the sample, and can be switched off", () => {
    const text = 'set(span.name, "a") where span.attributes["HTTP.route"] == "x"';
    const sampleKeys = { "span.attributes": [{ key: "http.route" }] };
    const codes = (document: LanguageDocument) => service.diagnostics(document).map(({ severity }) => severity);
    expect(codes({ kind: "statements", text, sampleKeys })).toEqual(["warning"]);
    expect(codes({ kind: "statements", text: `# ottl-disable\n${text}`, sampleKeys })).toEqual([]);
  });

  test("half a YAML file is one error, not many", () => {
    const found = service.diagnostics({ kind: "config", text: "processors:\n  transform: [" });
    expect(found).toHaveLength(1);
    expect(found[0].code).toBe("OTTL3001");
  });
});

describe("completion", () => {
  test("begins with editors", () => {
    const found = labels("|");
    expect(found).toContain("set");
    expect(found).not.toContain("Concat");
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a snippet's placeholders, as editors write them
    expect(complete("se|", "set")).toBe("set(${1:target}, ${2:value})$0");
    expect(complete('set(span.name, "a")\n|', "delete_key", {})).toMatch(/\ndelete_key\(/);
  });

  test("offers paths, enums and converters as arguments", () => {
    const found = labels("set(span.name, |)");
    expect(found).toEqual(expect.arrayContaining(["span.name", "Concat", "SPAN_KIND_SERVER", "resource.attributes"]));
    expect(found).not.toContain("set");
  });

  test("offers only what can be written as a target", () => {
    const { document, offset } = atCursor("set(|, 1) where span.name == nil");
    const paths = service.completion(document, offset).filter(({ kind }) => kind === "path");
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.map(({ label }) => label)).not.toContain("otelcol.grpc.metadata");
  });

  test("continues a path after its dot", () => {
    expect(labels("set(span.|, 1)")).toEqual(expect.arrayContaining(["name", "status.code", "attributes"]));
    expect(complete("set(span.sta|, 1)", "status.code")).toBe("set(span.status.code, 1)");
    expect(complete("set(span.status.|, 1)", "code")).toBe("set(span.status.code, 1)");
  });

  test("offers the keys that the telemetry has", () => {
    expect(labels('set(span.attributes["|"], 1)')).toEqual(["http.route", "http.status"]);
    expect(labels("set(span.attributes[|")).toEqual(["http.route", "http.status"]);
    expect(complete('set(span.attributes["ht|"], 1)', "http.route")).toBe('set(span.attributes["http.route"], 1)');
    expect(complete("set(span.attributes[|", "http.route")).toBe('set(span.attributes["http.route"]');
    expect(labels('set(attributes["|"], 1)', { signal: "traces" })).toEqual(["http.route", "http.status"]);
    expect(labels('set(span.name, resource.attributes["|')).toEqual(["service.name"]);
  });

  test("puts the enum symbols of the compared path first", () => {
    expect(labels("set(span.name, 1) where span.kind == |")[0]).toMatch(/^SPAN_KIND_/);
    expect(labels("set(span.name, 1) where span.status.code == ST|")[0]).toMatch(/^STATUS_CODE_/);
  });

  test("joins with keywords", () => {
    expect(labels("set(span.name, 1) |")).toEqual(["where"]);
    expect(labels("set(span.name, 1) where span.kind == 1 |")).toEqual(["and", "or"]);
  });

  test("offers parameters by name", () => {
    expect(labels('replace_pattern(span.name, "a", "b", |)')).toContain("function = ");
  });

  test("says nothing inside of text", () => {
    expect(labels('set(span.name, "a|")')).toEqual([]);
  });

  test("works inside of YAML", () => {
    const { document, offset } = config(CONFIG.replace('attributes["a"]', 'attributes["|"]'));
    const found = service.completion({ ...document, sampleKeys: SAMPLE_KEYS }, offset);
    expect(found.map(({ label }) => label)).toEqual(["http.route", "http.status"]);
    const item = config(CONFIG.replace('set(attributes["a"], "x")', "|"));
    expect(service.completion(item.document, item.offset).map(({ label }) => label)).toContain("set");
    const setting = config(CONFIG.replace("error_mode: ignore", "error_mode: |"));
    expect(service.completion(setting.document, setting.offset).map(({ label }) => label)).toContain("propagate");
  });
});

describe("hover", () => {
  function hover(marked: string, more: Partial<LanguageDocument> = {}): string {
    const { document, offset } = atCursor(marked, more);
    return service.hover(document, offset)?.markdown ?? "";
  }

  test("shows a function with its examples", () => {
    expect(hover('set(span.name, Con|cat(["a"], "-"))')).toContain('Concat(["a", 1, nil], "-")');
    expect(hover("s|et(span.name, 1)")).toContain("target");
  });

  test("shows paths, contexts, enums and keys", () => {
    expect(hover("set(span.sta|tus.code, 1)")).toBe(hover("set(span.sta|tus, 1)"));
    expect(hover("set(span.na|me, 1)")).toContain("span.name: string");
    expect(hover("set(sp|an.name, 1)")).toContain("**span** context");
    expect(hover("set(span.kind, SPAN_KIND_SER|VER)")).toContain("= 2");
    expect(hover('set(span.attributes["http.ro|ute"], 1)', { sampleKeys: SAMPLE_KEYS })).toContain("3 loaded records");
    expect(hover('set(span.attributes["no|pe"], 1)', { sampleKeys: SAMPLE_KEYS })).toContain("No loaded record");
  });

  test("tells since when the reference has what stands there, and how stable it is", () => {
    expect(hover('set(span.name, Coal|esce([span.name, ""]))')).toContain("stable · since Collector 0.150.0");
    expect(hover("set(log.body, All([true], (i, x) => x))".replace("All", "A|ll"))).toContain("experimental");
    expect(hover("trunc|ate_all(log.attributes, 3)")).toContain("`utf8_safe` (bool literal, optional): ");
    expect(hover("trunc|ate_all(log.attributes, 3)")).toMatch(/utf8_safe.*\(since Collector 0\.148\.0\)/);
    expect(hover("truncate_all(log.attributes, 3, utf8_s|afe = true)")).toMatch(
      /^`utf8_safe`.*since Collector 0\.148\.0/,
    );
    expect(hover("set(log.event_na|me, body)")).toContain("*stable · since Collector 0.128.0*");
    expect(hover("set(profile.peri|od, 1)")).toContain("development · since Collector");
    expect(hover("set(span.kind.deprecated_st|ring, name)")).toContain("deprecated · since Collector 0.78.0");
    expect(hover("set(span.kind, SPAN_KIND_SER|VER)")).toContain("stable · since Collector 0.61.0 or earlier");
  });

  test("explains settings in YAML", () => {
    const { document, offset } = config(CONFIG.replace("error_mode", "error|_mode"));
    expect(service.hover(document, offset)?.markdown).toContain("`propagate`");
  });
});

test("signature help follows the arguments", () => {
  const at = (marked: string) => {
    const { document, offset } = atCursor(marked);
    const help = service.signatureHelp(document, offset);
    const active = help?.parameters[help.activeParameter];
    return active && help?.label.slice(active.span.start, active.span.end);
  };
  expect(at("set(|")).toMatch(/^target: /);
  expect(at('set(span.name, Concat(["a", "b"], |))')).toMatch(/^delimiter: /);
  expect(at('set(span.name, Concat(["a", |"b"], "x"))')).toMatch(/^vals: /);
  expect(at('replace_pattern(span.name, "a,b(", "b", replacement_format = |')).toMatch(/^replacement_format\?: /);
  expect(at("|set(span.name, 1)")).toBeUndefined();
});

test("code actions make the fixes of diagnostics", () => {
  const text = "set(span.name, 'a')";
  const [action] = service.codeActions({ kind: "statements", text }, { start: 16, end: 16 });
  expect(applyEdits(text, action.edits)).toBe('set(span.name, "a")');
});

test("formatting keeps comments and broken texts", () => {
  const text = [
    "# names",
    'set( span.name ,"a" )   where span.kind==1',
    "set(span.name",
    'set(span.attributes["a long key of an attribute"], Concat(["one", "two"], "-")) where span.kind == SPAN_KIND_SERVER and span.name != nil',
  ].join("\n");
  const document: LanguageDocument = { kind: "statements", text };
  const formatted = applyEdits(text, service.format(document));
  expect(formatted.split("\n")).toEqual([
    "# names",
    'set(span.name, "a") where span.kind == 1',
    "set(span.name",
    'set(span.attributes["a long key of an attribute"], Concat(["one", "two"], "-"))',
    "  where span.kind == SPAN_KIND_SERVER and span.name != nil",
  ]);
  expect(service.format({ ...document, text: formatted })).toEqual([]);
  const yaml = CONFIG.replace('set(attributes["a"], "x")', 'set( attributes["a"],"x" )');
  expect(applyEdits(yaml, service.format({ kind: "config", text: yaml }))).toBe(CONFIG);
});

test("symbols are processors, groups, texts and pipelines", () => {
  const symbols = service.symbols({ kind: "config", text: CONFIG });
  expect(symbols.map(({ name }) => name)).toEqual(["transform/mask", "filter", "traces"]);
  expect(symbols[0].children[0]).toMatchObject({ name: "span", kind: "group" });
  expect(symbols[0].children[0].children.map(({ name }) => name)).toEqual([
    "kind == SPAN_KIND_SERVER",
    'set(attributes["a"], "x")',
  ]);
});

test("definition goes to the processor", () => {
  const goTo = (marked: string) => {
    const { document, offset } = config(marked);
    const span = service.definition(document, offset);
    return span && document.text.slice(span.start, span.end);
  };
  expect(goTo(CONFIG.replace("[transform/mask]", "[transform/|mask]"))).toBe("transform/mask");
  expect(goTo(CONFIG.replace("log.severity", "lo|g.severity"))).toBe("filter");
  expect(goTo(CONFIG.replace("error_mode", "error_|mode"))).toBeUndefined();
});

test("semantic tokens cover the OTTL inside of YAML", () => {
  const document: LanguageDocument = { kind: "config", text: CONFIG };
  const tokens = service
    .semanticTokens(document)
    .map(({ span, kind }) => `${kind} ${CONFIG.slice(span.start, span.end)}`);
  expect(tokens).toEqual(
    expect.arrayContaining(["editor set", 'string "x"', "enum SPAN_KIND_SERVER", "context log", "operator <"]),
  );
});

test("no request throws on any beginning of a text", () => {
  const texts: LanguageDocument[] = [
    { kind: "config", text: CONFIG },
    {
      kind: "statements",
      text: 'set(span.attributes["é"], Concat([SHA1(span.name), 1.5], "x")) where IsMatch(span.name, "\\\\d") and not (span.kind == 1)\n# c\nset(',
    },
  ];
  for (const { kind, text } of texts) {
    for (let end = 0; end <= text.length; end += kind === "config" ? 7 : 1) {
      const document: LanguageDocument = { kind, text: text.slice(0, end) };
      service.diagnostics(document);
      service.completion(document, end);
      service.hover(document, Math.max(0, end - 1));
      service.signatureHelp(document, end);
      service.format(document);
      service.symbols(document);
      service.definition(document, end);
      service.semanticTokens(document);
      service.codeActions(document, { start: 0, end });
    }
  }
});

test("a hundred statements are checked at once", () => {
  const text = Array.from(
    { length: 100 },
    (_, i) =>
      `set(span.attributes["k${i}"], Concat([span.name, "x"], "-")) where span.kind == SPAN_KIND_SERVER and span.attributes["a${i}"] != nil`,
  ).join("\n");
  service.diagnostics({ kind: "statements", text });
  const start = performance.now();
  expect(service.diagnostics({ kind: "statements", text: `${text}\n` })).toEqual([]);
  expect(performance.now() - start).toBeLessThan(500);
});
