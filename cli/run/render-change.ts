import type { FieldChange, RecordChange } from "ottl";
import { cut, printable, type Style } from "../support/style.ts";

/** Longer values are cut in the middle of a diff line. */
const WIDEST = 120;

/** A changed, dropped or added record as lines of a diff. */
export function renderChange(change: RecordChange, style: Style): string {
  const { kind, context, title, place, fields } = change;
  const sign = { changed: style.yellow("~"), dropped: style.red("-"), added: style.green("+") }[kind];
  const name = title === "" ? "" : ` ${style.bold(JSON.stringify(cut(title, 60)))}`;
  const verdict = kind === "changed" ? "" : ` ${kind === "dropped" ? style.red("dropped") : style.green("added")}`;
  const lines = [`${sign} ${context}${name}${verdict} ${style.dim(`(${place})`)}`];
  for (const field of fields) lines.push(...renderField(field, style));
  return lines.join("\n");
}

function renderField({ path, before, after }: FieldChange, style: Style): string[] {
  const lines: string[] = [];
  if (before !== undefined) lines.push(style.red(`    - ${printable(path)} = ${cut(before, WIDEST)}`));
  if (after !== undefined) lines.push(style.green(`    + ${printable(path)} = ${cut(after, WIDEST)}`));
  return lines;
}
