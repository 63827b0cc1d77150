import { describe, expect, it } from "vitest";
import {
  ExponentialHistogram,
  ExponentialHistogramDataPoint,
  HistogramDataPoint,
  type LogRecord,
  type Payload,
  Resource,
  Span,
} from "../../src/otlp/model.ts";
import { decodeTelemetry, encodeTelemetry } from "../../src/otlp/telemetry.ts";
import { TelemetryError } from "../../src/otlp/telemetry-error.ts";
import { writeSpan } from "../../src/otlp/wire/encode-traces.ts";
import { WireReader } from "../../src/otlp/wire/reader.ts";
import {
  decodeAnyValue,
  decodeExponentialHistogramDataPoint,
  decodeHistogramDataPoint,
  decodeLogRecord,
  decodeMetric,
  decodeResource,
  decodeSpan,
} from "../../src/otlp/wire/thaw.ts";
import { WireWriter } from "../../src/otlp/wire/writer.ts";
import { PMap } from "../../src/values/pmap.ts";

const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.replaceAll(" ", ""), "hex"));
const ascii = (text: string): string => Buffer.from(text).toString("hex");

function decode<M>(read: (bytes: Uint8Array, start: number, end: number) => M | TelemetryError, text: string): M {
  const bytes = hex(text);
  const result = read(bytes, 0, bytes.length);
  if (result instanceof TelemetryError) throw new Error(result.message);
  return result;
}

function refusal(read: (bytes: Uint8Array, start: number, end: number) => unknown, text: string): string {
  const bytes = hex(text);
  const result = read(bytes, 0, bytes.length);
  return result instanceof TelemetryError ? result.message : "accepted";
}

describe("malformed input", () => {
  it.each([
    ["ends within a length", "2a", "byte 1: the message ends within a number"],
    ["ends within a string", "2a05 6162", "byte 1: 5 bytes are announced, 2 are left"],
    ["ends within a fixed64", "39 01020304", "byte 1: the message ends within a value"],
    ["has a varint of eleven bytes", "30 ffffffffffffffffffff01", "byte 1: a number of more than ten bytes"],
    ["has the wrong wire type for a known field", "2d 01020304", "byte 0: wrong wire type 5 for field 5"],
    ["has field number 0", "00", "byte 0: field number 0 is not allowed"],
    ["has a negative length", "2a ffffffffffffffffff01", "byte 1: invalid length"],
    ["has a length beyond 32 bits", "2a ffffffff7f", "byte 1: invalid length"],
    ["has wire type 6", "9e01", "byte 0: wire type 6 does not exist"],
    ["ends a group that has not begun", "9c01", "byte 0: the end of a group that has not begun"],
    ["does not end a group", "9b01 0801", "byte 0: the group is not ended"],
    ["ends another group", "9b01 a401", "byte 2: group 19 ends as group 20"],
    ["has a trace id of 3 bytes", "0a03 010203", "byte 2: an id must have 16 bytes, this one has 3"],
    ["is malformed in an attribute", "4a04 0a05 6162", "byte 3: 5 bytes are announced, 2 are left"],
  ])("%s", (_, text, message) => {
    expect(refusal(decodeSpan, text)).toBe(message);
  });

  it("does not look past the end of the range", () => {
    const bytes = hex("2a02 6162 63");
    expect((decodeSpan(bytes, 0, 3) as TelemetryError).message).toBe("byte 1: 2 bytes are announced, 1 are left");
    expect((decodeSpan(bytes, 0, 4) as Span).name).toBe("ab");
  });

  it("limits the depth of values as the reference does", () => {
    const nest = (arrays: number): string => {
      let value = "1801";
      for (let i = 0; i < arrays; i++) {
        for (const tag of ["0a", "2a"]) value = tag + varint(value.length / 2) + value;
      }
      return value;
    };
    expect(refusal(decodeAnyValue, nest(49))).toBe("accepted");
    expect(refusal(decodeAnyValue, nest(50))).toContain("nested more than 100 levels deep");
    expect(refusal(decodeAnyValue, nest(10_000))).toContain("nested more than 100 levels deep");
  });
});

