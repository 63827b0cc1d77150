import { type Failure, fail } from "../../values/failure.ts";

/**
 * Reads a byte string as one CSV row, line breaks included: lines are read as Go's encoding/csv reads them, and the
 * first field of each further line continues the last field so far. A damaged line keeps the fields before the damage,
 * unless there are none.
 * @param comma The delimiter's bytes.
 */
export function readCsvRow(row: string, comma: string, lazyQuotes: boolean): string[] | Failure {
  if (comma === "\0" || comma === '"' || comma === "\r" || comma === "\n" || comma === "\xef\xbf\xbd") {
    return fail("invalid-argument", "read csv line: csv: invalid field or comment delimiter");
  }
  const reader = new CsvReader(row, comma, lazyQuotes);
  let fields: string[] | undefined;
  for (let line = reader.record(); line !== undefined; line = reader.record()) {
    if (reader.problem !== "" && line.length === 0) {
      return fail("parse-error", "read csv line: parse error: {0}", reader.problem);
    }
    if (fields === undefined) fields = line;
    else {
      fields[fields.length - 1] += `\n${line[0]}`;
      for (let i = 1; i < line.length; i++) fields.push(line[i]);
    }
  }
  return fields ?? fail("parse-error", "no csv lines found");
}

class CsvReader {
  /** What is wrong with the record read last; empty where it is fine. */
  problem = "";
  private readonly text: string;
  private readonly comma: string;
  private readonly lazyQuotes: boolean;
  private at = 0;

  constructor(text: string, comma: string, lazyQuotes: boolean) {
    this.text = text;
    this.comma = comma;
    this.lazyQuotes = lazyQuotes;
  }

  /** The next line with its `\n`, `\r\n` as `\n`, a `\r` at the very end dropped; undefined at the end. */
  private line(): string | undefined {
    const { text, at } = this;
    if (at >= text.length) return undefined;
    const end = text.indexOf("\n", at);
    this.at = end < 0 ? text.length : end + 1;
    if (end < 0) return text.endsWith("\r") ? text.slice(at, -1) : text.slice(at);
    return text[end - 1] === "\r" && end > at ? `${text.slice(at, end - 1)}\n` : text.slice(at, end + 1);
  }

  /** The next record that is not an empty line; undefined at the end. */
  record(): string[] | undefined {
    this.problem = "";
    let line = this.line();
    while (line === "" || line === "\n") line = this.line();
    return line === undefined ? undefined : this.fields(line);
  }

  private fields(first: string): string[] {
    const { comma } = this;
    const fields: string[] = [];
    let line = first;
    for (;;) {
      if (line[0] === '"') {
        const rest = this.quoted(line.slice(1), fields);
        if (rest === undefined) return fields;
        line = rest;
        continue;
      }
      const end = line.indexOf(comma);
      const field = end >= 0 ? line.slice(0, end) : line.endsWith("\n") ? line.slice(0, -1) : line;
      if (!this.lazyQuotes && field.includes('"')) {
        this.problem = 'bare " in non-quoted-field';
        return fields;
      }
      fields.push(field);
      if (end < 0) return fields;
      line = line.slice(end + comma.length);
    }
  }

  /**
   * Reads a quoted field, over line ends where needed.
   * @param start What follows the opening quote.
   * @returns what follows the field's delimiter; undefined where the record ends.
   */
  private quoted(start: string, fields: string[]): string | undefined {
    const { comma } = this;
    let line = start;
    let field = "";
    for (;;) {
      const quote = line.indexOf('"');
      if (quote < 0) {
        if (line === "") {
          if (this.lazyQuotes) fields.push(field);
          else this.problem = 'extraneous or missing " in quoted-field';
          return undefined;
        }
        field += line;
        line = this.line() ?? "";
        continue;
      }
      field += line.slice(0, quote);
      line = line.slice(quote + 1);
      if (line[0] === '"') {
        field += '"';
        line = line.slice(1);
      } else if (line.startsWith(comma)) {
        fields.push(field);
        return line.slice(comma.length);
      } else if (line === "" || line === "\n") {
        fields.push(field);
        return undefined;
      } else if (this.lazyQuotes) {
        field += '"';
      } else {
        this.problem = 'extraneous or missing " in quoted-field';
        return undefined;
      }
    }
  }
}
