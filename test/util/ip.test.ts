import { describe, expect, it } from "vitest";
import { parseCidr, parseIp, subnetContains } from "../../src/util/ip.ts";

describe("parseIp", () => {
  it.each([
    ["10.0.0.1", [10, 0, 0, 1]],
    ["::ffff:1.2.3.4", [1, 2, 3, 4]],
    ["::", new Array(16).fill(0)],
    ["1::8", [0, 1, ...new Array(12).fill(0), 0, 8]],
    ["64:ff9b::1.2.3.4", [0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4]],
  ])("reads %s", (text, bytes) => {
    expect(parseIp(text)).toEqual(bytes);
  });

  it.each([
    "",
    "1.2.3",
    "1.2.3.4.5",
    "01.2.3.4",
    "1.2.3.256",
    "1.2.3.4 ",
    ":::",
    "1::2::3",
    "1:2:3:4:5:6:7",
    "1:2:3:4:5:6:7::8",
    "12345::",
    "fe80::1%eth0",
    "1:2:3:4:5:6:7:1.2.3.4",
    ":1:2:3:4:5:6:7",
  ])("refuses %j", (text) => {
    expect(parseIp(text)).toBeUndefined();
  });
});

describe("subnetContains", () => {
  it.each([
    ["10.255.0.1", "10.1.2.3/8", true],
    ["11.0.0.1", "10.0.0.0/8", false],
    ["1.2.3.4", "0.0.0.0/0", true],
    ["::1", "0.0.0.0/0", false],
    ["1.2.3.4", "::/0", false],
    ["10.0.0.1", "::ffff:10.0.0.0/104", true],
    ["2001:db8:8000::", "2001:db8::/33", false],
    ["2001:db8:7fff::", "2001:db8::/33", true],
  ])("%s in %s: %s", (ip, network, inside) => {
    expect(subnetContains(parseCidr(network)!, parseIp(ip)!)).toBe(inside);
  });

  it.each(["10.0.0.0", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/", "::/129", "x/8"])(
    "refuses %s",
    (text) => {
      expect(parseCidr(text)).toBeUndefined();
    },
  );
});