function varint(value: number): string {
  const out: number[] = [];
  let rest = value;
  for (; rest > 127; rest >>>= 7) out.push((rest & 127) | 128);
  out.push(rest);
  return Buffer.from(out).toString("hex");
}

describe("semantics", () => {
  it("reads numbers of every form", () => {
    expect(decode(decodeAnyValue, "18 ffffffffffffffffff01")).toBe(-1n);
    expect(decode(decodeAnyValue, "18 80808080808080808001")).toBe(-(2n ** 63n));
    expect(decode(decodeAnyValue, "18 8000")).toBe(0n);
    expect(decode(decodeAnyValue, "10 8001")).toBe(true);
    expect(decode(decodeSpan, "30 ffffffffffffffffff01").kind).toBe(-1);
    expect(decode(decodeSpan, "50 ffffffff1f").droppedAttributesCount).toBe(4294967295);
    expect(decode(decodeSpan, "39 ffffffffffffffff").startTimeUnixNano).toBe(2n ** 64n - 1n);
    expect(decode(decodeExponentialHistogramDataPoint, "30 ffffffff0f").scale).toBe(-2147483648);
    expect(decode(decodeExponentialHistogramDataPoint, "30 03").scale).toBe(-2);
  });

  it("lets the last singular field win and merges messages", () => {
    expect(decode(decodeSpan, `2a01${ascii("a")} 2a01${ascii("b")}`).name).toBe("b");
    expect(decode(decodeSpan, "7a02 1801 7a03 120161").status).toMatchObject({ code: 1, message: "a" });
    expect(decode(decodeSpan, "1208 0102030405060708 1200").spanId).toHaveLength(0);
    expect(decode(decodeLogRecord, "2a02 1801 2a00 2a03 0a0161").body).toBe("a");
    expect(decode(decodeLogRecord, "2a02 1801 2a00").body).toBe(1n);
  });

  it("replaces the data of a metric", () => {
    const metric = decode(decodeMetric, "2a02 0a00 5202 1002 2a02 0a00 5202 0a00");
    expect(metric.data).toBeInstanceOf(ExponentialHistogram);
    expect((metric.data as ExponentialHistogram).aggregationTemporality).toBe(0);
    expect(metric.data?.dataPoints).toHaveLength(1);
  });

  it("reads packed and unpacked lists; a packed list of fixed width starts again", () => {
    const one = "0100000000000000";
    const two = "0200000000000000";
    expect(decode(decodeHistogramDataPoint, `31${one} 31${two}`).bucketCounts).toEqual([1n, 2n]);
    expect(decode(decodeHistogramDataPoint, `3210${one}${two} 31${one}`).bucketCounts).toEqual([1n, 2n, 1n]);
    expect(decode(decodeHistogramDataPoint, `31${one} 3208${two}`).bucketCounts).toEqual([2n]);
    expect(refusal(decodeHistogramDataPoint, `3209${one}00`)).toContain("multiple of 8 bytes");
    const point = decode(decodeExponentialHistogramDataPoint, "4209 1001 1203 02ac02 1003");
    expect(point).toBeInstanceOf(ExponentialHistogramDataPoint);
    expect(point.positive.bucketCounts).toEqual([1n, 2n, 300n, 3n]);
    expect(refusal(decodeExponentialHistogramDataPoint, "4203 1201 ac")).toContain("ends within a number");
  });

  it("keeps strings as bytes, valid UTF-8 or not", () => {
    expect(decode(decodeSpan, "2a02 fffe").name).toBe("\xff\xfe");
  });

  it("tells a value that is not set from one that is zero", () => {
    expect(decode(decodeHistogramDataPoint, "").sum).toBeUndefined();
    expect(decode(decodeHistogramDataPoint, "29 0000000000000000").sum).toBe(0);
    expect(decode(decodeHistogramDataPoint, "")).toEqual(new HistogramDataPoint());
  });

  it("reads keys and values in any order and keeps duplicates", () => {
    const resource = decode(decodeResource, "0a07 1202 1801 0a0161 0a07 0a0161 1202 1802 0a00");
    expect(resource).toBeInstanceOf(Resource);
    expect(resource.attributes).toEqual(new PMap(["a", "a", ""], [1n, 2n, null]));
  });
});

