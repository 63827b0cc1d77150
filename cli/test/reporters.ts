import type { TestFileResult } from "ottl/testing";
import type { Style } from "../support/style.ts";
import { junitReport } from "./report-junit.ts";
import { prettyReport } from "./report-pretty.ts";
import { tapReport } from "./report-tap.ts";

export const REPORTERS = ["pretty", "junit", "tap"] as const;

export type Reporter = (typeof REPORTERS)[number];

/** Results as text. */
export function report(reporter: Reporter, files: readonly TestFileResult[], style: Style): string {
  if (reporter === "junit") return junitReport(files);
  return reporter === "tap" ? tapReport(files) : prettyReport(files, style);
}
