import { registerLocales } from "../../functions/shared/locale.ts";
import { definePack } from "../pack.ts";
import { findLocale } from "./find-locale.ts";

registerLocales(findLocale);

/** Languages for the `locale` argument of `Time`; loading this module makes them known. */
export const localesPack = definePack("locales", []);
