import { describe, expect, it } from "vitest";
import { LogRecord, type Payload } from "../../src/otlp/model.ts";
import { decodeTelemetry, encodeTelemetry } from "../../src/otlp/telemetry.ts";
import { TelemetryError, type TelemetryWarning } from "../../src/otlp/telemetry-error.ts";
import { fromBytes } from "../../src/values/byte-string.ts";
import { PMap, PSlice } from "../../src/values/pmap.ts";

const encoder = new TextEncoder();

function read(text: string, warnings?: TelemetryWarning[]): Payload<LogRecord> | TelemetryError {
  return decodeTelemetry("logs", "json", encoder.encode(text), warnings);
}

function log(fields: string): LogRecord {
  const payload = read(`{"resourceLogs":[{"scopeLogs":[{"logRecords":[${fields}]}]}]}`);
  if (payload instanceof TelemetryError) throw new Error(payload.message);
  return payload.resources[0].scopes[0].records[0];
}

function refusal(fields: string): string {
  const payload = read(`{"resourceLogs":[{"scopeLogs":[{"logRecords":[${fields}]}]}]}`);
  return payload instanceof TelemetryError ? payload.reason : "accepted";
}

describe("values", () => {
  it.each([
    ['"9223372036854775807"', 9223372036854775807n],
    ["-9223372036854775808", -9223372036854775808n],
    ["9007199254740993", 9007199254740993n],
    ['"+5"', 5n],
    ["-0", 0n],
  ])("int64 %s", (text, value) => {
    expect(log(`{"body":{"intValue":${text}}}`).body).toBe(value);
  });

  it.each(["1.0", "1e3", "01", "-", '""', '"0x10"', '" 1"', "null", "true", "9223372036854775808", '"1_0"'])(
    "int64 %s is refused",
    (text) => {
      expect(refusal(`{"body":{"intValue":${text}}}`)).not.toBe("accepted");
    },
  );

  it.each([
    ['"18446744073709551615"', 18446744073709551615n],
    ["18446744073709551615", 18446744073709551615n],
    ["0", 0n],
  ])("uint64 %s", (text, value) => {
    expect(log(`{"timeUnixNano":${text}}`).timeUnixNano).toBe(value);
  });

  it.each(["18446744073709551616", "30000000000000000000", "-1", '"-1"', '"+1"'])("uint64 %s is refused", (text) => {
    expect(refusal(`{"timeUnixNano":${text}}`)).toContain("unsigned 64-bit integer");
  });

  it("32-bit integers keep their range", () => {
    expect(log('{"flags":4294967295,"severityNumber":-2147483648}')).toMatchObject({
      flags: 4294967295,
      severityNumber: -2147483648,
    });
    expect(refusal('{"flags":4294967296}')).toContain("unsigned 32-bit");
    expect(refusal('{"severityNumber":2147483648}')).toContain("32-bit");
  });

  it.each([
    ["1e2", 100],
    ["-0", -0],
    ['"NaN"', Number.NaN],
    ['"Infinity"', Number.POSITIVE_INFINITY],
    ['"-inf"', Number.NEGATIVE_INFINITY],
    ['"0x1p-2"', 0.25],
    ["0.1", 0.1],
  ])("double %s", (text, value) => {
    expect(log(`{"body":{"doubleValue":${text}}}`).body).toBe(value);
  });

  it.each(["1e400", '"1e400"', '"x"', ".5", "1.", "+1", "null", "NaN"])("double %s is refused", (text) => {
    expect(refusal(`{"body":{"doubleValue":${text}}}`)).not.toBe("accepted");
  });

  it("enumerations come by number or by the reference's name", () => {
    expect(log('{"severityNumber":"SEVERITY_NUMBER_INFO2"}').severityNumber).toBe(10);
    expect(log('{"severityNumber":"SEVERITY_NUMBER_TRACE "}').severityNumber).toBe(1);
    expect(refusal('{"severityNumber":"SEVERITY_NUMBER_TRACE"}')).toContain("no value of this enumeration");
    expect(refusal('{"severityNumber":"toString"}')).toContain("no value of this enumeration");
  });

  it("ids are hexadecimal digits of a fixed count", () => {
    expect(log('{"traceId":"0102030405060708090A0b0c0d0e0f10"}').traceId).toEqual(
      Uint8Array.from({ length: 16 }, (_, i) => i + 1),
    );
    expect(log('{"spanId":""}').spanId).toHaveLength(0);
    expect(log('{"spanId":"0000000000000000"}').spanId).toHaveLength(0);
    for (const id of ['"01"', '"01020304050607080"', '"010203040506070g"', "null", "1"]) {
      expect(refusal(`{"spanId":${id}}`)).not.toBe("accepted");
    }
  });

  it("bytes are standard Base64 with padding", () => {
    expect(log('{"body":{"bytesValue":"AQID"}}').body).toEqual(Uint8Array.of(1, 2, 3));
    expect(log('{"body":{"bytesValue":"AQ=="}}').body).toEqual(Uint8Array.of(1));
    expect(log('{"body":{"bytesValue":""}}').body).toEqual(new Uint8Array(0));
    for (const text of ["AQ", "A", "AQ=", "A===", "AQ==A", "A-_=", "AQ\\u003d="]) {
      expect(refusal(`{"body":{"bytesValue":"${text}"}}`)).toContain("Base64");
    }
  });

  it("strings are bytes, with escapes resolved and lone surrogates replaced", () => {
    expect(log('{"severityText":"é\\u00e9\\ud83d\\ude00\\n\\/"}').severityText).toBe(
      fromBytes(encoder.encode("éé😀\n/")),
    );
    expect(log('{"severityText":"\\ud83dx\\ude00\\ud83d"}').severityText).toBe(
      fromBytes(encoder.encode("\ufffdx\ufffd\ufffd")),
    );
    const raw = Uint8Array.from([
      ...encoder.encode('{"resourceLogs":[{"schemaUrl":"'),
      0xff,
      0xfe,
      0x22,
      0x7d,
      0x5d,
      0x7d,
    ]);
    const payload = decodeTelemetry("logs", "json", raw) as Payload<LogRecord>;
    expect(payload.resources[0].schemaUrl).toBe("\xff\xfe");
    expect(fromBytes(encodeTelemetry("logs", "json", payload))).toContain('"\xff\xfe"');
  });
});

