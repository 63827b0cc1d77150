import { expect, test } from "vitest";
import { InspectSession, planOf } from "../../src/inspect/index.ts";

const LIMITS = { time: 10_000, memory: 2 ** 30, records: 1e6 };

const text = (key: string, stringValue: string) => ({ key, value: { stringValue } });

const SPANS = {
  resourceSpans: [
    {
      resource: { attributes: [text("tenant", "A")] },
      scopeSpans: [
        {
          spans: [
            { name: "/healthz", attributes: [] },
            { name: "/pay", attributes: [text("email", "ada@example.com")] },
            { name: "/cart", attributes: [text("vip", "yes")] },
          ],
        },
      ],
    },
  ],
};

const PROGRAM = `# dialect: v1
drop() where name == "/healthz"
set(attr["masked"], ReplacePattern(attr["email"], "(.*)@(.*)", "***@$2"))
route() where attr["vip"] == "yes" to "gold"
set(attr["broken"], Split(attr["email"], "@")[5] + 1 / 0) where name == "/pay" and attr["none"] == nil
`.replace('Split(attr["email"], "@")[5] + 1 / 0', "1 / 0");

function session(telemetry: object = SPANS, program = PROGRAM) {
  const inspected = new InspectSession();
  inspected.load(new TextEncoder().encode(JSON.stringify(telemetry)));
  const report = inspected.run({ kind: "statements", dialect: "v1", text: program }, LIMITS);
  return { inspected, report };
}

test("tells what became of each record: dropped, changed, moved", () => {
  const { inspected, report } = session();
  expect(report.diagnostics).toEqual([]);
  expect(report.outcome).toBe("ok");
  expect(report.counts).toMatchObject({ input: 3, output: 1, changed: 1, dropped: 1, routed: 1, failed: 1 });
  expect(report.routes).toEqual([{ name: "gold", records: 1 }]);
  expect(report.texts.map(({ evaluated, matched, dropped, routed }) => [evaluated, matched, dropped, routed])).toEqual([
    [3, 1, 1, 0],
    [2, 2, 0, 0],
    [2, 1, 0, 1],
    [1, 1, 0, 0],
  ]);
  expect(inspected.rows([0, 1, 2]).map(({ status }) => status)).toEqual(["dropped", "changed", "routed"]);
  const routed = inspected.record(2);
  expect(routed?.routedTo).toBe("gold");
  expect(routed?.droppedBy?.source).toBe('route() where attr["vip"] == "yes" to "gold"');
  const gold = JSON.parse(new TextDecoder().decode(inspected.encode("output", "json", "gold")));
  expect(gold.resourceSpans[0].scopeSpans[0].spans[0].name).toBe("/cart");
  expect(inspected.record(1)?.changes.map(({ path, after }) => [path, after?.text])).toEqual([
    ['span.attributes["masked"]', '"***@example.com"'],
  ]);
});

test("tells a failure with its record and statement", () => {
  const { report } = session();
  expect(report.errors.map(({ record, source }) => [record, source.slice(0, 20)])).toEqual([
    [1, 'set(attr["broken"], '],
  ]);
});

test("steps through records and explains conditions", () => {
  const { inspected, report } = session();
  expect(report.steps).toBe(8);
  const step = inspected.step(2);
  expect(step).toMatchObject({ record: 1, matched: true, changed: true });
  expect(step?.changes.map(({ path }) => path)).toEqual(['span.attributes["masked"]']);
  const at = PROGRAM.indexOf('attr["none"]');
  const explanation = inspected.explain(at, 1);
  expect(explanation?.parts.map(({ text: part, result }) => [part, result])).toEqual([
    ['name == "/pay"', "true"],
    ['attr["none"] == nil', "true"],
  ]);
  expect(explanation?.parts[0].values).toEqual([{ text: "name", value: '"/pay"', type: "string" }]);
});

test("checks conditions of the dialect over the output", () => {
  const { inspected } = session();
  expect(inspected.check('attr["masked"] != nil')).toMatchObject({ evaluated: 1, matched: 1, failed: 0 });
  expect(inspected.check("attr[").diagnostics.length).toBeGreaterThan(0);
});

test("refused rules leave the run before them to be asked about", () => {
  const { inspected } = session();
  const report = inspected.run({ kind: "statements", dialect: "v1", text: "set(" }, LIMITS);
  expect(report).toMatchObject({ outcome: "invalid", hasOlder: true });
  expect(inspected.rows([0, 1, 2]).map(({ status }) => status)).toEqual(["dropped", "changed", "routed"]);
  inspected.load(new TextEncoder().encode(JSON.stringify(SPANS)));
  expect(inspected.run({ kind: "statements", text: "set(" }, LIMITS).hasOlder).toBe(false);
});

test("a limit of the program's head refuses the payload", () => {
  const { report } = session(SPANS, '# dialect: v1\n# limit_records: 2\nset(attr["a"], 1)');
  expect(report).toMatchObject({ outcome: "refused", message: "the run has more than 2 records" });
});

test("plans what a program reads and writes", () => {
  const { groups } = planOf({ kind: "statements", dialect: "v1", text: PROGRAM }, "traces");
  expect(groups[0]).toMatchObject({ context: "span", errorMode: "skip" });
  expect(groups[0].statements[0]).toMatchObject({ tier: "batch", why: undefined });
  expect(groups[0].statements.map(({ reads, writes }) => [reads, writes])).toEqual([
    [["name"], []],
    [['attr["email"]'], ['attr["masked"]']],
    [['attr["vip"]'], []],
    [["name", 'attr["none"]'], ['attr["broken"]']],
  ]);
  const timed = planOf({ kind: "statements", dialect: "v1", text: "# item_timeout: 5ms\ndrop()" }, "logs");
  expect(timed.groups[0].statements[0]).toMatchObject({ tier: "scalar", why: "item_timeout watches each record" });
});
