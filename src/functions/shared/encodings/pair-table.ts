import { fromText } from "../../../values/byte-string.ts";

/** The platform's decoder: Node, browsers and edge workers have it. */
const { TextDecoder } = globalThis as unknown as {
  TextDecoder: new (label: string, options: { fatal: boolean }) => { decode(bytes: Uint8Array): string };
};

/** The characters (UTF-8 byte strings) that byte sequences of an encoding stand for; undefined for none. */
export type PairTable = (...bytes: readonly number[]) => string | undefined;

const PRIVATE = /[\ue000-\uf8ff]/;

/** The platform's characters, asked for one by one. Private ones, in which platforms differ, count only if asked to. */
export function platformTable(label: string, withPrivate = false): PairTable {
  const decoder = new TextDecoder(label, { fatal: true });
  const known = new Map<number, string | undefined>();
  const ask = (bytes: readonly number[]): string | undefined => {
    try {
      const text = decoder.decode(Uint8Array.from(bytes));
      const isOne = Array.from(text).length === 1 && text !== "\ufffd";
      return isOne && (withPrivate || !PRIVATE.test(text)) ? fromText(text) : undefined;
    } catch {
      return undefined;
    }
  };
  return (...bytes) => {
    const key = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
    if (!known.has(key)) known.set(key, ask(bytes));
    return known.get(key);
  };
}

/** Made when first asked for. */
export function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
