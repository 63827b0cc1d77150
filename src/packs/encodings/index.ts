import { registerBig5 } from "../../functions/shared/encodings/chinese.ts";
import { definePack } from "../pack.ts";
import { hkscsCells } from "./hkscs.ts";

registerBig5(hkscsCells);

/**
 * What golang.org/x/text knows of Big5 and platforms do not, for the `encoding` argument of `Decode`: without it, those
 * characters (Hong Kong's supplement) read as U+FFFD. Loading this module makes them known.
 */
export const encodingsPack = definePack("encodings", []);
