import type { ConfigFinding } from "ottl";
import { checkV1, isV1Text } from "ottl/v1";
import { withClass } from "./with-class.ts";

/** What is wrong with a program of the dialect v1; undefined where the text is not said to be one. */
export function lintV1(text: string, version: string | undefined): readonly ConfigFinding[] | undefined {
  if (version === undefined && !isV1Text(text)) return undefined;
  return checkV1(text, version).map((finding) => ({ ...withClass(finding), path: "" }));
}
