import type { Field, InputRecord } from "ottl/inspect";
import { number, t } from "../i18n/i18n.ts";
import type { EngineHost } from "../worker/engine-host.ts";
import { fill, h } from "./dom.ts";
import { isQuiet, treeView } from "./field-views.ts";

export type InputMode = "text" | "tree" | "table";

const MODES: readonly (readonly [InputMode, Parameters<typeof t>[0]])[] = [
  ["text", "inputText"],
  ["tree", "inputTree"],
  ["table", "inputTable"],
];

/** Rows of a page of the table, and its most columns. */
const PAGE = 50;
const MAX_COLUMNS = 14;

/** The loaded telemetry as records: one as a tree, or many as a table; the editor has the text. */
export class InputView {
  readonly element = h("div", { className: "input-view", hidden: true });
  readonly switch: HTMLElement;
  private readonly buttons: readonly HTMLButtonElement[];
  private readonly bar = h("div", { className: "bar" });
  private readonly body = h("div", {
    className: "input-body",
    tabindex: "0",
    role: "region",
    "aria-label": t("inputRecords"),
  });
  private readonly engine: EngineHost;
  private readonly editor: () => HTMLElement;
  private mode: InputMode = "text";
  private total = 0;
  /** The record of the tree, and the first one of the table's page. */
  private index = 0;
  private generation = 0;

  /** @param editor what is hidden while records show. */
  constructor(engine: EngineHost, editor: () => HTMLElement) {
    this.engine = engine;
    this.editor = editor;
    this.buttons = MODES.map(([mode, key]) =>
      h(
        "button",
        {
          type: "button",
          "data-testid": `input-${mode}`,
          "aria-pressed": String(mode === this.mode),
          on: { click: () => void this.choose(mode) },
        },
        t(key),
      ),
    );
    this.switch = h("span", { className: "segments", role: "group", "aria-label": t("inputView") }, ...this.buttons);
    this.element.append(this.bar, this.body);
  }

  /** Other telemetry is loaded. */
  async update(): Promise<void> {
    this.index = 0;
    if (this.mode !== "text") await this.draw();
  }

  private async choose(mode: InputMode): Promise<void> {
    this.mode = mode;
    MODES.forEach(([each], i) => {
      this.buttons[i].setAttribute("aria-pressed", String(each === mode));
    });
    this.editor().hidden = mode !== "text";
    this.element.hidden = mode === "text";
    if (mode !== "text") await this.draw();
  }

  private async draw(): Promise<void> {
    const generation = ++this.generation;
    this.total = (await this.engine.ask("records")) ?? 0;
    const isTable = this.mode === "table";
    const first = isTable ? this.index - (this.index % PAGE) : this.index;
    const wanted = Array.from({ length: isTable ? Math.min(PAGE, this.total - first) : 1 }, (_, i) => first + i);
    const records = await this.engine.ask("inputRecords", wanted);
    if (!records || generation !== this.generation) return;
    if (records.length === 0) {
      fill(this.bar);
      fill(this.body, h("p", { className: "muted" }, t("noRecords")));
      return;
    }
    this.drawBar(first, records.length);
    fill(this.body, isTable ? this.table(records) : treeView(records[0].fields));
    this.body.scrollTop = 0;
  }

  private drawBar(first: number, count: number): void {
    const step = this.mode === "table" ? PAGE : 1;
    const go = (index: number): void => {
      this.index = Math.max(0, Math.min(index, this.total - 1));
      void this.draw();
    };
    const move = (key: "previous" | "next", sign: string, index: number): HTMLElement =>
      h(
        "button",
        {
          type: "button",
          className: "icon",
          "aria-label": t(key),
          title: t(key),
          disabled: index < 0 || index >= this.total,
          on: { click: () => go(index) },
        },
        sign,
      );
    const field = h("input", {
      type: "number",
      min: "1",
      max: String(this.total),
      value: String(first + 1),
      "aria-label": t("recordIndex"),
      on: { change: () => go(Number(field.value) - 1) },
    });
    const range = count > 1 ? `– ${number(first + count)} ` : "";
    fill(
      this.bar,
      move("previous", "‹", first - step),
      t("recordWord"),
      field,
      `${range}${t("ofTotal", { total: this.total })}`,
      move("next", "›", first + step),
    );
  }

  private table(records: readonly InputRecord[]): HTMLElement {
    const columns = columnsOf(records);
    return h(
      "table",
      { className: "records" },
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, "#"),
          ...columns.map((path) => h("th", { scope: "col", title: path }, shortName(path))),
        ),
      ),
      h("tbody", {}, ...records.map((record) => this.row(record, columns))),
    );
  }

  private row({ index, fields }: InputRecord, columns: readonly string[]): HTMLElement {
    const texts = new Map(fields.map((field) => [field.path, field]));
    const open = h(
      "button",
      {
        type: "button",
        className: "link",
        "aria-label": t("openRecord", { index: index + 1 }),
        on: {
          click: () => {
            this.index = index;
            void this.choose("tree");
          },
        },
      },
      String(index + 1),
    );
    return h("tr", {}, h("th", { scope: "row" }, open), ...columns.map((path) => cell(texts.get(path))));
  }
}

function cell(field: Field | undefined): HTMLElement {
  if (!field) return h("td", { className: "absent" }, "—");
  const text = field.type === "string" ? unquoted(field.text) : field.text;
  return h("td", { className: field.type, title: text }, text);
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}

/** Paths worth a column: what most records have and what differs among them, in the order in which they stand. */
function columnsOf(records: readonly InputRecord[]): readonly string[] {
  const known = new Map<string, { count: number; readonly texts: Set<string>; readonly place: number }>();
  for (const { fields } of records) {
    fields.forEach((field, place) => {
      if (isQuiet(field)) return;
      const column = known.get(field.path) ?? { count: 0, texts: new Set<string>(), place };
      column.count++;
      column.texts.add(field.text);
      known.set(field.path, column);
    });
  }
  const isName = (path: string): boolean =>
    /^(?:(?:span|log|metric)\.(?:name|body)|resource\.attributes\["service\.name"\])$/.test(path);
  return [...known]
    .map(([path, { count, texts, place }]) => {
      const differs = records.length > 1 && texts.size > 1 ? 1 : 0;
      const isRecord = /^(?:resource|scope)\./.test(path) ? 0 : 1;
      const isId = /(?:_id|_nano|flags)$/.test(path) ? 1 : 0;
      const rank = (isName(path) ? 10 : 0) + count / records.length + differs + isRecord - 2 * isId;
      return { path, rank, place };
    })
    .sort((a, b) => b.rank - a.rank)
    .slice(0, MAX_COLUMNS)
    .sort((a, b) => Number(isName(b.path)) - Number(isName(a.path)) || b.place - a.place || 0)
    .map(({ path }) => path);
}

/** `span.attributes["http.route"]` reads as `http.route`. */
function shortName(path: string): string {
  const key = /\["((?:[^"\\]|\\.)*)"\]$/.exec(path);
  return key ? key[1] : path.replace(/^(?:span|log|metric|profile)\./, "");
}
