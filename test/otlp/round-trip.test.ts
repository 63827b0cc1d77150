import { describe, expect, it } from "vitest";
import { decodeTelemetry, encodeTelemetry } from "../../src/otlp/telemetry.ts";
import { Random, randomPayload } from "./random-payload.ts";

describe.each(["traces", "metrics", "logs", "profiles"] as const)("%s", (signal) => {
  it.each(["json", "proto"] as const)("come back from %s as they were", (format) => {
    for (let seed = 0; seed < 150; seed++) {
      const payload = randomPayload(signal, new Random(seed));
      const bytes = encodeTelemetry(signal, format, payload);
      const read = decodeTelemetry(signal, format, bytes);
      // The dictionary gains the strings of attributes when it is written.
      if ("dictionary" in payload && "dictionary" in read) {
        const { stringTable } = payload.dictionary;
        expect(read.dictionary.stringTable.slice(0, stringTable.length)).toEqual(stringTable);
        read.dictionary.stringTable = stringTable;
      }
      expect(normal(read)).toEqual(normal(payload));
    }
  });
});

/** JSON has one NaN and writes neither a zero sum nor a zero quantile, whatever its sign. */
function normal(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, v: unknown) => {
      if (typeof v === "bigint") return `${v}n`;
      if (typeof v === "number" && !Number.isFinite(v)) return String(v);
      if (Object.is(v, -0) && !["quantile", "value", "sum", "zeroThreshold"].includes(key)) return "-0";
      return v;
    }),
  );
}
