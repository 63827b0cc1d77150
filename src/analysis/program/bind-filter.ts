import type { ConditionGroup, FilterConfig } from "../../config/filter-config.ts";
import type { ConfigFinding, ConfigText } from "../../config/finding.ts";
import type { ErrorMode } from "../../config/reader.ts";
import { type ConfigContext, type ConfigSignal, filterContexts } from "../../config/signals.ts";
import type { BooleanExpression } from "../../parser/ast.ts";
import { bindCondition } from "../bind/bind.ts";
import type { PathStyle } from "./bind-options.ts";
import { bindTexts, type ParsedText, parseConditions } from "./bind-texts.ts";
import type { BindResult, BoundGroup, ProgramCondition, ProgramEnvironment } from "./bound-program.ts";
import { hintsOfText, inferGroupContext, settleDoubt } from "./infer-group.ts";
import { TextMemo } from "./text-memo.ts";

/**
 * Conditions that run in one pass over a payload, by the context of each; absent: none in that context. A group that is
 * there but has no conditions drops nothing, and yet lets what is empty be removed.
 */
export type FilterPass = Readonly<Partial<Record<ConfigContext, BoundGroup>>>;

/** What a filter does with one signal. */
export interface FilterSignalProgram {
  /**
   * One after the other over the whole payload. Empty: the signal is passed through untouched; a pass without
   * conditions still drops what was empty before it.
   */
  readonly passes: readonly FilterPass[];
}

/** A filter processor, bound. */
export interface FilterProgram {
  readonly kind: "filter";
  readonly signals: Readonly<Record<ConfigSignal, FilterSignalProgram>>;
}

/**
 * Binds a filter processor's conditions, those of all signals.
 * Source: filterprocessor, config.go (Validate) and internal/condition.
 * @param memo of the same environment; what it knows of the texts is not found out again.
 */
export function bindFilter(
  config: FilterConfig,
  environment: ProgramEnvironment,
  memo: TextMemo = new TextMemo(environment),
): BindResult<FilterProgram> {
  const findings: ConfigFinding[] = [];
  const bindSignal = (signal: ConfigSignal): FilterSignalProgram => {
    const { groups, lists } = config.rules[signal];
    const older = bindLists(lists, config.node.path, signal, config.errorMode, memo, findings);
    const passes = (groups ?? []).map((group) => bindGroup(group, signal, config.errorMode, memo, findings));
    if (passes.length > 0) return { passes };
    return { passes: Object.keys(older).length > 0 ? [older] : [] };
  };
  const program: FilterProgram = {
    kind: "filter",
    signals: {
      traces: bindSignal("traces"),
      metrics: bindSignal("metrics"),
      logs: bindSignal("logs"),
      profiles: bindSignal("profiles"),
    },
  };
  return { program, findings };
}

/** The conditions of one context as a group. */
function conditionGroup(
  context: ConfigContext,
  conditions: readonly ProgramCondition[],
  errorMode: ErrorMode,
  reason?: string,
): BoundGroup {
  // Nothing can write to the cache of a filter, so it is never asked for.
  return { context, reason, conditions, statements: [], errorMode, sharedCache: false, usesCache: false };
}

function bindLists(
  lists: Readonly<Partial<Record<ConfigContext, readonly ConfigText[]>>>,
  path: string,
  signal: ConfigSignal,
  errorMode: ErrorMode,
  memo: TextMemo,
  findings: ConfigFinding[],
): FilterPass {
  const pass: Partial<Record<ConfigContext, BoundGroup>> = {};
  for (const [name, texts] of Object.entries(lists)) {
    const context = name as ConfigContext;
    const place = `${path}:${signal}:${name}`;
    const parsed = parseConditions({ place, texts }, memo, findings);
    pass[context] = conditionGroup(context, bindIn(context, parsed, "off", place, memo, findings), errorMode);
  }
  return pass;
}

function bindIn(
  context: ConfigContext,
  parsed: readonly ParsedText<BooleanExpression>[],
  style: PathStyle,
  place: string | undefined,
  memo: TextMemo,
  findings: ConfigFinding[],
): readonly ProgramCondition[] {
  return bindTexts(parsed, bindCondition, memo.bindOptions("filter", context, style), place, memo, findings);
}

function bindGroup(
  group: ConditionGroup,
  signal: ConfigSignal,
  processorMode: ErrorMode,
  memo: TextMemo,
  findings: ConfigFinding[],
): FilterPass {
  const errorMode = group.errorMode ?? processorMode;
  const place = group.node.path;
  const parsed = parseConditions({ place, texts: group.conditions }, memo, findings);
  if (group.context === "invalid") return {};
  if (group.context !== undefined) {
    const conditions = bindIn(group.context, parsed, "default", place, memo, findings);
    return conditions.length > 0 ? { [group.context]: conditionGroup(group.context, conditions, errorMode) } : {};
  }
  const byContext = new Map<ConfigContext, ProgramCondition[]>();
  for (const item of parsed) inferCondition(item, group, signal, byContext, memo, findings);
  const pass: Partial<Record<ConfigContext, BoundGroup>> = {};
  for (const [context, conditions] of byContext) {
    pass[context] = conditionGroup(context, conditions, errorMode, "inferred from the paths");
  }
  return pass;
}

/** Each condition of a group without a context has its own. */
function inferCondition(
  item: ParsedText<BooleanExpression>,
  group: ConditionGroup,
  signal: ConfigSignal,
  byContext: Map<ConfigContext, ProgramCondition[]>,
  memo: TextMemo,
  findings: ConfigFinding[],
): void {
  const inferred = inferGroupContext(
    [item],
    [hintsOfText(item)],
    filterContexts(signal),
    "filter",
    group.node,
    findings,
  );
  if (!inferred) return;
  const before = findings.length;
  const bound = bindIn(inferred.context, [item], "required", undefined, memo, findings);
  settleDoubt(inferred, before, findings);
  const known = byContext.get(inferred.context);
  if (known) known.push(...bound);
  else byContext.set(inferred.context, [...bound]);
}
