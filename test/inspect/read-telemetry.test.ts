import { expect, test } from "vitest";
import { InspectSession } from "../../src/inspect/index.ts";

function profiles(name: string): object {
  return {
    resourceProfiles: [
      {
        resource: { attributes: [] },
        scopeProfiles: [
          {
            profiles: [
              {
                profileId: "0102030405060708090a0b0c0d0e0f10",
                sampleType: { typeStrindex: 1, unitStrindex: 2 },
                samples: [{ stackIndex: 0, values: ["3"], attributeIndices: [1] }],
                attributeIndices: [1],
              },
            ],
          },
        ],
      },
    ],
    dictionary: {
      mappingTable: [{}],
      locationTable: [{}],
      functionTable: [{}],
      linkTable: [{}],
      stringTable: ["", name, "nanoseconds", "thread.name"],
      attributeTable: [{}, { keyStrindex: 3, value: { stringValue: name }, unitStrindex: 0 }],
      stackTable: [{}],
    },
  };
}

test("JSONL of profiles keeps all of them, with one dictionary", () => {
  const session = new InspectSession();
  const lines = ["cpu", "wall", "heap"].map((name) => JSON.stringify(profiles(name))).join("\n");
  expect(session.load(new TextEncoder().encode(lines))).toMatchObject({ format: "jsonl", records: 3 });
  const rules =
    'set(resource.attributes["types"], profile.sample_type.type) where profile.attributes["thread.name"] == profile.sample_type.type';
  const report = session.run({ kind: "statements", text: rules }, { time: 1e4, memory: 1e9, records: 1e4 });
  expect(report.diagnostics).toEqual([]);
  expect(report.texts[0]).toMatchObject({ evaluated: 3, matched: 3 });
  const types = [0, 1, 2].map((index) => session.record(index)?.changes.map(({ after }) => after?.text));
  expect(types).toEqual([['"cpu"'], ['"wall"'], ['"heap"']]);
  const output = JSON.parse(new TextDecoder().decode(session.encode("output", "json")));
  // The strings of each payload once, "" at 0, and what the rule wrote.
  expect(output.dictionary.stringTable.slice(0, 10)).toEqual([
    "",
    "cpu",
    "nanoseconds",
    "thread.name",
    "wall",
    "nanoseconds",
    "thread.name",
    "heap",
    "nanoseconds",
    "thread.name",
  ]);
});
