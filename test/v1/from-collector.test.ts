import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { migrateToV1, migrateV1, parseV1 } from "../../src/runtime/v1/index.ts";

/** The statements of v1 that one statement of the Collector's becomes, and what is told about it. */
function statement(text: string, signal: "trace" | "log" | "metric" = "trace", context?: string) {
  const statements = context === undefined ? [text] : [{ context, statements: [text] }];
  return carried({ transform: { [`${signal}_statements`]: statements } });
}

function condition(text: string, signal: "trace" | "log" | "metric" = "trace") {
  return carried({ filter: { [`${signal}_conditions`]: [text] } })[0];
}

function carried(processors: object): readonly string[] {
  const { programs, findings } = migrateToV1(stringify({ processors }, { lineWidth: 0 }).replaceAll("$", "$$$$"));
  expect(findings).toEqual([]);
  const [program] = programs;
  const lines = program.text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return [...lines, ...program.notes.map(({ kind, reason }) => `${kind}: ${reason}`)];
}

describe("from a Collector's configuration to v1", () => {
  test.each([
    ['span.name == "a"', 'name == "a"'],
    ['span.attributes["x"] == nil', 'attributes["x"] == nil'],
    // Nil is not equal to 5 in the Collector, and a comparison with nil is nil in v1.
    ['span.attributes["x"] != 5', 'attributes["x"] == nil or attributes["x"] != 5'],
    ['not (span.attributes["x"] < 5)', 'attributes["x"] == nil or not (attributes["x"] < 5)'],
    ['span.attributes["x"] != nil and span.attributes["x"] != 5', 'attributes["x"] != nil and attributes["x"] != 5'],
    ['IsMatch(span.attributes["x"], "^/api")', 'IsMatch(attributes["x"], "^/api")'],
    [
      'IsMatch(span.attributes["x"], "api")',
      'attributes["x"] != nil and IsMatch(Format("{}", attributes["x"]), "api")',
    ],
    ['HasPrefix(span.name, "GET.")', "IsMatch(name, `^GET\\.`)"],
    ['IsString(span.attributes["x"])', 'attributes["x"] >= ""'],
    ["span.trace_id == TraceID(0x0102030405060708090a0b0c0d0e0f10)", 'trace_id == "0102030405060708090a0b0c0d0e0f10"'],
    ['(span.end_time - span.start_time) > Duration("1s")', 'end_time - start_time > Duration("1s")'],
    // What fails in the Collector must not let the other side decide.
    [
      'ToUpperCase(span.attributes["x"]) == "A" or span.name == "b"',
      'attributes["x"] >= "" and Uppercase(attributes["x"]) == "A" or attributes["x"] >= "" and name == "b"',
    ],
    ['resource.attributes["tenant"] == "A"', 'resource.attributes["tenant"] == "A"'],
    ['span.name == "a" or true', ""],
  ])("%s", (collector, v1) => {
    expect(condition(collector)).toBe(v1 === "" ? "drop()" : `drop() where ${v1}`);
  });

  test.each([
    ['set(span.attributes["a"], ToUpperCase(span.name))', ['set(attributes["a"], Uppercase(name))']],
    [
      'set(span.attributes["a"], span.attributes["b"]) where span.attributes["b"] != nil',
      ['set(attributes["a"], attributes["b"]) where attributes["b"] != nil'],
    ],
    [
      'set(span.name, Concat([span.attributes["m"], "to", span.name], " "))',
      ['set(name, Format("{} to {}", Coalesce(attributes["m"], "<nil>"), name))'],
    ],
    ['replace_pattern(span.name, "(a)", "$1$1")', ['replace_pattern(name, "(a)", "$1$1")']],
    ['keep_keys(span.attributes, ["a", "b"])', ['keep_keys(attributes, ["a", "b"])']],
    [
      'merge_maps(span.attributes, ExtractPatterns(span.name, "(?P<verb>\\\\w+) (?P<path>.*)"), "insert")',
      [
        'set(attributes["verb"], ExtractPattern(name, `(?P<verb>\\w+) (?P<path>.*)`, "verb")) where not Contains(attributes, "verb") and IsMatch(name, `(?P<verb>\\w+) (?P<path>.*)`)',
        'set(attributes["path"], ExtractPattern(name, `(?P<verb>\\w+) (?P<path>.*)`, "path")) where not Contains(attributes, "path") and IsMatch(name, `(?P<verb>\\w+) (?P<path>.*)`)',
      ],
    ],
    [
      'set(span.attributes["first"], Split(span.name, "/")[1])',
      ['set(cache["v1_1"], Split(name, "/"))', 'set(attributes["first"], cache["v1_1"][1])'],
    ],
    [
      'set(span.attributes["s"], Seconds(span.end_time - span.start_time))',
      [
        'set(attributes["s"], Int(end_time - start_time) / 1000000000 + Int(end_time - start_time) % 1000000000 / 1000000000.0)',
      ],
    ],
  ])("%s", (collector, v1) => {
    expect(statement(collector)).toEqual(v1);
  });

  test("what v1 cannot say is told with what to do instead", () => {
    const told = (text: string, ...more: [("trace" | "log" | "metric")?, string?]): string =>
      statement(text, ...more).join("\n");
    expect(told("truncate_all(span.attributes, 5)")).toMatch(/^inexpressible: v1 has no loop over .* name the keys/);
    expect(told('set(span.attributes["a"], nil)')).toMatch(/^inexpressible: v1 stores no nil; use delete_key/);
    expect(told('set(span.attributes["a"], span.start_time)')).toMatch(
      /^inexpressible: the Collector cannot store a time/,
    );
    expect(told('set(spanevent.attributes["a"], 1)')).toMatch(/^inexpressible: v1 runs over span records/);
    expect(told('merge_maps(log.attributes, ParseJSON(log.body), "upsert")', "log")).toMatch(
      /^inexpressible: v1 has no ParseJSON/,
    );
    expect(told("convert_sum_to_gauge()", "metric", "metric")).toMatch(/^inexpressible: v1 works on data points/);
    expect(told('set(span.attributes["a"], FNV(span.name))')).toMatch(/^inexpressible: v1 hashes by/);
    expect(told('set(span.attributes["a"], span.attributes["b"])')).toMatch(
      /^set\(attributes\["a"\], attributes\["b"\]\)\ndifference: where attributes\["b"\] is missing, the Collector stores an empty/,
    );
  });

  test("what runs once for a resource in the Collector, and what several groups share, is told", () => {
    const own = (text: string): readonly string[] => statement(text, "trace", "resource").slice(1);
    expect(own('set(attributes["a"], "x") where attributes["a"] == nil')).toEqual([]);
    expect(own('set(attributes["n"], attributes["n"] + 1)')[0]).toContain("each time it changes more");
    const [first, second] = [
      'set(attributes["a"], resource.attributes["x"]) where resource.attributes["x"] != nil',
      'set(resource.attributes["x"], name)',
    ];
    const apart = carried({
      transform: { trace_statements: [first, second].map((text) => ({ context: "span", statements: [text] })) },
    });
    expect(apart[2]).toMatch(/^difference: this and another group use resource.attributes\["x"\]/);
    const together = carried({ transform: { trace_statements: [{ context: "span", statements: [first, second] }] } });
    expect(together).toHaveLength(2);
  });

  test("a group's conditions are asked before its statements change what they read", () => {
    const group = (statements: string[], conditions: string[]): readonly string[] =>
      carried({ transform: { log_statements: [{ context: "log", conditions, statements }] } });
    expect(group(['set(attributes["a"], 1)'], ['body == "x"'])).toEqual(['set(attributes["a"], 1) where body == "x"']);
    expect(group(['set(body, "y")', 'set(attributes["a"], 1)'], ['body == "x"', 'attributes["b"] > 1'])).toEqual([
      'set(cache["v1_1"], true) where body == "x"',
      'set(cache["v1_1"], true) where attributes["b"] > 1',
      'set(body, "y") where cache["v1_1"] == true',
      'set(attributes["a"], 1) where cache["v1_1"] == true',
    ]);
  });

  test("each group's cache is its own, and what reads a cache that was never filled is told", () => {
    const lines = carried({
      transform: {
        log_statements: [
          { context: "log", statements: ['set(cache["a"], 1)'] },
          {
            context: "log",
            statements: [
              'merge_maps(cache, ParseJSON(body), "upsert")',
              'set(attributes["a"], cache["a"]) where cache["a"] != nil',
            ],
          },
        ],
      },
    });
    expect(lines).toEqual([
      'set(cache["a"], 1)',
      "keep_keys(cache, [])",
      expect.stringMatching(/^inexpressible: v1 has no ParseJSON/),
      "inexpressible: this reads the cache, which a statement above that could not be carried over fills",
    ]);
  });

  test("comments stay with what follows them; places are those of the file", () => {
    const text = `# Head.
processors:
  # Why.
  transform/mask: # here
    log_statements:
      # loud
      - context: log
        statements:
          # on the way
          - set(attributes["a"], "b#c") # behind
          - limit(attributes, 3, [])
          # on_error: fallback 1
          - 'set(body, "$$x")'
# Tail.
`;
    const [{ text: program, notes }] = migrateToV1(text).programs;
    expect(program).toBe(`# dialect: v1
# on_error: skip
# Head.

# transform/mask
# Why.
# here
# loud
# on the way
# behind
set(attributes["a"], "b#c")
# Not expressible (line 11):
# limit(attributes, 3, [])
# -> v1 does not count the keys of a map away; name those to keep in keep_keys
# (on_error: fallback 1)
set(body, "$x")

# Tail.
`);
    expect(notes).toMatchObject([{ kind: "inexpressible", line: 11, column: 13, source: "limit(attributes, 3, [])" }]);
  });

  test("a program for each pipeline, in the order of its processors; what is no OTTL is told", () => {
    const { programs } = migrateToV1(`processors:
  filter/a: { trace_conditions: ['span.name == "a"'] }
  filter/b: { trace_conditions: ['span.name == "b"'], log_conditions: ['log.body == "b"'] }
  batch:
  resource: { attributes: [] }
service:
  pipelines:
    traces: { processors: [filter/b, batch, filter/a] }
    traces/eu: { processors: [resource, filter/a] }
    logs: { processors: [filter/a, filter/b] }
`);
    expect(programs.map(({ name, signal, notes }) => [name, signal, notes.length])).toEqual([
      ["traces", "traces", 0],
      ["traces/eu", "traces", 1],
      ["logs", "logs", 0],
    ]);
    expect(programs[0].text.match(/^drop.*/gm)).toEqual(['drop() where name == "b"', 'drop() where name == "a"']);
  });

  test("a routing connector becomes routes, and its default pipeline goes on in the same program", () => {
    const text = `processors:
  transform: { error_mode: ignore, log_statements: ['set(log.attributes["rest"], true)', 'set(resource.attributes["r"], 1)'] }
connectors:
  # by tenant
  routing/tenants:
    error_mode: ignore
    default_pipelines: [logs/rest]
    table:
      - statement: route() where attributes["tenant"] == "A" # ours
        pipelines: [logs/a]
      - context: log
        condition: severity_number > 9
        pipelines: [logs/loud]
      - context: request
        condition: request["x"] == "y"
        pipelines: [logs/a]
      - condition: resource.attributes["b"] == true
        pipelines: [logs/a, logs/loud]
service:
  pipelines:
    logs: { receivers: [otlp], exporters: [routing/tenants] }
    logs/rest: { receivers: [routing/tenants], processors: [transform], exporters: [otlp] }
    logs/a: { receivers: [routing/tenants], exporters: [otlp/a] }
`;
    const { programs } = migrateToV1(text);
    expect(programs).toHaveLength(1);
    expect(programs[0].text).toBe(`# dialect: v1
# on_error: skip

# routing/tenants
# by tenant
# ours
route() where resource.attributes["tenant"] == "A" to "a"
route() where severity_number > 9 to "loud"
# Not expressible (line 15):
# request["x"] == "y"
# -> v1 does not see the request that brought a record
# Not expressible (line 17):
# resource.attributes["b"] == true
# -> v1's route leads to one output

# transform
set(attributes["rest"], true)
set(resource.attributes["r"], 1)
`);
    expect(programs[0].notes.map(({ kind, line }) => [kind, line])).toEqual([
      ["difference", 2],
      ["inexpressible", 15],
      ["inexpressible", 17],
    ]);
  });

  test("conditions that would grow without end are refused in time", () => {
    let text = 'span.name == "a"';
    for (let i = 0; i < 120; i++) {
      const other = i % 2 ? `or ToUpperCase(span.attributes["a"]) == "${i}"` : `and Len(span.attributes["b"]) != ${i}`;
      text = `(${text} ${other})`;
    }
    const started = performance.now();
    expect(carried({ filter: { trace_conditions: [text] } })[0]).toBe(
      "inexpressible: in v1 this condition becomes too long; split it",
    );
    expect(performance.now() - started).toBeLessThan(5000);
    const long = Array.from({ length: 30 }, (_, i) => `ToUpperCase(span.attributes["a${i}"]) == "A"`).join(" or ");
    expect(carried({ filter: { trace_conditions: [long] } })).toHaveLength(1);
  });

  test("what comes from the environment is told", () => {
    const [{ text, notes }] = migrateToV1(`processors:
  transform:
    error_mode: ignore
    log_statements:
      - set(log.attributes["a"], "\${env:REGION}")
      - set(log.attributes["b"], "\${env:REGION:-eu}")
      - set(log.attributes["c"], "$\${env:REGION}")
`).programs;
    expect(text).toContain(`# set(log.attributes["a"], "\${env:REGION}")\n# -> a program of v1 reads no environment`);
    expect(text).toContain(`\nset(attributes["b"], "eu")\nset(attributes["c"], "\${env:REGION}")\n`);
    expect(notes.map(({ kind, line }) => [kind, line])).toEqual([
      ["inexpressible", 5],
      ["difference", 6],
    ]);
  });

  test("error modes: propagate is told, a file that cannot be read gives no program", () => {
    const { programs } = migrateToV1(
      "processors:\n  filter:\n    error_mode: propagate\n    log_conditions: ['log.body == \"b\"']\n",
    );
    expect(programs[0].notes).toMatchObject([{ kind: "difference", line: 3, column: 5 }]);
    expect(migrateToV1("a: [")).toMatchObject({ programs: [], findings: [{ severity: "error" }] });
  });

  test("there and back again: what v1 says in the Collector's words is read back", () => {
    const text = 'drop() where name == "/healthz"\nset(attr["x"], Uppercase(name))\ndelete_key(attributes, "y")\n';
    const { configuration } = migrateV1(text, parseV1(text).node!, "traces");
    expect(parse(configuration).processors).toBeDefined();
    const [{ text: program, notes }] = migrateToV1(configuration).programs;
    expect(notes).toEqual([]);
    expect(program.split("\n").filter((line) => /^\w/.test(line))).toEqual([
      'drop() where name == "/healthz"',
      'set(attributes["x"], Uppercase(name))',
      'delete_key(attributes, "y")',
    ]);
  });
});
