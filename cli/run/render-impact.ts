import type { AttributeImpact } from "ottl/inspect";
import { cut, printable, type Style } from "../support/style.ts";
import type { ImpactJson } from "./run-report.ts";

/** Longer lists end in how many more there are. */
const MOST = 20;

/** An impact report for a terminal. */
export function renderImpact(report: ImpactJson, style: Style): string {
  return [head(report, style), statements(report, style), attributes(report, style), suspects(report, style)]
    .filter((block) => block !== "")
    .join("\n\n");
}

function head({ input, signal, counts, bytes, times }: ImpactJson, style: Style): string {
  const records = [
    `${number(counts.input)} records in, ${number(counts.output)} out`,
    style.red(`${number(counts.dropped)} dropped`),
    style.yellow(`${number(counts.changed)} changed`),
    ...(counts.added > 0 ? [style.green(`${number(counts.added)} added`)] : []),
    ...(counts.failed > 0 ? [style.red(`${number(counts.failed)} errors`)] : []),
  ];
  const change = bytes.before === 0 ? "" : ` (${signed((100 * (bytes.after - bytes.before)) / bytes.before)} %)`;
  return [
    `${style.bold(printable(input))} ${style.dim(`(${signal})`)}`,
    `  ${records.join(style.dim(" · "))}`,
    `  ${size(bytes.before)} in, ${size(bytes.after)} out${change} ${style.dim("as OTLP protobuf")}`,
    `  ${times.run.toFixed(1)} ms under observation`,
  ].join("\n");
}

function statements({ texts }: ImpactJson, style: Style): string {
  if (texts.length === 0) return "";
  const header = `${"looked at".padStart(9)} ${"matched".padStart(9)} ${"changed".padStart(9)} ${"dropped".padStart(9)} ${"failed".padStart(9)} ${"us each".padStart(9)}`;
  const lines = [style.bold("statements and conditions"), `  ${style.dim(header)}`];
  let processor = "";
  for (const text of texts) {
    if (text.processor !== processor) lines.push(`  ${style.cyan(printable(text.processor))}`);
    processor = text.processor;
    const isIdle = text.kind === "statement" ? text.changed === 0 : text.matched === 0;
    const time = text.kind === "statement" ? (text.nanoseconds / Math.max(1, text.evaluated) / 1000).toFixed(2) : "";
    const cells = [
      cell(text.evaluated, style.dim),
      cell(text.matched, plain),
      text.kind === "statement" ? cell(text.changed, style.yellow) : " ".repeat(9),
      text.kind === "condition" ? cell(text.dropped, style.red) : " ".repeat(9),
      cell(text.failed, style.red),
      style.dim(time.padStart(9)),
    ];
    const source = cut(text.source.trim().replace(/\s+/g, " "), 90);
    lines.push(`  ${cells.join(" ")}  ${isIdle ? `${source} ${style.yellow("← did nothing")}` : source}`);
  }
  return lines.join("\n");
}

function attributes({ attributes: all }: ImpactJson, style: Style): string {
  const added = all.filter(({ before }) => before.records === 0);
  const removed = all.filter(({ after }) => after.records === 0);
  // That there are fewer of everything where records were dropped goes without saying.
  const others = all.filter(
    ({ before, after }) =>
      before.records > 0 && after.records > 0 && (after.records > before.records || after.values !== before.values),
  );
  const blocks = [
    list(
      "attributes added",
      added,
      style.green,
      style,
      ({ after }) => `on ${number(after.records)} records, ${values(after.values)}`,
    ),
    list(
      "attributes removed",
      removed,
      style.red,
      style,
      ({ before }) => `was on ${number(before.records)} records, ${values(before.values)}`,
    ),
    list(
      "attributes with another cardinality, or on more records",
      others,
      style.yellow,
      style,
      ({ before, after }) =>
        `${number(before.records)} → ${number(after.records)} records, ${number(before.values)} → ${values(after.values)}`,
    ),
  ];
  return blocks.filter((block) => block !== "").join("\n\n");
}

function list(
  title: string,
  items: readonly AttributeImpact[],
  paint: (text: string) => string,
  style: Style,
  describe: (item: AttributeImpact) => string,
): string {
  if (items.length === 0) return "";
  const shown = items.slice(0, MOST);
  const lines = shown.map((item) => `  ${paint(cut(item.path, 70))}  ${style.dim(describe(item))}`);
  if (items.length > MOST) lines.push(style.dim(`  … and ${items.length - MOST} more (--report json has all)`));
  return [style.bold(title), ...lines].join("\n");
}

function suspects({ suspects: all }: ImpactJson, style: Style): string {
  const left = all.filter(({ after }) => after > 0).sort((a, b) => b.after - a.after);
  const gone = all.length - left.length;
  const masked =
    gone === 0 ? "" : style.green(` (${gone} ${gone === 1 ? "kind of field is" : "kinds of fields are"} clean now)`);
  if (left.length === 0)
    return all.length === 0 ? "" : style.bold(`nothing looks like personal data any more${masked}`);
  const lines = left.slice(0, MOST).map(({ kind, path, before, after, sample }) => {
    const counts = `${number(before)} → ${style.red(number(after))} records`;
    return `  ${kind.padEnd(17)} ${cut(path, 60)}  ${counts}  ${style.dim(`for instance ${cut(sample ?? "", 40)}`)}`;
  });
  if (left.length > MOST) lines.push(style.dim(`  … and ${left.length - MOST} more (--report json has all)`));
  return [`${style.bold("still looks like personal data")}${masked}`, ...lines].join("\n");
}

function cell(value: number, paint: (text: string) => string): string {
  const text = number(value).padStart(9);
  return value === 0 ? text : paint(text);
}

function plain(text: string): string {
  return text;
}

function values(count: number): string {
  return `${number(count)} ${count === 1 ? "value" : "values"}`;
}

function number(value: number): string {
  return value.toLocaleString("en");
}

function signed(percent: number): string {
  return `${percent > 0 ? "+" : ""}${percent.toFixed(1)}`;
}

function size(bytes: number): string {
  if (bytes < 10_000) return `${number(bytes)} B`;
  return bytes < 10_000_000 ? `${number(Math.round(bytes / 1000))} kB` : `${number(Math.round(bytes / 1e6))} MB`;
}
