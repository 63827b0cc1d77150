import type { Field, FieldDifference } from "ottl/inspect";
import { t } from "../i18n/i18n.ts";
import { h } from "./dom.ts";

export type DiffView = "terms" | "side" | "inline" | "tree";

export interface DiffInput {
  readonly before: readonly Field[];
  readonly after: readonly Field[];
  readonly changes: readonly FieldDifference[];
}

/** Fields that OTLP leaves out say little, unless they changed. */
const UNSET: ReadonlySet<string> = new Set([
  '""',
  "nil",
  "0",
  "0.0",
  "STATUS_CODE_UNSET",
  "SPAN_KIND_UNSPECIFIED",
  "false",
]);

/** Whether a field says as little as one that is left out. */
export function isQuiet({ path, text }: Field): boolean {
  return UNSET.has(text) && !path.includes('["') && !path.startsWith("cache");
}

/** A record's differences in one of the views. */
export function diffView(view: DiffView, input: DiffInput, showAll: boolean): HTMLElement {
  if (view === "tree") return treeView(input.after.length > 0 ? input.after : input.before, input.changes, showAll);
  if (view === "side") return sideView(input, showAll);
  return view === "inline" ? inlineView(input, showAll) : termsView(input.changes);
}

/** `200 -> "200" (int -> string)`, a line for each field that differs. */
export function termsView(changes: readonly FieldDifference[]): HTMLElement {
  return h(
    "ul",
    { className: "terms" },
    ...changes.map((change) =>
      h("li", { className: kindOf(change) }, h("code", { className: "path" }, change.path), ": ", ...termOf(change)),
    ),
  );
}

function kindOf({ before, after }: FieldDifference): string {
  return before === undefined ? "added" : after === undefined ? "removed" : "changed";
}

function termOf({ before, after }: FieldDifference): (string | HTMLElement)[] {
  const old = before ? h("del", {}, before.text) : h("span", { className: "absent" }, t("absent"));
  const now = after ? h("ins", {}, after.text) : h("span", { className: "absent" }, t("removed"));
  const types =
    before && after
      ? before.type === after.type
        ? before.type
        : `${before.type} -> ${after.type}`
      : (before ?? after)?.type;
  return [old, " -> ", now, h("span", { className: "type" }, ` (${types})`)];
}

interface Row {
  readonly path: string;
  readonly before: Field | undefined;
  readonly after: Field | undefined;
}

/** All fields of both sides, those of the first in its order. */
function rowsOf({ before, after }: DiffInput, showAll: boolean): readonly Row[] {
  const now = new Map(after.map((field) => [field.path, field]));
  const rows: Row[] = before.map((field) => ({ path: field.path, before: field, after: now.get(field.path) }));
  const known = new Set(before.map(({ path }) => path));
  for (const field of after)
    if (!known.has(field.path)) rows.push({ path: field.path, before: undefined, after: field });
  return rows.filter((row) => showAll || isDifferent(row) || !isQuiet((row.before ?? row.after) as Field));
}

function isDifferent({ before, after }: Row): boolean {
  return before?.text !== after?.text || before?.type !== after?.type;
}

function sideView(input: DiffInput, showAll: boolean): HTMLElement {
  const cell = (field: Field | undefined, className: string): HTMLElement =>
    field
      ? h("td", { className }, h("code", {}, field.text), h("span", { className: "type" }, ` ${field.type}`))
      : h("td", { className }, h("span", { className: "absent" }, t("absent")));
  const rows = rowsOf(input, showAll).map((row) => {
    const differs = isDifferent(row);
    return h(
      "tr",
      { className: differs ? kindOf(row) : "" },
      h("th", { scope: "row" }, h("code", {}, row.path)),
      cell(row.before, differs ? "old" : ""),
      cell(row.after, differs ? "new" : ""),
    );
  });
  return h(
    "table",
    { className: "side" },
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("th", { scope: "col" }, t("field")),
        h("th", { scope: "col" }, t("before")),
        h("th", { scope: "col" }, t("after")),
      ),
    ),
    h("tbody", {}, ...rows),
  );
}

function inlineView(input: DiffInput, showAll: boolean): HTMLElement {
  const line = (sign: string, className: string, { path, text }: Field): HTMLElement =>
    h("div", { className }, h("span", { className: "sign" }, sign), h("code", {}, `${path}: ${text}`));
  const lines: HTMLElement[] = [];
  for (const row of rowsOf(input, showAll)) {
    if (!isDifferent(row)) lines.push(line(" ", "same", row.after as Field));
    else {
      if (row.before) lines.push(line("−", "old", row.before));
      if (row.after) lines.push(line("+", "new", row.after));
    }
  }
  return h("div", { className: "inline" }, ...lines);
}

interface Branch {
  readonly children: Map<string, Branch>;
  field: Field | undefined;
}

/** Fields as a tree, by the segments of their paths. */
export function treeView(
  fields: readonly Field[],
  changes: readonly FieldDifference[] = [],
  showAll = false,
): HTMLElement {
  const changed = new Set(changes.map(({ path }) => path));
  const root: Branch = { children: new Map(), field: undefined };
  for (const field of fields) {
    if (!showAll && isQuiet(field) && !changed.has(field.path)) continue;
    let branch = root;
    for (const segment of segmentsOf(field.path)) {
      let next = branch.children.get(segment);
      if (!next) {
        next = { children: new Map(), field: undefined };
        branch.children.set(segment, next);
      }
      branch = next;
    }
    branch.field = field;
  }
  return h("div", { className: "tree" }, ...branches(root, changed));
}

function segmentsOf(path: string): readonly string[] {
  return path.match(/\["(?:[^"\\]|\\.)*"\](?:#\d+)?|\[\d+\]|[^.[]+/g) ?? [path];
}

function branches({ children }: Branch, changed: ReadonlySet<string>): HTMLElement[] {
  return [...children].map(([name, child]) => {
    const label = h("code", { className: "path" }, name.startsWith('["') ? name.slice(1, name.lastIndexOf("]")) : name);
    if (child.children.size === 0 && child.field) {
      const { text, type, path } = child.field;
      return h(
        "div",
        { className: changed.has(path) ? "leaf new" : "leaf" },
        label,
        ": ",
        h("code", {}, text),
        h("span", { className: "type" }, ` ${type}`),
      );
    }
    return h("details", { open: true }, h("summary", {}, label), ...branches(child, changed));
  });
}
