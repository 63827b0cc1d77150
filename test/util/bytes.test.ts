import { describe, expect, it } from "vitest";
import { decodeBase64 } from "../../src/util/decode-base64.ts";
import { internBytes } from "../../src/util/intern-bytes.ts";
import { latin1Slice } from "../../src/util/latin1-slice.ts";
import { readUint64 } from "../../src/util/read-uint64.ts";
import { writeLatin1 } from "../../src/util/write-latin1.ts";

describe("latin1Slice and internBytes", () => {
  it("give one code unit a byte at every length", () => {
    const bytes = Uint8Array.from({ length: 20_000 }, (_, i) => (i * 7) & 0xff);
    const ascii = bytes.map((b) => b & 0x7f);
    for (const source of [bytes, ascii]) {
      for (const length of [0, 1, 7, 31, 32, 33, 40, 41, 42, 8191, 8192, 8193, 19_000]) {
        const expected = Buffer.from(source.subarray(3, 3 + length)).toString("latin1");
        expect(latin1Slice(source, 3, 3 + length)).toBe(expected);
        expect(internBytes(source, 3, 3 + length)).toBe(expected);
        expect(internBytes(source, 3, 3 + length)).toBe(expected);
      }
    }
  });

  it("keep a byte order mark", () => {
    const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, ...Array<number>(60).fill(0x61)]);
    expect(latin1Slice(bytes, 0, bytes.length)).toHaveLength(63);
  });
});

describe("decodeBase64", () => {
  it("reads what Node writes", () => {
    for (let length = 0; length < 20; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 89 + length) & 0xff);
      expect(decodeBase64(Buffer.from(Buffer.from(bytes).toString("base64")))).toEqual(bytes);
    }
  });

  it("passes over line ends and needs padding", () => {
    expect(decodeBase64(Buffer.from("AQ\r\nI\nD\n"))).toEqual(Uint8Array.of(1, 2, 3));
    expect(decodeBase64(Buffer.from("AQ=\n=\n"))).toEqual(Uint8Array.of(1));
    expect(decodeBase64(Buffer.from("AR=="))).toEqual(Uint8Array.of(1));
    expect(decodeBase64(Buffer.from("AQ"))).toBe(2);
    expect(decodeBase64(Buffer.from("AQ=A"))).toBe(3);
    expect(decodeBase64(Buffer.from("A*=="))).toBe(1);
  });
});

describe("readUint64", () => {
  it.each(["0", "7", "000123", "4294967296", "999999999999999999", "18446744073709551615"])("reads %s", (text) => {
    expect(readUint64(Buffer.from(text), 0, text.length)).toBe(BigInt(text));
  });

  it.each(["", "-1", "1a", "18446744073709551616", "184467440737095516150", "99999999999999999999999999"])(
    "refuses %s",
    (text) => {
      expect(readUint64(Buffer.from(text), 0, text.length)).toBeUndefined();
    },
  );
});

describe("writeLatin1", () => {
  it.each(["", "abc", "x".repeat(47), "x".repeat(48), "y".repeat(500), "é".repeat(60), `${"a".repeat(80)}\xff`])(
    "writes one byte a code unit: %j",
    (text) => {
      const into = new Uint8Array(text.length + 4);
      writeLatin1(text, into, 2);
      expect(Buffer.from(into).toString("latin1")).toBe(`\0\0${text}\0\0`);
    },
  );
});
