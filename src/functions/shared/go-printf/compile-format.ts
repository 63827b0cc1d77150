import type { Value } from "../../../values/value.ts";
import { printf } from "./printf.ts";

/**
 * `printf` with its format prepared: where that has only plain `%s`, `%d` and `%v`, text and ints go straight into
 * the result.
 */
export function compileFormat(format: string): (args: readonly Value[]) => string {
  const general = (args: readonly Value[]): string => printf(format, args);
  if (/%(?![sdv])/.test(format)) return general;
  const [first, ...rest] = format.split("%");
  const verbs = rest.map((part) => part[0]);
  const texts = rest.map((part) => part.slice(1));
  return (args) => {
    if (args.length !== verbs.length) return general(args);
    let out = first;
    for (let i = 0; i < verbs.length; i++) {
      const arg = args[i];
      const isPlain = typeof arg === "string" ? verbs[i] !== "d" : typeof arg === "bigint" && verbs[i] !== "s";
      if (!isPlain) return general(args);
      out += String(arg) + texts[i];
    }
    return out;
  };
}
