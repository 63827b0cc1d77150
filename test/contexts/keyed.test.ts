import { describe, expect, it } from "vitest";
import type { PathKey } from "../../src/contexts/index.ts";
import { Failure } from "../../src/values/failure.ts";
import { PMap, PSlice } from "../../src/values/pmap.ts";
import { GoMap, GoSlice, NIL_BYTES, type PValue, type Value } from "../../src/values/value.ts";
import { computed, key, record, valid } from "./fixtures.ts";

/** Attributes of a fresh span, the map under test. */
function spanWith(...entries: [string, PValue][]) {
  const context = record();
  for (const [name, value] of entries) context.span.attributes.append(name, value);
  return context;
}

function read(context: ReturnType<typeof record>, ...keys: PathKey[]): Value | string {
  const value = valid("span", "span.attributes", keys).get(context);
  return value instanceof Failure ? value.message : value;
}

function write(context: ReturnType<typeof record>, value: Value, ...keys: PathKey[]): string | undefined {
  return valid("span", "span.attributes", keys).set(context, value)?.message;
}

describe("reading through keys", () => {
  const nested = () => spanWith(["m", new PMap(["s"], [new PSlice([1n, "x"])])], ["t", "text"], ["e", null]);

  it("finds entries at any depth", () => {
    expect(read(nested(), key("m"), key("s"), key(1n))).toBe("x");
    expect(read(nested(), computed("m"), computed("s"), computed(0n))).toBe(1n);
    expect(read(nested(), key("t"))).toBe("text");
  });

  it("is nil for a missing key, whatever follows", () => {
    expect(read(nested(), key("none"))).toBeNull();
    expect(read(nested(), key("none"), key(1n), computed(1.5))).toBeNull();
    expect(read(nested(), key("e"))).toBeNull();
  });

  it("hands out live maps and slices", () => {
    const context = nested();
    expect(read(context, key("m"))).toBe(context.span.attributes.get("m"));
  });

  it("reads empty bytes as nil bytes", () => {
    expect(read(spanWith(["b", new Uint8Array(0)]), key("b"))).toBe(NIL_BYTES);
    expect(read(spanWith(["b", new PSlice([new Uint8Array(0)])]), key("b"), key(0n))).toBe(NIL_BYTES);
  });

  it.each([
    [[key(1n)], "cannot get map value: unable to resolve a string index in map: invalid key type"],
    [
      [computed(1n)],
      "cannot get map value: unable to resolve a string index in map: could not resolve key for map/slice, expecting 'string' but got 'int64'",
    ],
    [[key("m"), key(1n)], "unable to resolve a string index in map: invalid key type"],
    [[key("m"), key("s"), key("x")], "unable to resolve an integer index in slice: invalid key type"],
    [
      [key("m"), key("s"), computed(1.5)],
      "unable to resolve an integer index in slice: could not resolve key for map/slice, expecting 'int64' but got 'float64'",
    ],
    [[key("m"), key("s"), key(2n)], "index 2 out of bounds"],
    [[key("m"), key("s"), key(-1n)], "index -1 out of bounds"],
    [[key("t"), key("x")], "type Str does not support string indexing"],
    [[key("e"), key(0n)], "type Empty does not support string indexing"],
  ])("refuses %o", (keys, message) => {
    expect(read(nested(), ...keys)).toBe(message);
  });
});

