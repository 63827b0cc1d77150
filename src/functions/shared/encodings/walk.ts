export const REPLACEMENT = "\xef\xbf\xbd";

/** What one step of a decoder read: its text in UTF-8, and how many bytes it stands for. */
export interface Piece {
  readonly text: string;
  readonly size: number;
}

/** Reads the bytes from `at` on; called with bytes that are not ASCII. */
export type Step = (bytes: string, at: number) => Piece;

export const INVALID: Piece = { text: REPLACEMENT, size: 1 };

/** A piece of so many bytes; what stands for no character becomes U+FFFD. */
export function piece(text: string | undefined, size: number): Piece {
  return { text: text ?? REPLACEMENT, size };
}

/** Decodes an encoding in which ASCII bytes stand for themselves outside longer sequences. */
export function decodeSteps(bytes: string, step: Step): string {
  let out = "";
  for (let at = 0; at < bytes.length; ) {
    if (bytes.charCodeAt(at) < 0x80) {
      out += bytes[at++];
      continue;
    }
    const { text, size } = step(bytes, at);
    out += text;
    at += size;
  }
  return out;
}
