import type { TextSink } from "../patterns/text-sink.ts";

/**
 * How a function runs over columns instead of records. A function offers a form for one call site, or none: then the
 * batch tier evaluates it row by row over columns (pure converters) or hands the record to the scalar tier (editors).
 * `target` and `value` name parameters.
 */
export type BatchForm =
  /** A condition on a text that looks at its bytes; nil and other values are answered as given or by the scalar tier. */
  | {
      readonly kind: "test-bytes";
      readonly target: string;
      readonly whenNil: boolean;
      readonly test: (bytes: Uint8Array, start: number, end: number) => boolean;
    }
  /** Writes `value` to `target`. */
  | { readonly kind: "assign"; readonly target: string; readonly value: string }
  /** Edits the text at `target`; other values stay. */
  | {
      readonly kind: "edit-text";
      readonly target: string;
      readonly edit: (text: string) => string;
      /** The same on bytes, as `Pattern.replaceBytes` tells of it. */
      readonly editBytes?: (sink: TextSink, start: number, end: number) => number;
    }
  /** Removes a key from a map; the last entry takes its place. */
  | { readonly kind: "remove-key"; readonly target: string; readonly key: string }
  /** Removes the entries whose key is not kept; order stays. */
  | { readonly kind: "filter-keys"; readonly target: string; readonly keep: (key: string) => boolean }
  /** Removes entries until `max` are left; `priority` ones stay, then the first of the others. */
  | { readonly kind: "limit"; readonly target: string; readonly max: number; readonly priority: readonly string[] }
  /** Cuts each text longer than `longerThan` bytes among a map's values; `cut` tells where it ends then. */
  | {
      readonly kind: "cut-values";
      readonly target: string;
      readonly longerThan: number;
      readonly cut: (bytes: Uint8Array, start: number) => number;
    }
  /** Edits each text longer than `longerThan` bytes among a map's values. */
  | {
      readonly kind: "edit-values";
      readonly target: string;
      readonly longerThan: number;
      readonly edit: (text: string) => string;
    };