describe("unknown fields", () => {
  it("are kept as they stand and written back", () => {
    const first = "9a0603616263a0069601";
    const second = "ad0601020304b10601020304050607089b010801a301a4019c01";
    const span = decode(decodeSpan, `2a0161 ${first} 3002 ${second}`);
    expect(span.name).toBe("a");
    expect(Buffer.from(span.unknown as Uint8Array).toString("hex")).toBe(first + second);
    const writer = new WireWriter();
    writeSpan(writer, span);
    const written = writer.output();
    expect(Buffer.from(written).toString("hex")).toContain(first + second);
    expect(decodeSpan(written, 0, written.length)).toEqual(span);
  });

  it("take linear time", () => {
    const bytes = new Uint8Array(1_500_000);
    for (let i = 0; i < bytes.length; i += 3) bytes.set([0xa0, 0x06, 0x01], i);
    const started = performance.now();
    const span = decodeSpan(bytes, 0, bytes.length) as Span;
    expect(span.unknown).toEqual(bytes);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it("survive in groups, and so do scopes under the deprecated name", () => {
    const bytes = hex("0a0d c23e02 1200 9a0601 61 1200 0a00");
    const payload = decodeTelemetry("traces", "proto", bytes) as Payload<Span>;
    expect(payload.resources[0].scopes).toHaveLength(1);
    expect(Buffer.from(payload.resources[0].unknown as Uint8Array).toString("hex")).toBe("c23e0212009a060161");
    const again = decodeTelemetry("traces", "proto", encodeTelemetry("traces", "proto", payload));
    expect(again).toEqual(payload);
    expect(decodeTelemetry("traces", "proto", hex("0a05 c23e02 12ff"))).toBeInstanceOf(TelemetryError);
  });
});

describe("WireWriter", () => {
  it("writes fields in ascending order and grows as needed", () => {
    const writer = new WireWriter(1);
    const span = Object.assign(new Span(), { name: "n".repeat(300), kind: -1, flags: 257 });
    writeSpan(writer, span);
    expect(Buffer.from(writer.output()).toString("hex")).toBe(
      `0a00 1200 2200 850101010000 2aac02 ${ascii("n".repeat(300))} 30ffffffffffffffffff01 7a00`.replaceAll(" ", ""),
    );
    writer.clear();
    expect(writer.size).toBe(0);
  });

  it.each([
    0n,
    1n,
    127n,
    128n,
    2n ** 32n - 1n,
    2n ** 32n,
    2n ** 35n,
    2n ** 56n - 1n,
    2n ** 63n - 1n,
    -1n,
    -(2n ** 63n),
  ])("writes %d so that it reads back", (value) => {
    const writer = new WireWriter(4);
    writer.int64(value);
    const bytes = writer.output();
    expect(new WireReader().reset(bytes, 0, bytes.length).int64()).toBe(value);
    expect(bytes.length).toBe(Math.max(1, Math.ceil(BigInt.asUintN(64, value).toString(2).length / 7)));
  });

  it("gives each payload bytes of its own", () => {
    const payload = decodeTelemetry(
      "logs",
      "json",
      Buffer.from('{"resourceLogs":[{"schemaUrl":"abc"}]}'),
    ) as Payload<LogRecord>;
    const first = encodeTelemetry("logs", "proto", payload);
    const copy = first.slice();
    payload.resources[0].schemaUrl = "xyz";
    encodeTelemetry("logs", "proto", payload);
    expect(first).toEqual(copy);
    const json = encodeTelemetry("logs", "json", payload);
    encodeTelemetry("logs", "json", payload);
    expect(Buffer.from(json).toString()).toContain("xyz");
  });
});
