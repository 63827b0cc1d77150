/** An IP address: four bytes, also where IPv4 was written as an IPv6 address (`::ffff:1.2.3.4`), or sixteen. */
export type IpAddress = readonly number[];

/** A network: its address, masked, and a mask of the same length. */
export interface Subnet {
  readonly address: IpAddress;
  readonly mask: readonly number[];
}

/** Go's net.ParseIP; zones are refused. undefined where the text is no address. */
export function parseIp(text: string): IpAddress | undefined {
  const bytes = parseBytes(text);
  return bytes && (toIpv4(bytes) ?? bytes);
}

/** Go's net.ParseCIDR. */
export function parseCidr(text: string): Subnet | undefined {
  const slash = text.indexOf("/");
  if (slash < 0) return undefined;
  const bytes = parseBytes(text.slice(0, slash));
  const digits = text.slice(slash + 1);
  if (bytes === undefined || !/^[0-9]+$/.test(digits) || Number(digits) > bytes.length * 8) return undefined;
  const mask = bytes.map((_, i) => 0xff & ~(0xff >> Math.min(8, Math.max(0, Number(digits) - i * 8))));
  const address = bytes.map((byte, i) => byte & mask[i]);
  const ipv4 = toIpv4(address);
  return ipv4 === undefined ? { address, mask } : { address: ipv4, mask: mask.slice(-4) };
}

/** Go's IPNet.Contains: addresses of the other family are never inside. */
export function subnetContains({ address, mask }: Subnet, ip: IpAddress): boolean {
  return ip.length === address.length && ip.every((byte, i) => (byte & mask[i]) === address[i]);
}

/** The IPv4 form of an IPv4 or IPv4-mapped address. */
function toIpv4(bytes: IpAddress): IpAddress | undefined {
  if (bytes.length === 4) return bytes;
  const mapped = bytes.every((byte, i) => i >= 12 || byte === (i >= 10 ? 0xff : 0));
  return mapped ? bytes.slice(12) : undefined;
}

function parseBytes(text: string): IpAddress | undefined {
  const separator = /[.:%]/.exec(text)?.[0];
  if (separator === ".") return parseIpv4(text);
  return separator === ":" ? parseIpv6(text) : undefined;
}

function parseIpv4(text: string): IpAddress | undefined {
  const fields = text.split(".");
  const valid =
    fields.length === 4 && fields.every((field) => /^(0|[1-9][0-9]{0,2})$/.test(field) && Number(field) < 256);
  return valid ? fields.map(Number) : undefined;
}

/** Eight groups of hexadecimal digits; `::` stands for at least one, an IPv4 address for the last two. */
function parseIpv6(text: string): IpAddress | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const head = parseGroups(halves[0], halves.length === 1);
  if (halves.length === 1) return head?.length === 16 ? head : undefined;
  const tail = parseGroups(halves[1], true);
  if (head === undefined || tail === undefined || head.length + tail.length > 14) return undefined;
  return [...head, ...new Array<number>(16 - head.length - tail.length).fill(0), ...tail];
}

function parseGroups(text: string, last: boolean): number[] | undefined {
  if (text === "") return [];
  const bytes: number[] = [];
  const groups = text.split(":");
  for (const [i, group] of groups.entries()) {
    if (last && i === groups.length - 1 && group.includes(".")) {
      const ipv4 = parseIpv4(group);
      if (ipv4 === undefined) return undefined;
      bytes.push(...ipv4);
    } else if (/^[0-9a-fA-F]{1,4}$/.test(group)) {
      const value = Number.parseInt(group, 16);
      bytes.push(value >> 8, value & 0xff);
    } else return undefined;
  }
  return bytes;
}
