import { add, high, low, multiply, multiplyFold, multiplyWide, readUint32, rotateLeft } from "./u64.ts";

/** What both widths of XXH3 share: the default secret and the mixing steps (XXH3 specification, seed 0). */

const SECRET_HEX =
  "b8fe6c3923a44bbe7c01812cf721ad1cded46de9839097db7240a4a4b7b3671f" +
  "cb79e64eccc0e578825ad07dccff7221b8084674f743248ee03590e6813a264c" +
  "3c2852bb91c300cb88d0658b1b532ea371644897a20df94e3819ef46a9deacd8" +
  "a8fa763fe39c343ff9dcbbc7c70b4f1d8a51e04bcdb45931c89f7ec9d9787364" +
  "eac5ac8334d3ebc3c581a0fffa1363eb170ddd51b7f0da49d316552629d4689e" +
  "2b16be587d47a1fc8ff8b8d17ad031ce45cb3a8f95160428afd7fbcabb4b407e";

/** The secret's four bytes from each offset, little endian. */
export const SECRET: Int32Array = Int32Array.from({ length: 189 }, (_, at) => {
  const byte = (i: number): number => Number.parseInt(SECRET_HEX.slice(2 * (at + i), 2 * (at + i) + 2), 16);
  return byte(0) | (byte(1) << 8) | (byte(2) << 16) | (byte(3) << 24);
});

const PRIME32_1 = 0x9e3779b1;
const PRIME32_2 = 0x85ebca77;
const PRIME32_3 = 0xc2b2ae3d;
export const PRIME64_1_HIGH = 0x9e3779b1;
export const PRIME64_1_LOW = 0x85ebca87;
export const PRIME64_2_HIGH = 0xc2b2ae3d;
export const PRIME64_2_LOW = 0x27d4eb4f;
const PRIME64_3_HIGH = 0x165667b1;
const PRIME64_3_LOW = 0x9e3779f9;
export const PRIME64_4_HIGH = 0x85ebca77;
export const PRIME64_4_LOW = 0xc2b2ae63;
const PRIME64_5_HIGH = 0x27d4eb2f;
const PRIME64_5_LOW = 0x165667c5;

/** The avalanche of XXH3; in `high` and `low`. */
export function avalanche(h: number, l: number): void {
  multiply(h, l ^ (h >>> 5), 0x16566791, 0x9e3779f9);
  add(high, low ^ high, 0, 0);
}

/** The avalanche of XXH64, for inputs of at most 32 bits; in `high` and `low`. */
export function avalanche64(l: number): void {
  multiply(0, l, PRIME64_2_HIGH, PRIME64_2_LOW);
  multiply(high ^ (high >>> 29), low ^ ((low >>> 29) | (high << 3)), PRIME64_3_HIGH, PRIME64_3_LOW);
  add(high, low ^ high, 0, 0);
}

/** The mix of four to eight bytes; in `high` and `low`. */
export function rrmxmx(h: number, l: number, length: number): void {
  rotateLeft(h, l, 49);
  const rh = high;
  const rl = low;
  rotateLeft(h, l, 24);
  multiply(h ^ rh ^ high, l ^ rl ^ low, 0x9fb21c65, 0x1e98df25);
  // h ^= (h >> 35) + length: the sum stays within 32 bits.
  multiply(high, low ^ ((high >>> 3) + length), 0x9fb21c65, 0x1e98df25);
  add(high ^ (high >>> 28), low ^ ((low >>> 28) | (high << 4)), 0, 0);
}

/** Folds sixteen bytes with sixteen bytes of the secret; in `high` and `low`. */
export function mix16(s: string, at: number, secret: number): void {
  multiplyFold(
    readUint32(s, at + 4) ^ SECRET[secret + 4],
    readUint32(s, at) ^ SECRET[secret],
    readUint32(s, at + 12) ^ SECRET[secret + 12],
    readUint32(s, at + 8) ^ SECRET[secret + 8],
  );
}

const BLOCK_STRIPES = 16;

/** Accumulates a text of more than 240 bytes: eight 64-bit lanes, low half first. */
export function accumulate(s: string): Int32Array {
  const lanes = Int32Array.of(
    ...[PRIME32_3, 0, PRIME64_1_LOW, PRIME64_1_HIGH, PRIME64_2_LOW, PRIME64_2_HIGH, PRIME64_3_LOW, PRIME64_3_HIGH],
    ...[PRIME64_4_LOW, PRIME64_4_HIGH, PRIME32_2, 0, PRIME64_5_LOW, PRIME64_5_HIGH, PRIME32_1, 0],
  );
  const stripes = Math.floor((s.length - 1) / 64);
  for (let stripe = 0; stripe < stripes; stripe++) {
    accumulateStripe(lanes, s, stripe * 64, (stripe % BLOCK_STRIPES) * 8);
    if (stripe % BLOCK_STRIPES === BLOCK_STRIPES - 1) scramble(lanes);
  }
  accumulateStripe(lanes, s, s.length - 64, 121);
  return lanes;
}

function accumulateStripe(lanes: Int32Array, s: string, at: number, secret: number): void {
  for (let i = 0; i < 8; i++) {
    const dataLow = readUint32(s, at + 8 * i);
    const dataHigh = readUint32(s, at + 8 * i + 4);
    const neighbour = 2 * (i ^ 1);
    add(lanes[neighbour + 1], lanes[neighbour], dataHigh, dataLow);
    lanes[neighbour] = low;
    lanes[neighbour + 1] = high;
    multiplyWide(0, dataLow ^ SECRET[secret + 8 * i], 0, dataHigh ^ SECRET[secret + 8 * i + 4]);
    add(lanes[2 * i + 1], lanes[2 * i], high, low);
    lanes[2 * i] = low;
    lanes[2 * i + 1] = high;
  }
}

function scramble(lanes: Int32Array): void {
  for (let i = 0; i < 8; i++) {
    const h = lanes[2 * i + 1];
    multiply(h ^ SECRET[128 + 8 * i + 4], lanes[2 * i] ^ (h >>> 15) ^ SECRET[128 + 8 * i], 0, PRIME32_1);
    lanes[2 * i] = low;
    lanes[2 * i + 1] = high;
  }
}

/** Folds the lanes into the start value (h, l), with the secret from an offset; in `high` and `low`, not yet mixed. */
export function mergeLanes(lanes: Int32Array, secret: number, h: number, l: number): void {
  let sumHigh = h;
  let sumLow = l;
  for (let i = 0; i < 4; i++) {
    const at = secret + 16 * i;
    multiplyFold(
      lanes[4 * i + 1] ^ SECRET[at + 4],
      lanes[4 * i] ^ SECRET[at],
      lanes[4 * i + 3] ^ SECRET[at + 12],
      lanes[4 * i + 2] ^ SECRET[at + 8],
    );
    add(sumHigh, sumLow, high, low);
    sumHigh = high;
    sumLow = low;
  }
}

/** One to three bytes as the 32-bit word that XXH3 starts from. */
export function smallWord(s: string): number {
  const { length } = s;
  const first = s.charCodeAt(0);
  return (first << 16) | (s.charCodeAt(length >> 1) << 24) | s.charCodeAt(length - 1) | (length << 8);
}
