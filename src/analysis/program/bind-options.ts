import type { ConfigContext } from "../../config/signals.ts";
import { CONTEXTS } from "../../contexts/index.ts";
import type { Host } from "../../functions/define.ts";
import { functionSet } from "../../functions/function-set.ts";
import type { BindOptions } from "../bind/scope.ts";
import type { ProgramEnvironment } from "./bound-program.ts";

/**
 * How paths name their context. `required`: each must. `default`: one without belongs to the group's context. `off`:
 * the older style, in which the first word of a path may be the name of a context above the group's own.
 */
export type PathStyle = "required" | "default" | "off";

/** What texts of a context are bound with. */
export function bindOptions(
  host: Host,
  context: ConfigContext,
  style: PathStyle,
  environment: ProgramEnvironment,
): BindOptions {
  const definition = CONTEXTS[context];
  return {
    context: style === "off" ? { ...definition, pathContextNames: [] } : definition,
    functions: functionSet(host, context),
    environment: { ...environment, context },
    defaultContext: style === "required" ? undefined : style === "off" ? "" : context,
  };
}
