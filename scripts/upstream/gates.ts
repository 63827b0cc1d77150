/** The feature gates that one version of a module registers. */
import { closing, goText } from "./go-text.ts";

export type GateStage = "alpha" | "beta" | "stable" | "deprecated";

export interface UpstreamGate {
  readonly id: string;
  readonly stage: GateStage;
  /** The release that the registration names as its first: `0.157.0`. */
  readonly from: string | undefined;
}

export function gatesOf(sources: ReadonlyMap<string, string>): UpstreamGate[] {
  return [...sources.values()].flatMap((source) => {
    const { text, shadow } = goText(source);
    return [...shadow.matchAll(/\bMustRegister\(/g)].flatMap(({ 0: head, index }) => {
      const open = index + head.length - 1;
      const call = text.slice(open, closing(shadow, open));
      const [, id, stage] = /^\(\s*"([^"]+)",\s*featuregate\.Stage(\w+)/.exec(call) ?? [];
      const from = /WithRegisterFromVersion\("v([^"]+)"\)/.exec(call)?.[1];
      return id === undefined ? [] : [{ id, stage: stage.toLowerCase() as GateStage, from }];
    });
  });
}
