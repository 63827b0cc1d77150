/** A place in a text, both from 1; columns count UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A text with its lines. Lines end with `\n`, `\r\n` or `\r`. */
export class Source {
  readonly text: string;
  /** What the text is called in messages: a file, a field of a configuration. */
  readonly name: string | undefined;
  private starts: readonly number[] | undefined;

  constructor(text: string, name?: string) {
    this.text = text;
    this.name = name;
  }

  get lineCount(): number {
    return this.lineStarts().length;
  }

  /** The place of an offset; offsets outside of the text are moved to its ends. */
  positionAt(offset: number): Position {
    const starts = this.lineStarts();
    const at = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - starts[low] + 1 };
  }

  /** The offset of a place; columns past the end of a line are moved to its end. */
  offsetAt({ line, column }: Position): number {
    const starts = this.lineStarts();
    const index = Math.max(0, Math.min(line - 1, starts.length - 1));
    return Math.min(starts[index] + Math.max(0, column - 1), starts[index] + this.lineText(index + 1).length);
  }

  /** A line (from 1) without its end; empty outside of the text. */
  lineText(line: number): string {
    const starts = this.lineStarts();
    if (line < 1 || line > starts.length) return "";
    return this.text.slice(starts[line - 1], starts[line] ?? this.text.length).replace(/[\r\n]+$/, "");
  }

  /** The offset at which a line (from 1) begins. */
  lineStart(line: number): number {
    return this.lineStarts()[line - 1] ?? this.text.length;
  }

  private lineStarts(): readonly number[] {
    if (this.starts === undefined) {
      const starts = [0];
      for (const match of this.text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
      this.starts = starts;
    }
    return this.starts;
  }
}
