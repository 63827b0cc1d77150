/** What a field of a type reads as where it is not set, as OTTL; bytes that are empty do equal nil. */
export const EMPTY: Readonly<Record<string, string>> = { string: '""', int: "0", float: "0.0", bool: "false" };
