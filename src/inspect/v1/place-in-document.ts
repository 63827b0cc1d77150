import type { Span } from "../../diagnostics/span.ts";
import type { PipelineDefinition } from "../../runtime/v1/pipeline/definition.ts";
import { placeSpan } from "../../runtime/v1/pipeline/stage-text.ts";

/** Where a span of a stage's program stands in the configuration; a file's program stands where the file is named. */
export function placeInDocument({ source, stages }: PipelineDefinition, stage: number, span: Span): Span {
  const { text, program } = stages[stage];
  if (text.source === source) return placeSpan(text, span);
  return program.kind === "file" ? program.node.span : span;
}
