/** A comment of a program with its place. */
export interface Comment {
  readonly start: number;
  /** Without `#`. */
  readonly text: string;
}

/** The comments of a program; a `#` inside of a text is none. */
export function commentsOf(program: string): readonly Comment[] {
  const comments: Comment[] = [];
  for (const match of program.matchAll(/"(?:\\.|[^"\\\n])*"|`[^`]*`|#[^\n\r]*/g)) {
    if (match[0].startsWith("#")) comments.push({ start: match.index, text: match[0].slice(1).trim() });
  }
  return comments;
}

/** Whether a comment is a setting of the program. */
export function isSetting({ text }: Comment): boolean {
  return /^(?:dialect|on_error|limit_records|limit_time|limit_memory|item_timeout|pipeline_mode)\s*:/.test(text);
}
