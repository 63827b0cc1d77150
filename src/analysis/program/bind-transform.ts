import { type ConfigFinding, nodeError } from "../../config/finding.ts";
import { type ConfigSignal, transformContexts } from "../../config/signals.ts";
import type { StatementGroup, TransformConfig } from "../../config/transform-config.ts";
import { CONFIG_CODES } from "../../diagnostics/config-codes.ts";
import { bindCondition, bindStatement } from "../bind/bind.ts";
import { bindTexts, namesCache, parseConditions, parseStatements } from "./bind-texts.ts";
import type { BindResult, BoundGroup, ProgramEnvironment } from "./bound-program.ts";
import { hintsOf, type InferredContext, inferGroupContext, settleDoubt } from "./infer-group.ts";
import { TextMemo } from "./text-memo.ts";

/** Feature gate of `flatten.log`. */
const FLATTEN_GATE = "transform.flatten.logs";

/** A transform processor, bound: for each signal its groups in order. */
export interface TransformProgram {
  readonly kind: "transform";
  readonly groups: Readonly<Record<ConfigSignal, readonly BoundGroup[]>>;
  readonly flattenLogs: boolean;
}

/**
 * Binds a transform processor's statements, those of all signals, as the reference refuses a processor for an error in
 * any of them. Source: transformprocessor, config.go (Validate) and internal/common.
 * @param memo of the same environment; what it knows of the texts is not found out again.
 */
export function bindTransform(
  config: TransformConfig,
  environment: ProgramEnvironment,
  memo: TextMemo = new TextMemo(environment),
): BindResult<TransformProgram> {
  const findings: ConfigFinding[] = [];
  const bindSignal = (signal: ConfigSignal): readonly BoundGroup[] => {
    const groups: BoundGroup[] = [];
    for (const group of config.groups[signal]) {
      const bound = bindGroup(group, signal, config, memo, findings);
      if (bound) groups.push(bound);
    }
    return groups;
  };
  const program: TransformProgram = {
    kind: "transform",
    groups: {
      traces: bindSignal("traces"),
      metrics: bindSignal("metrics"),
      logs: bindSignal("logs"),
      profiles: bindSignal("profiles"),
    },
    flattenLogs: config.flattenLogs,
  };
  if (config.flattenLogs && !environment.gates.has(FLATTEN_GATE)) {
    const message = `flatten.log needs the feature gate ${FLATTEN_GATE}`;
    findings.push(nodeError(CONFIG_CODES.featureGate, config.flattenNode ?? config.node, message));
  }
  return { program, findings };
}

function bindGroup(
  group: StatementGroup,
  signal: ConfigSignal,
  config: TransformConfig,
  memo: TextMemo,
  findings: ConfigFinding[],
): BoundGroup | undefined {
  const before = findings.length;
  const place = group.node.path;
  const statementList = { place: `${place}:statements`, texts: group.statements };
  const conditionList = { place: `${place}:conditions`, texts: group.conditions };
  const statements = parseStatements(statementList, memo, findings);
  const conditions = parseConditions(conditionList, memo, findings);
  if (group.context === "invalid") return undefined;
  let context = group.context;
  let inferred: InferredContext | undefined;
  if (context === undefined) {
    const candidates = transformContexts(signal);
    // A text that cannot be read may be the one that tells the context: without it, nothing is said about that.
    const reports = findings.length > before ? [] : findings;
    const hints = [
      ...hintsOf(statements, statementList.place, memo),
      ...hintsOf(conditions, conditionList.place, memo),
    ];
    const parsed = [...statements, ...conditions];
    inferred = inferGroupContext(parsed, hints, candidates, "transform", group.node, reports);
    if (!inferred) return undefined;
    context = inferred.context;
  }
  const forStatements = memo.bindOptions("transform", context, inferred ? "required" : "default");
  // The reference checks a group's conditions with the filter processor's functions.
  const forConditions = memo.bindOptions("filter", context, inferred ? "required" : "off");
  const boundStatements = bindTexts(statements, bindStatement, forStatements, statementList.place, memo, findings);
  const boundConditions = bindTexts(conditions, bindCondition, forConditions, conditionList.place, memo, findings);
  if (inferred) settleDoubt(inferred, before, findings);
  return {
    context,
    reason: inferred?.reason,
    statements: boundStatements,
    conditions: boundConditions,
    errorMode: group.errorMode ?? config.errorMode,
    sharedCache: group.sharedCache,
    usesCache: namesCache(statementList, memo) || namesCache(conditionList, memo),
  };
}
