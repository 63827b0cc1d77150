import { CONTEXTS, type PathInfo } from "ottl";
import { describeSince, GATE_FACTS, type GateFact, pathFact } from "ottl/version-facts";
import type { Style } from "./style.ts";

/** Since when something is there, as JSON tells it. */
interface Since {
  /** The oldest release of Collector contrib known to have it: `0.157.0`, `0.61.0 or earlier`. */
  readonly since: string | undefined;
  /** The module that had it then, below Collector contrib. */
  readonly module: string | undefined;
}

/** A path as statements of one context use it. */
export interface PathDetails extends Since, Omit<PathInfo, "context"> {
  /** The context of the statements. */
  readonly context: string;
  /** The context that the path belongs to. */
  readonly owner: string;
  readonly stability: string | undefined;
}

/** An enum symbol of a context. */
export interface EnumDetails extends Since {
  readonly context: string;
  readonly symbol: string;
  readonly value: number;
  readonly stability: string | undefined;
}

/** A feature gate of the reference. */
export interface GateDetails extends Since, Pick<GateFact, "stage" | "earlier" | "stageSince" | "gone"> {
  readonly id: string;
}

/** The paths of every context, or of those that `wanted` names: a context, or how paths begin. */
export function pathDetails(wanted: string | undefined): PathDetails[] {
  return Object.values(CONTEXTS).flatMap(({ name, paths }) =>
    paths
      .filter(({ path }) => wanted === undefined || wanted === name || `${path}.`.startsWith(`${wanted}.`))
      .map(({ context: owner, ...info }) => ({ context: name, owner, ...info, ...factOf(name, info.path) })),
  );
}

/** The enum symbols of every context, or of those that `wanted` names: a context, or how symbols begin. */
export function enumDetails(wanted: string | undefined): EnumDetails[] {
  return Object.values(CONTEXTS).flatMap(({ name, enums }) =>
    [...enums]
      .filter(([symbol]) => wanted === undefined || wanted === name || symbol.startsWith(wanted))
      .map(([symbol, value]) => ({ context: name, symbol, value: Number(value), ...factOf(name, symbol) })),
  );
}

function factOf(context: keyof typeof CONTEXTS, name: string) {
  const fact = pathFact(context, name);
  return { since: fact && describeSince(fact), module: fact?.module, stability: fact?.stability };
}

/** The feature gates whose names have `wanted` in them. */
export function gateDetails(wanted: string | undefined): GateDetails[] {
  return Object.entries(GATE_FACTS)
    .filter(([id]) => id.includes(wanted ?? ""))
    .map(([id, { stage, earlier, stageSince, gone, module, ...fact }]) => {
      return { id, stage, since: describeSince(fact), module, earlier, stageSince, gone };
    });
}

/** A list for a terminal, in columns and under headings. */
export function renderPaths(details: readonly PathDetails[], style: Style): string {
  return underHeadings(details, style, ({ path, goType, type, stability, since }) => [
    path,
    goType ?? type,
    `${since}${stability === "stable" ? "" : ` ${stability}`}`,
  ]);
}

/** As `renderPaths`. */
export function renderEnums(details: readonly EnumDetails[], style: Style): string {
  return underHeadings(details, style, ({ symbol, value, since }) => [symbol, String(value), since ?? ""]);
}

/** As `renderPaths`, without headings. */
export function renderGates(details: readonly GateDetails[], style: Style): string {
  return columns(
    details.map(({ id, stage, since, gone }) => [
      id,
      stage,
      `${since}${gone === undefined ? "" : `, gone by ${gone}`}`,
    ]),
    style,
  );
}

function underHeadings<T extends { readonly context: string }>(
  details: readonly T[],
  style: Style,
  rowOf: (detail: T) => readonly string[],
): string {
  return [...new Set(details.map(({ context }) => context))]
    .map((context) => {
      const own = details.filter((detail) => detail.context === context);
      return `${style.bold(`${context} (${own.length})`)}\n${columns(own.map(rowOf), style)}`;
    })
    .join("\n\n");
}

function columns(rows: readonly (readonly string[])[], style: Style): string {
  const widths = [0, 1].map((i) => Math.max(...rows.map((row) => row[i].length)));
  return rows
    .map(([name, kind, since]) => `  ${style.cyan(name.padEnd(widths[0]))}  ${kind.padEnd(widths[1])}  since ${since}`)
    .join("\n");
}
