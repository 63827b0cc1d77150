import type { Source } from "ottl";
import type { Plan, PlannedGroup, PlannedPattern, PlannedText } from "ottl/inspect";
import { cut, printable, type Style } from "../support/style.ts";

/** How rules run, for a terminal. */
export function renderPlan(plans: readonly Plan[], source: Source, style: Style): string {
  return plans
    .map(({ signal, groups, promotion }) => {
      const blocks = groups.map((group) => renderGroup(group, source, style));
      return [`${style.bold(style.cyan(signal))}: ${describePromotion(promotion)}`, ...blocks].join("\n");
    })
    .join("\n\n");
}

/** When texts of the tiers batch and mixed begin to run as they will. */
function describePromotion(promotion: Plan["promotion"]): string {
  if (!promotion) return "runs record by record";
  const { executions, batchSize } = promotion;
  if (Math.min(executions, batchSize) === 0) return "runs over columns from the first payload of OTLP protobuf on";
  const count = (records: number): string => `${records.toLocaleString("en")} records`;
  const first = [
    ...(Number.isFinite(executions) ? [`after ${count(executions)}`] : []),
    ...(Number.isFinite(batchSize) ? [`with the first payload of ${count(batchSize)}`] : []),
  ];
  return `starts record by record; over columns ${first.join(", or ")}`;
}

function renderGroup(group: PlannedGroup, source: Source, style: Style): string {
  const { processor, context, contextReason, errorMode, conditions, statements } = group;
  const why = contextReason === undefined ? "as configured" : contextReason;
  const lines = [
    `  ${style.bold(processor)}: context ${style.bold(context)} ${style.dim(`(${why})`)}, error_mode ${errorMode}`,
  ];
  for (const text of conditions) lines.push(...renderText(text, "if", source, style));
  for (const text of statements) lines.push(...renderText(text, "do", source, style));
  return lines.join("\n");
}

function renderText(text: PlannedText, word: string, source: Source, style: Style): string[] {
  const { line } = source.positionAt(text.span.start);
  const paint = { batch: style.green, mixed: style.yellow, scalar: style.yellow }[text.tier];
  const lines = [
    `    ${style.dim(`${String(line).padStart(4)} ${word}`)} ${cut(text.source.trim().replace(/\s+/g, " "), 110)}`,
  ];
  const detail = (name: string, value: string): void => {
    lines.push(`            ${style.dim(name.padEnd(8))}${value}`);
  };
  detail(
    "tier",
    text.why === undefined ? paint(text.tier) : `${paint(text.tier)} ${style.dim(`because: ${text.why}`)}`,
  );
  if (text.reads.length > 0) detail("reads", printable(text.reads.join(", ")));
  if (text.writes.length > 0) detail("writes", printable(text.writes.join(", ")));
  if (text.common.length > 0)
    detail("shares", `${text.common.join(", ")} ${style.dim("with another statement: computed once")}`);
  for (const pattern of text.patterns) detail("pattern", printable(describePattern(pattern)));
  detail("cost", `about ${roundCost(text.cost)} ns a record`);
  return lines;
}

function describePattern({ pattern, search, literal, groups }: PlannedPattern): string {
  const ways = {
    text: `a plain search for ${JSON.stringify(literal)}`,
    literal: `texts without ${JSON.stringify(literal)} are passed over, an automaton reads the others`,
    fixed: `texts without ${JSON.stringify(literal)} are passed over, around it each byte is asked for its class`,
    start: "an automaton reads from the start of the text",
    automaton: "an automaton reads the whole text",
  };
  const found = {
    none: "",
    fixed: "; groups at fixed places",
    "one pass": "; groups in one pass",
    bounded: "; groups by bounded backtracking",
  };
  return `${cut(pattern, 60)}: ${ways[search]}${found[groups]}`;
}

/** Two digits: more would promise too much. */
function roundCost(cost: number): string {
  return Number(cost.toPrecision(2)).toLocaleString("en");
}