describe("writing through keys", () => {
  it("creates missing levels by the kind of key", () => {
    const context = spanWith();
    expect(write(context, 1n, key("a"), key("b"), key(2n))).toBeUndefined();
    expect(context.span.attributes).toEqual(new PMap(["a"], [new PMap(["b"], [new PSlice([null, null, 1n])])]));
    expect(write(context, 2n, key("c"), computed(1n))).toBeUndefined();
    expect(context.span.attributes.get("c")).toEqual(new PSlice([null, 2n]));
    expect(write(context, 3n, key("d"), key(-5n))).toBeUndefined();
    expect(context.span.attributes.get("d")).toEqual(new PSlice([3n]));
  });

  it("does not grow a slice that stands there", () => {
    const context = spanWith(["s", new PSlice([1n])]);
    expect(write(context, 2n, key("s"), key(1n))).toBe("index 1 out of bounds");
    expect(write(context, 2n, key("s"), key(0n))).toBeUndefined();
    expect(context.span.attributes.get("s")).toEqual(new PSlice([2n]));
  });

  it("keeps the key of a refused value", () => {
    const context = spanWith();
    expect(write(context, new GoSlice("uint64", []), key("a"))).toBe(
      "unsupported type []uint64 for set operation; current value type is Empty",
    );
    expect(context.span.attributes).toEqual(new PMap(["a"], [null]));
  });

  it("reports only the last element of a list", () => {
    const context = spanWith();
    const bad = new GoSlice("uint64", []);
    expect(write(context, new GoSlice("any", [bad, 1n]), key("a"))).toBeUndefined();
    expect(context.span.attributes.get("a")).toEqual(new PSlice([null, 1n]));
    expect(write(context, new GoSlice("any", [1n, bad]), key("b"))).toMatch(/^unsupported type \[\]uint64/);
    expect(context.span.attributes.get("b")).toEqual(new PSlice([1n, null]));
  });

  it("copies maps, also into themselves", () => {
    const context = spanWith(["x", 1n]);
    const { attributes } = context.span;
    expect(write(context, attributes, key("m"))).toBeUndefined();
    expect(attributes.get("m")).toEqual(new PMap(["x", "m"], [1n, new PMap()]));
    const inner = attributes.get("m") as PMap;
    expect(write(context, inner)).toBeUndefined();
    expect(context.span.attributes).toBe(attributes);
    expect(attributes.keys).toEqual(["x", "m"]);
  });

  it("copies into the map or slice that stands there", () => {
    const map = new PMap(["old"], [1n]);
    const slice = new PSlice([1n, 2n]);
    const context = spanWith(["m", map], ["s", slice]);
    write(context, new PMap(["new"], [2n]), key("m"));
    write(context, new PSlice(["x"]), key("s"));
    expect(map).toEqual(new PMap(["new"], [2n]));
    expect(slice).toEqual(new PSlice(["x"]));
    expect(context.span.attributes.get("m")).toBe(map);
  });

  it("takes Go maps and clears with nil", () => {
    const context = spanWith(["x", 1n]);
    write(context, new GoMap(["a"], [new GoMap(["b"], [1n])]), key("g"));
    expect(context.span.attributes.get("g")).toEqual(new PMap(["a"], [new PMap(["b"], [1n])]));
    write(context, null, key("x"));
    expect(context.span.attributes.get("x")).toBeNull();
    write(context, null);
    expect(context.span.attributes.size).toBe(0);
  });

  it("refuses to make a huge slice", () => {
    expect(write(spanWith(), 1n, key("a"), key(1n << 40n))).toMatch(/too large/);
  });
});

describe("log bodies", () => {
  it("take keys only as maps and slices", () => {
    const context = record();
    const body = valid("log", "log.body", [key("a")]);
    expect((body.get(context) as Failure).message).toBe("log bodies of type Empty cannot be indexed");
    expect(body.set(context, 1n)?.message).toBe("log bodies of type Empty cannot be indexed");
    context.log.body = new PMap();
    expect(body.set(context, 1n)).toBeUndefined();
    expect(body.get(context)).toBe(1n);
    context.log.body = new PSlice(["x"]);
    expect((body.get(context) as Failure).message).toBe(
      "unable to resolve an integer index in slice: invalid key type",
    );
    expect(valid("log", "log.body", [key(0n)]).get(context)).toBe("x");
  });

  it("read as text by AsString", () => {
    const context = record();
    context.log.body = new PMap(["b", "a"], [1.5, "<x>"]);
    expect(valid("log", "log.body.string").get(context)).toBe('{"a":"<x>","b":1.5}');
  });
});
