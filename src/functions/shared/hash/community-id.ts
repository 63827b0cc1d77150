import { sha1 } from "@noble/hashes/legacy.js";
import { type IpAddress, parseIp } from "../../../util/ip.ts";
import { encodeBase64 } from "../../../values/base64.ts";
import { Failure, fail } from "../../../values/failure.ts";

const PROTOCOLS: ReadonlyMap<string, number> = new Map([
  ["ICMP", 1],
  ["TCP", 6],
  ["UDP", 17],
  ["RSVP", 46],
  ["ICMP6", 58],
  ["SCTP", 132],
]);

interface Endpoint {
  readonly address: IpAddress;
  readonly port: number;
}

/**
 * Community ID, version 1: Base64 of the SHA-1 over seed, addresses, protocol and ports, the smaller endpoint first.
 * ICMP types are not mapped, as in the reference.
 */
export function communityId(
  sourceIp: string,
  sourcePort: bigint,
  destinationIp: string,
  destinationPort: bigint,
  protocol = "TCP",
  seed = 0n,
): string | Failure {
  const source = endpoint("source", sourceIp, sourcePort);
  if (source instanceof Failure) return source;
  const destination = endpoint("destination", destinationIp, destinationPort);
  if (destination instanceof Failure) return destination;
  const number = PROTOCOLS.get(protocol);
  if (number === undefined) return fail("unsupported", "unsupported protocol: {0}", protocol);
  if (seed < 0n || seed > 65535n) {
    return fail("out-of-bounds", "seed must be between 0 and 65535, got {0}", seed);
  }
  const [first, second] = inOrder(source, destination) ? [source, destination] : [destination, source];
  const word = (value: number): number[] => [value >> 8, value & 0xff];
  const tuple = [
    ...word(Number(seed)),
    ...first.address,
    ...second.address,
    number,
    0,
    ...word(first.port),
    ...word(second.port),
  ];
  return `1:${encodeBase64(sha1(Uint8Array.from(tuple)))}`;
}

function endpoint(name: string, ip: string, port: bigint): Endpoint | Failure {
  if (port < 0n || port > 65535n) {
    return fail("out-of-bounds", "{0} port must be between 0 and 65535, got {1}", name, port);
  }
  const address = parseIp(ip);
  if (address === undefined) return fail("parse-error", "invalid {0} IP: {1}", name, ip);
  return { address, port: Number(port) };
}

function inOrder(a: Endpoint, b: Endpoint): boolean {
  if (a.address.length !== b.address.length) return a.address.length < b.address.length;
  const at = a.address.findIndex((byte, i) => byte !== b.address[i]);
  return at < 0 ? a.port <= b.port : a.address[at] < b.address[at];
}
