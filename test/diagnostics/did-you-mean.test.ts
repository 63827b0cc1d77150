import { expect, test } from "vitest";
import { didYouMean, editDistance } from "../../src/diagnostics/did-you-mean.ts";

test.each([
  ["", "", 0],
  ["a", "", 1],
  ["kitten", "sitting", 3],
  ["wehre", "where", 1],
  ["abc", "abc", 0],
])("distance of %s and %s", (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
  expect(editDistance(b, a)).toBe(distance);
});

test("the closest first, case counts little, strangers not at all", () => {
  const names = ["IsMatch", "IsString", "IsMap", "Concat", "ToUpperCase"];
  expect(didYouMean("IsMach", names)).toEqual(["IsMatch", "IsMap"]);
  expect(didYouMean("ismatch", names)).toEqual(["IsMatch"]);
  expect(didYouMean("ToUppercase", names)).toEqual(["ToUpperCase"]);
  expect(didYouMean("Frobnicate", names)).toEqual([]);
  expect(didYouMean("IsMa", ["IsMb", "IsMc", "IsMd", "IsMe"], 2)).toEqual(["IsMb", "IsMc"]);
});
