import { bindStatement } from "../../src/analysis/bind/bind.ts";
import type { BoundStatement } from "../../src/analysis/bind/bound.ts";
import type { BindOptions } from "../../src/analysis/bind/scope.ts";
import type { ProgramEnvironment } from "../../src/analysis/program/bound-program.ts";
import { CONTEXTS } from "../../src/contexts/index.ts";
import { functionSet } from "../../src/functions/function-set.ts";
import { decodeJson, encodeJson } from "../../src/otlp/json/codec.ts";
import { RecordContext } from "../../src/otlp/record-context.ts";
import { TelemetryError } from "../../src/otlp/telemetry-error.ts";
import { parseStatement } from "../../src/parser/parse.ts";
import { WALKS } from "../../src/runtime/walk/walk.ts";
import { type OracleCase, runOracleCase, type TierChoice } from "../../src/testing/oracle-case.ts";
import { fromBytes, toText } from "../../src/values/byte-string.ts";
import { Failure } from "../../src/values/failure.ts";
import { PMap } from "../../src/values/pmap.ts";
import type { CaseResult } from "../differential/compare.ts";

/** Runs a case of `profileCases`; `sample` ones with statements bound in `profilesample`, as no processor does. */
export function runProfileCase(item: OracleCase, environment: ProgramEnvironment, tier?: TierChoice): CaseResult {
  if (item.processor === "sample") return runOverSamples(item, environment);
  const result = runOracleCase(item, environment, tier);
  return { ...result, output: result.output && JSON.parse(new TextDecoder().decode(result.output)) };
}

function runOverSamples({ id, config, input }: OracleCase, environment: ProgramEnvironment): CaseResult {
  const options: BindOptions = {
    context: CONTEXTS.profilesample,
    functions: functionSet("standard", "profilesample"),
    environment: { ...environment, context: "profilesample" },
  };
  const bound: BoundStatement[] = [];
  for (const text of (config as { statements: string[] }).statements) {
    const { node, diagnostics } = parseStatement(text);
    const statement = node && diagnostics.length === 0 ? bindStatement(node, options) : undefined;
    if (!statement?.bound) {
      const reasons = [...diagnostics, ...(statement?.diagnostics ?? [])].map(({ message }) => message);
      return { id, stage: "config", error: reasons.join("; ") };
    }
    bound.push(statement.bound);
  }
  const payload = decodeJson("profiles", input);
  if (payload instanceof TelemetryError) return { id, stage: "input", error: payload.message };
  const failure = WALKS.profile(payload, new RecordContext(), (context) => {
    for (const sample of context.profile.samples) {
      context.profileSample = sample;
      context.cache = new PMap();
      for (const { where, editor } of bound) {
        const applies = where ? where.test(context) : true;
        const result = applies === true ? editor.get(context) : applies;
        if (result instanceof Failure) return result;
      }
    }
    return undefined;
  });
  if (failure) return { id, stage: "run", error: toText(failure.message) };
  return { id, stage: "ok", output: JSON.parse(toText(fromBytes(encodeJson("profiles", payload)))) };
}
