import { describe, expect, it } from "vitest";
import { CONTEXTS, PathError } from "../../src/contexts/index.ts";
import { Failure } from "../../src/values/failure.ts";
import { PMap, PSlice } from "../../src/values/pmap.ts";
import { Time } from "../../src/values/time.ts";
import { Identifier, type PdataObject } from "../../src/values/value.ts";
import { key, record, resolve, valid } from "./fixtures.ts";

describe("integers", () => {
  it.each([
    ["span", "span.kind", 4_294_967_298n, 2n],
    ["span", "span.dropped_attributes_count", -1n, 4_294_967_295n],
    ["log", "log.severity_number", -1n, -1n],
    ["log", "log.flags", 1n << 33n, 0n],
    ["log", "log.time_unix_nano", -5n, -5n],
    ["span", "span.start_time_unix_nano", -(1n << 63n), -(1n << 63n)],
  ] as const)("%s: %s wraps %i to %i", (context, path, written, readBack) => {
    const data = record();
    expect(valid(context, path).set(data, written)).toBeUndefined();
    expect(valid(context, path).get(data)).toBe(readBack);
  });

  it("range-checks span.flags", () => {
    const flags = valid("span", "span.flags");
    expect(flags.set(record(), 1n << 40n)?.message).toBe("value 1099511627776 is out of range for uint32");
    expect(flags.set(record(), -1n)?.message).toBe("value -1 is out of range for uint32");
  });

  it("sees counts as int64 and stores them as uint64", () => {
    const data = record("histogram");
    valid("datapoint", "datapoint.count").set(data, -1n);
    expect((data.dataPoint as { count: bigint }).count).toBe((1n << 64n) - 1n);
    expect(valid("datapoint", "datapoint.count").get(data)).toBe(-1n);
  });
});

describe("times", () => {
  it("share one field between both views and wrap beyond 64 bits", () => {
    const data = record();
    valid("log", "log.time").set(data, new Time(1_500_000_000_123_456_789n));
    expect(valid("log", "log.time_unix_nano").get(data)).toBe(1_500_000_000_123_456_789n);
    valid("log", "log.time").set(data, new Time(1n << 64n));
    expect((valid("log", "log.time").get(data) as Time).unixNanos).toBe(0n);
  });
});

describe("ids", () => {
  const id = valid("span", "span.trace_id");
  const text = valid("span", "span.trace_id.string");

  it("read as zeros when unset, and an all-zero id is unset", () => {
    const data = record();
    expect((id.get(data) as Identifier).bytes).toEqual(new Uint8Array(16));
    expect(text.get(data)).toBe("0".repeat(32));
    id.set(data, new Identifier("pcommon.TraceID", new Uint8Array(16)));
    expect(data.span.traceId.length).toBe(0);
  });

  it("take hexadecimal digits in either case", () => {
    const data = record();
    expect(text.set(data, "0102030405060708090A0B0C0D0E0F10")).toBeUndefined();
    expect(text.get(data)).toBe("0102030405060708090a0b0c0d0e0f10");
    expect(text.set(data, "0".repeat(33))?.message).toBe("encoding/hex: odd length hex string");
    expect(text.set(data, "X".repeat(32))?.message).toBe("encoding/hex: invalid byte: U+0058 'X'");
    expect(text.set(data, "00")?.message).toBe("trace ids must be 32 hex characters");
  });
});

describe("trace_state", () => {
  const member = (name: string) => valid("span", "span.trace_state", [key(name)]);

  it("reads and writes members", () => {
    const data = record();
    data.span.traceState = "a=1,b=2";
    expect(member("b").get(data)).toBe("2");
    expect(member("c").get(data)).toBe("");
    member("b").set(data, "3");
    expect(data.span.traceState).toBe("b=3,a=1");
    member("B").set(data, "3");
    member("c").set(data, "");
    expect(data.span.traceState).toBe("b=3,a=1");
    member("t@s").set(data, "4");
    expect(data.span.traceState).toBe("t@s=4,b=3,a=1");
  });

  it("leaves an invalid header alone", () => {
    const data = record();
    data.span.traceState = "a=1,a=2";
    expect(member("a").get(data)).toBeNull();
    expect(member("a").set(data, "3")).toBeUndefined();
    expect(data.span.traceState).toBe("a=1,a=2");
  });

  it("keeps at most 32 members", () => {
    const data = record();
    data.span.traceState = Array.from({ length: 32 }, (_, i) => `k${i}=v`).join(",");
    member("new").set(data, "v");
    expect(data.span.traceState.split(",")).toHaveLength(32);
    expect(data.span.traceState).toMatch(/^new=v,k0=v,.*k30=v$/);
  });

  it("wants exactly one string literal", () => {
    expect(resolve("span", "span.trace_state", [key("a"), key("b")])).toMatchObject({
      message: "must provide exactly 1 key when accessing trace_state",
      keys: true,
    });
    const data = record();
    const access = valid("span", "span.trace_state", [key(1n)]);
    expect((access.get(data) as Failure).message).toBe("trace_state indexing type must be a string");
  });
});