describe("messages", () => {
  it("accept both spellings of names", () => {
    expect(log('{"severity_text":"a","time_unix_nano":1,"body":{"string_value":"b"}}')).toMatchObject({
      severityText: "a",
      timeUnixNano: 1n,
      body: "b",
    });
  });

  it("merge a repeated message, continue a repeated list, keep the last scalar", () => {
    const payload = read(
      '{"resourceLogs":[{"resource":{"attributes":[{"key":"a"}]},"resource":{"attributes":[{"key":"b"}]},"schemaUrl":"x","schemaUrl":"y"}],"resourceLogs":[{}]}',
    ) as Payload<LogRecord>;
    expect(payload.resources).toHaveLength(2);
    expect(payload.resources[0].resource.attributes.keys).toEqual(["a", "b"]);
    expect(payload.resources[0].schemaUrl).toBe("y");
  });

  it("keep the last kind of a value", () => {
    expect(log('{"body":{"stringValue":"a","intValue":1},"body":{}}').body).toBe(1n);
    expect(log('{"body":{"kvlistValue":{"values":[{"key":"k"}]},"kvlistValue":null}}').body).toEqual(new PMap());
  });

  it("read null as nothing where the reference does", () => {
    expect(read("null")).toMatchObject({ resources: [] });
    expect(log("null")).toEqual(new LogRecord());
    expect(log('{"attributes":null,"severityText":null,"body":{"arrayValue":null}}').body).toEqual(new PSlice());
    expect(refusal('{"flags":null}')).toContain("unsigned 32-bit");
    expect(refusal('{"body":{"boolValue":null}}')).toContain("true or false");
  });

  it("take scopes under the deprecated name when there are no others", () => {
    const names = (text: string): number[] => (read(text) as Payload<LogRecord>).resources.map((g) => g.scopes.length);
    expect(names('{"resourceLogs":[{"deprecatedScopeLogs":[{},{}]}]}')).toEqual([2]);
    expect(names('{"resourceLogs":[{"deprecatedScopeLogs":[{},{}],"scopeLogs":[{}]}]}')).toEqual([1]);
  });

  it("warn of fields that are passed over", () => {
    const warnings: TelemetryWarning[] = [];
    read('{"resourceLogs":[{},\n{"scopeLogs":[{"x":{"deep":[1,null,true,"s"]}}]}],"y":1}', warnings);
    expect(warnings.map((w) => [w.reason, w.position.path, w.position.line])).toEqual([
      ['unknown field "x" is ignored', "resourceLogs[1].scopeLogs[0].x", 2],
      ['unknown field "y" is ignored', "y", 2],
    ]);
  });
});

