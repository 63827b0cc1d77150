import { describe, expect, it } from "vitest";
import type { ProfilesPayload } from "../../src/otlp/profiles.ts";
import { decodeTelemetry, encodeTelemetry } from "../../src/otlp/telemetry.ts";
import { TelemetryError } from "../../src/otlp/telemetry-error.ts";
import { PMap, PSlice } from "../../src/values/pmap.ts";

const encoder = new TextEncoder();

function read(text: string): ProfilesPayload | TelemetryError {
  return decodeTelemetry("profiles", "json", encoder.encode(text));
}

const attributes = (list: string, table: string): string =>
  `{"resourceProfiles":[{"resource":{"attributes":${list}}}],"dictionary":{"stringTable":${table}}}`;

describe("string references", () => {
  it("are resolved, also when the dictionary comes last", () => {
    const payload = read(
      attributes(
        '[{"keyStrindex":1,"value":{"stringValueStrindex":2}},{"key":"plain","value":{"arrayValue":{"values":[{"stringValueStrindex":1}]}}}]',
        '["","k","v"]',
      ),
    ) as ProfilesPayload;
    expect(payload.resources[0].resource.attributes).toEqual(new PMap(["k", "plain"], ["v", new PSlice(["k"])]));
  });

  it.each([
    ['[{"keyStrindex":3}]', "an attribute key refers to string 3 of a table of 2"],
    ['[{"keyStrindex":-1}]', "an attribute key refers to string -1 of a table of 2"],
    ['[{"value":{"stringValueStrindex":2}}]', "an attribute value refers to string 2 of a table of 2"],
    ['[{"key":"a","keyStrindex":1}]', "an attribute has both a key and a reference to one"],
  ])("%s is refused", (list, reason) => {
    expect((read(attributes(list, '["","a"]')) as TelemetryError).reason).toBe(reason);
  });

  it("are written for resource and scope attributes, adding to the table what it lacks", () => {
    const payload = read(attributes('[{"key":"a","value":{"stringValue":"b"}}]', '["","b"]')) as ProfilesPayload;
    expect(Buffer.from(encodeTelemetry("profiles", "json", payload)).toString()).toBe(
      '{"resourceProfiles":[{"resource":{"attributes":[{"value":{"stringValueStrindex":1},"keyStrindex":2}]}}],"dictionary":{"stringTable":["","b","a"]}}',
    );
    expect(payload.dictionary.stringTable).toEqual(["", "b"]);
    const proto = decodeTelemetry(
      "profiles",
      "proto",
      encodeTelemetry("profiles", "proto", payload),
    ) as ProfilesPayload;
    expect(proto.resources).toEqual(payload.resources);
    expect(proto.dictionary.stringTable).toEqual(["", "b", "a"]);
  });

  it("are resolved in the dictionary's attributes too, where a wrong one does no harm", () => {
    const payload = read(
      '{"dictionary":{"stringTable":["","a"],"attributeTable":[{"value":{"stringValueStrindex":1}},{"value":{"stringValueStrindex":9}}]}}',
    ) as ProfilesPayload;
    expect(payload.dictionary.attributeTable.map((attribute) => attribute.value)).toEqual(["a", ""]);
  });

  it("mean nothing in other signals", () => {
    const logs = decodeTelemetry(
      "logs",
      "json",
      encoder.encode('{"resourceLogs":[{"resource":{"attributes":[{"key":"a","value":{"stringValueStrindex":1}}]}}]}'),
    );
    if (logs instanceof TelemetryError) throw new Error(logs.message);
    expect(logs.resources[0].resource.attributes).toEqual(new PMap(["a"], [null]));
  });
});
