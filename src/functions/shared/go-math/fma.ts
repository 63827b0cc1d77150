const scratch: DataView = new DataView(new ArrayBuffer(8));

/** a + b and its rounding error. */
function twoSum(a: number, b: number): [sum: number, error: number] {
  const sum = a + b;
  const part = sum - a;
  return [sum, a - (sum - part) + (b - part)];
}

/** a · b and its rounding error (Dekker; no overflow for numbers of moderate size). */
function twoProduct(a: number, b: number): [product: number, error: number] {
  const product = a * b;
  const [aHigh, aLow] = halves(a);
  const [bHigh, bLow] = halves(b);
  return [product, aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow)];
}

/** A number as the sum of two with 26 bits each (Veltkamp). */
function halves(value: number): [high: number, low: number] {
  const scaled = value * 134217729;
  const high = scaled - (scaled - value);
  return [high, value - high];
}

/** a + b rounded to odd: where it is inexact, to the neighbour whose last bit is one. */
function addToOdd(a: number, b: number): number {
  const [sum, error] = twoSum(a, b);
  if (error === 0) return sum;
  scratch.setFloat64(0, sum);
  const bits = scratch.getBigInt64(0);
  if ((bits & 1n) === 1n) return sum;
  scratch.setBigInt64(0, error > 0 === sum > 0 ? bits + 1n : bits - 1n);
  return scratch.getFloat64(0);
}

/** a · b + c with one rounding, for numbers far from overflow and underflow (Boldo and Melquiond). */
export function fma(a: number, b: number, c: number): number {
  const [product, productError] = twoProduct(a, b);
  const [upper, lower] = twoSum(c, productError);
  const [sum, sumError] = twoSum(product, upper);
  return sum + addToOdd(sumError, lower);
}
