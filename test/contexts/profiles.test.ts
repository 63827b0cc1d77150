import { describe, expect, it } from "vitest";
import { KeyValueAndUnit } from "../../src/otlp/profiles.ts";
import type { Failure } from "../../src/values/failure.ts";
import { PMap, PSlice } from "../../src/values/pmap.ts";
import { GoSlice, Identifier } from "../../src/values/value.ts";
import { computed, key, record, valid } from "./fixtures.ts";

/** A profile with the attributes a=1 and b=[1] in its dictionary. */
function profileRecord() {
  const context = record();
  const dictionary = context.profilesDictionary;
  dictionary.stringTable.push("a", "b");
  dictionary.attributeTable.push(
    Object.assign(new KeyValueAndUnit(), { keyStrindex: 1, value: 1n }),
    Object.assign(new KeyValueAndUnit(), { keyStrindex: 2, value: new PSlice([1n]) }),
  );
  context.profile.attributeIndices.push(0, 1);
  return context;
}

describe("profile.attributes", () => {
  const whole = valid("profile", "profile.attributes");
  const entry = (...keys: (string | bigint)[]) => valid("profile", "profile.attributes", keys.map(key));

  it("reads a copy out of the dictionary", () => {
    const context = profileRecord();
    expect(whole.get(context)).toEqual(new PMap(["a", "b"], [1n, new PSlice([1n])]));
    (whole.get(context) as PMap).clear();
    expect(entry("b", 0n).get(context)).toBe(1n);
    expect(entry("c").get(context)).toBeNull();
  });

  it("adds entries to the dictionary and leaves shared ones alone", () => {
    const context = profileRecord();
    expect(entry("a").set(context, 2n)).toBeUndefined();
    expect(context.profilesDictionary.attributeTable).toHaveLength(3);
    expect(context.profilesDictionary.attributeTable[0].value).toBe(1n);
    expect(context.profile.attributeIndices).toEqual([2, 1]);
    entry("a").set(context, 1n);
    expect(context.profile.attributeIndices).toEqual([0, 1]);
    entry("c", "x").set(context, "y");
    expect(context.profilesDictionary.stringTable).toEqual(["", "a", "b", "c"]);
    expect(entry("c").get(context)).toEqual(new PMap(["x"], ["y"]));
    expect(entry("b", 0n).set(context, 5n)).toBeUndefined();
    expect(context.profilesDictionary.attributeTable[1].value).toEqual(new PSlice([1n]));
    expect(entry("b", 0n).get(context)).toBe(5n);
  });

  it("replaces all of them", () => {
    const context = profileRecord();
    expect(whole.set(context, new PMap(["b", "a"], ["new", 1n]))).toBeUndefined();
    expect(context.profile.attributeIndices).toEqual([2, 0]);
    whole.set(context, null);
    expect(context.profile.attributeIndices).toEqual([]);
  });

  it("fails on indices outside the tables and on other keys", () => {
    const context = profileRecord();
    expect(valid("profile", "profile.attributes", [computed(1n)]).set(context, 1n)?.message).toMatch(
      /^unable to resolve a string index in map/,
    );
    context.profile.attributeIndices.push(7);
    expect((whole.get(context) as Failure).message).toBe("attribute index 7 out of bounds [0, 2)");
  });
});

describe("value types", () => {
  it("keep their strings in the dictionary", () => {
    const context = profileRecord();
    const type = valid("profile", "profile.sample_type.type");
    expect(type.get(context)).toBe("");
    expect(type.set(context, "b")).toBeUndefined();
    expect(context.profile.sampleType.typeStrindex).toBe(2);
    type.set(context, "cpu");
    expect(context.profilesDictionary.stringTable).toEqual(["", "a", "b", "cpu"]);
    expect(type.get(context)).toBe("cpu");
    context.profile.sampleType.typeStrindex = 9;
    expect((type.get(context) as Failure).message).toBe(
      'path "profile.sample_type.type" with strindex 9 is out of range',
    );
  });

  it("copy whole", () => {
    const context = profileRecord();
    context.profile.periodType.unitStrindex = 2;
    const sampleType = valid("profile", "profile.sample_type");
    const periodType = valid("profile", "profile.period_type");
    expect(sampleType.set(context, periodType.get(context) as never)).toBeUndefined();
    expect(context.profile.sampleType.unitStrindex).toBe(2);
    expect(context.profile.sampleType).not.toBe(context.profile.periodType);
  });
});

describe("other fields", () => {
  it("check their ranges", () => {
    const context = profileRecord();
    expect(valid("profile", "profile.duration").set(context, -1n)?.message).toBe(
      "duration_unix_nano must be non-negative",
    );
    expect(valid("profilesample", "profilesample.link_index").set(context, 0x7fff_ffffn)?.message).toBe(
      "exceeded max value",
    );
    const empty = new Identifier("pprofile.ProfileID", new Uint8Array(16));
    expect(valid("profile", "profile.profile_id").set(context, empty)?.message).toBe("profile ids must not be empty");
  });

  it("share timestamps between both views", () => {
    const context = profileRecord();
    const nanos = valid("profilesample", "profilesample.timestamps_unix_nano");
    const times = valid("profilesample", "profilesample.timestamps");
    nanos.set(context, new GoSlice("any", [5n, -1n]));
    expect(context.profileSample.timestampsUnixNano).toEqual([5n, (1n << 64n) - 1n]);
    expect(nanos.get(context)).toEqual(new GoSlice("int64", [5n, -1n]));
    expect(times.set(context, times.get(context) as never)).toBeUndefined();
    expect(context.profileSample.timestampsUnixNano).toEqual([5n, (1n << 64n) - 1n]);
  });
});