describe("errors", () => {
  it.each([
    ["", "line 1, column 1: the text ends where an object is expected"],
    ["[]", "line 1, column 1: expected an object"],
    ['{"resourceLogs":[]} x', "line 1, column 21: text after the end of the payload"],
    ['{\n "resourceLogs": [{]}', "line 2, column 20 (resourceLogs[0]): expected a field name"],
    [
      '{"resourceLogs":[{"schemaUrl":"a\tb"}]}',
      "line 1, column 33 (resourceLogs[0].schemaUrl): control character in a string",
    ],
    ['{"resourceLogs":[{"schemaUrl":"a', "line 1, column 31 (resourceLogs[0].schemaUrl): the string is not closed"],
    [
      '{"resourceLogs":[{"schemaUrl":"\\x"}]}',
      "line 1, column 32 (resourceLogs[0].schemaUrl): invalid escape in a string",
    ],
    ['{"resourceLogs":[{"schemaUrl":1}]}', "line 1, column 31 (resourceLogs[0].schemaUrl): expected a string"],
    ['{"resourceLogs":[{} {}]}', 'line 1, column 21 (resourceLogs[0]): expected "," or "]"'],
    ['{"resourceLogs":[],}', "line 1, column 20 (resourceLogs): expected a field name"],
    ['{"x":tru}', "line 1, column 6 (x): expected true"],
    ['{"x":01}', "line 1, column 6 (x): expected a value"],
  ])("%j", (text, message) => {
    const error = read(text);
    expect(error).toBeInstanceOf(TelemetryError);
    expect((error as TelemetryError).message).toBe(message);
  });

  it("stop nesting without a stack overflow", () => {
    const deep = (n: number): string =>
      `${'{"body":{"arrayValue":{"values":['}${'{"arrayValue":{"values":['.repeat(n)}{}${"]}}".repeat(n)}]}}}`;
    expect(refusal(deep(900))).toBe("accepted");
    expect(refusal(deep(10_000))).toBe("nested more than 3000 levels deep");
    expect(refusal(`{"x":${"[".repeat(1_000_000)}`)).toBe("nested more than 3000 levels deep");
  });
});

describe("writing", () => {
  it("leaves out defaults as the reference does", () => {
    expect(
      fromBytes(
        encodeTelemetry(
          "logs",
          "json",
          read('{"resourceLogs":[{"scopeLogs":[{"logRecords":[{}]}]}]}') as Payload<LogRecord>,
        ),
      ),
    ).toBe('{"resourceLogs":[{"resource":{},"scopeLogs":[{"scope":{},"logRecords":[{"body":{}}]}]}]}');
    expect(fromBytes(encodeTelemetry("logs", "json", read("{}") as Payload<LogRecord>))).toBe("{}");
  });

  it("escapes what JSON must and nothing else", () => {
    const record = log('{"severityText":"\\u0000\\u001f\\"\\\\/<>&\\u007f\\u2028\\r\\n\\t\\b"}');
    const payload = read('{"resourceLogs":[{"scopeLogs":[{}]}]}') as Payload<LogRecord>;
    payload.resources[0].scopes[0].records.push(record);
    expect(Buffer.from(encodeTelemetry("logs", "json", payload)).toString()).toContain(
      '"severityText":"\\u0000\\u001f\\"\\\\/<>&\x7f\u2028\\r\\n\\t\\u0008"',
    );
  });

  it.each([
    [1e21, "1e+21"],
    [1e-7, "1e-07"],
    [-0, "-0"],
    [123456789012345680, "123456789012345680"],
    [Number.NaN, '"NaN"'],
    [Number.NEGATIVE_INFINITY, '"-Infinity"'],
  ])("prints the double %d", (value, text) => {
    const payload = read('{"resourceLogs":[{"scopeLogs":[{"logRecords":[{}]}]}]}') as Payload<LogRecord>;
    payload.resources[0].scopes[0].records[0].body = value;
    expect(fromBytes(encodeTelemetry("logs", "json", payload))).toContain(`{"doubleValue":${text}}`);
  });
});
