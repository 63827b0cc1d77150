/** The first Collector release that has a function. Only what the modules' sources say; older functions are left out. */
export const FIRST_VERSIONS: Readonly<Record<string, string>> = {};
