const SQRT_HALF = Math.SQRT1_2;
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const L1 = 0.6666666666666735;
const L2 = 0.3999999999940942;
const L3 = 0.2857142874366239;
const L4 = 0.22222198432149784;
const L5 = 0.1818357216161805;
const L6 = 0.15313837699209373;
const L7 = 0.14798198605116586;

const scratch: DataView = new DataView(new ArrayBuffer(8));

/**
 * The natural logarithm, bit for bit as Go computes it on amd64 (FreeBSD's e_log.c with Go's order of operations;
 * subnormal numbers keep their raw mantissa); JavaScript engines may differ in the last bit.
 */
export function goLog(x: number): number {
  if (Number.isNaN(x) || x === Infinity) return x;
  if (x < 0) return NaN;
  if (x === 0) return -Infinity;
  scratch.setFloat64(0, x);
  const upper = scratch.getUint32(0);
  let k = ((upper >>> 20) & 0x7ff) - 0x3fe;
  scratch.setUint32(0, (upper & 0xfffff) | 0x3fe00000);
  let fraction = scratch.getFloat64(0);
  if (fraction <= SQRT_HALF) {
    k -= 1;
    fraction *= 2;
  }
  const f = fraction - 1;
  const s = f / (2 + f);
  const s2 = s * s;
  const s4 = s2 * s2;
  const t1 = s2 * (L1 + s4 * (L3 + s4 * (L5 + s4 * L7)));
  const t2 = s4 * (L2 + s4 * (L4 + s4 * L6));
  const r = t1 + t2;
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + r) + k * LN2_LOW) - f);
}
