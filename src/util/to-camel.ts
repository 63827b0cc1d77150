/**
 * strcase.ToCamel of an identifier, as the reference maps an argument's name to its Go field: `sec_arg` and `secArg`
 * both give `SecArg`; a run of capitals keeps only its first. Source: iancoleman/strcase 0.3.0, camel.go.
 */
export function toCamel(name: string): string {
  let out = "";
  let capitalise = true;
  let previousUpper = false;
  for (const char of name) {
    const upper = char >= "A" && char <= "Z";
    const lower = char >= "a" && char <= "z";
    if (upper || lower) {
      if (capitalise) out += char.toUpperCase();
      else out += previousUpper && upper ? char.toLowerCase() : char;
      capitalise = false;
    } else if (char >= "0" && char <= "9") {
      out += char;
      capitalise = true;
    } else capitalise = char === "_";
    previousUpper = upper;
  }
  return out;
}