describe("objects", () => {
  it("are handed out live and copied when set", () => {
    const data = record();
    const other = record();
    other.span.status.message = "boom";
    other.span.events[0].attributes.append("k", new PMap(["x"], [1n]));
    const status = valid("span", "span.status");
    const events = valid("span", "span.events");
    const target = data.span.status;
    expect(status.set(data, status.get(other) as PdataObject)).toBeUndefined();
    expect(data.span.status).toBe(target);
    expect(target.message).toBe("boom");
    expect(events.set(data, events.get(other) as PdataObject)).toBeUndefined();
    expect(data.span.events).toEqual(other.span.events);
    expect(data.span.events[0].attributes.get("k")).not.toBe(other.span.events[0].attributes.get("k"));
    expect(events.set(data, events.get(data) as PdataObject)).toBeUndefined();
    expect(data.span.events).toHaveLength(1);
    events.set(data, null);
    expect(data.span.events).toHaveLength(0);
  });
});

describe("otelcol", () => {
  const data = record();
  data.client = {
    address: "10.0.0.1:4317",
    metadata: new PMap(["x-tenant"], [new PSlice(["acme", "other"])]),
    auth: new PMap(["roles"], [new PSlice(["admin"])]),
    grpcMetadata: undefined,
  };
  const read = (path: string, ...keys: (string | bigint)[]) => {
    const value = valid("log", path, keys.map(key)).get(data);
    return value instanceof Failure ? value.message : value;
  };

  it("reads what the host knows of the client", () => {
    expect(read("otelcol.client.addr")).toBe("10.0.0.1:4317");
    expect(read("otelcol.client.metadata", "X-Tenant")).toEqual(new PSlice(["acme", "other"]));
    expect(read("otelcol.client.metadata", "x-tenant", 1n)).toBe("other");
    expect(read("otelcol.client.metadata", "x-tenant", 2n)).toBe("index 2 out of bounds");
    expect(read("otelcol.client.metadata", "x-tenant", 0n, 0n)).toBe("cannot index into string slice more than once");
    expect(read("otelcol.client.metadata", "none")).toBeNull();
    expect(read("otelcol.client.auth.attributes", "roles", 0n)).toBe("admin");
    expect(read("otelcol.client.auth.attributes", "none", "x")).toBe('attribute "none" value is not indexable: Empty');
    expect(read("otelcol.grpc.metadata")).toEqual(new PMap());
    expect(read("otelcol.grpc.metadata", "k")).toBeNull();
  });
});

describe("resolution", () => {
  const refusal = (context: Parameters<typeof resolve>[0], path: string): PathError =>
    resolve(context, path) as PathError;

  it("names the segment at fault", () => {
    expect(refusal("span", "span.nme")).toMatchObject({ fieldIndex: 0, keys: false });
    expect(refusal("span", "span.nme").candidates).toContain("name");
    expect(refusal("span", "span.status.cod")).toMatchObject({ fieldIndex: 1, candidates: ["code", "message"] });
    expect(refusal("span", "span.name.x").message).toContain('the path section "x" was not used');
    expect(resolve("span", "span.name", [key("x")])).toMatchObject({ fieldIndex: 0, keys: true });
    expect(refusal("span", "otelcol.client")).toBeInstanceOf(PathError);
    expect(refusal("span", "log.body")).toMatchObject({ fieldIndex: -1 });
    expect(refusal("scope", "instrumentation_scope.name")).toBeInstanceOf(PathError);
  });

  it("lets only the executing context reach its cache", () => {
    expect(valid("spanevent", "spanevent.cache", [key("k")]).reads.field).toBe("cache");
    expect(refusal("spanevent", "span.cache").message).toBe(
      'access to cache must be performed using the same context, please replace "span.cache" with "spanevent.cache"',
    );
  });

  it("works without context names", () => {
    const { resolvePath } = CONTEXTS.span;
    const name = { name: "name", keys: [] };
    expect(resolvePath("", [name])).toMatchObject({ reads: { context: "span", field: "name" } });
    expect(resolvePath("", [{ name: "resource", keys: [] }])).toBeInstanceOf(PathError);
    expect(resolvePath("", [{ name: "scope", keys: [] }, name])).toMatchObject({ reads: { context: "scope" } });
    expect(CONTEXTS.scope.resolvePath("", [{ name: "instrumentation_scope", keys: [] }, name])).toMatchObject({
      reads: { context: "scope", field: "name" },
    });
  });

  it("describes literal keys", () => {
    expect(valid("log", "log.attributes", [key("a"), key(1n)]).reads).toEqual({
      context: "log",
      field: "attributes",
      keys: ["a", 1n],
    });
    expect(valid("log", "log.attributes", [{ kind: "expression", get: () => "a" }]).writes).toMatchObject({
      keys: undefined,
    });
  });
});
