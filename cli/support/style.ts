/** Colours for a terminal, or none: `NO_COLOR` and `FORCE_COLOR` are respected, other receivers get plain text. */
export interface Style {
  readonly isColoured: boolean;
  readonly red: Paint;
  readonly green: Paint;
  readonly yellow: Paint;
  readonly blue: Paint;
  readonly cyan: Paint;
  readonly dim: Paint;
  readonly bold: Paint;
}

type Paint = (text: string) => string;

/** The style for what is written to a stream. */
export function styleFor(stream: { readonly isTTY?: boolean }, environment = process.env): Style {
  const { NO_COLOR, FORCE_COLOR, TERM } = environment;
  const isForced = FORCE_COLOR !== undefined && FORCE_COLOR !== "" && FORCE_COLOR !== "0";
  const isRefused = (NO_COLOR !== undefined && NO_COLOR !== "") || TERM === "dumb";
  const isColoured = !isRefused && (isForced || stream.isTTY === true);
  const paint =
    (code: number): Paint =>
    (text) =>
      isColoured && text !== "" ? `\u001b[${code}m${text}\u001b[0m` : text;
  return {
    isColoured,
    red: paint(31),
    green: paint(32),
    yellow: paint(33),
    blue: paint(34),
    cyan: paint(36),
    dim: paint(2),
    bold: paint(1),
  };
}

/** No colours, wherever it goes. */
export function plainStyle(): Style {
  return styleFor({}, {});
}

/** Text of telemetry or rules made safe for a terminal: control characters cannot move the cursor or change colours. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, "\ufffd");
}

/** Text made safe and short enough for a line. */
export function cut(text: string, width: number): string {
  const safe = printable(text);
  return safe.length <= width ? safe : `${safe.slice(0, width - 1)}…`;
}
