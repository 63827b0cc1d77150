import type { ConfigNode } from "../config/config-node.ts";
import type { Analysis, OttlText } from "./analyse.ts";
import type { DocumentSymbol } from "./types.ts";

/** Processors with their groups and texts, then pipelines; of a `.ottl` document its texts. */
export function symbolsOf(analysis: Analysis, isConfig: boolean): readonly DocumentSymbol[] {
  if (!isConfig) return analysis.texts.map(textSymbol);
  const { processors, pipelines } = analysis.config;
  const symbols: DocumentSymbol[] = processors.map((processor) => ({
    name: processor.id,
    detail: "",
    kind: "processor",
    span: { start: processor.keySpan.start, end: Math.max(processor.keySpan.end, processor.node.span.end) },
    children: groupSymbols(analysis.texts.filter((text) => text.processor === processor)),
  }));
  for (const pipeline of pipelines ?? []) {
    const detail = pipeline.processors.map(({ id }) => id).join(" → ");
    const children = pipeline.processors.map(
      ({ id, node }): DocumentSymbol => ({
        name: id,
        detail: "",
        kind: "processor",
        span: node.span,
        children: [],
      }),
    );
    symbols.push({ name: pipeline.id, detail, kind: "pipeline", span: pipeline.node.span, children });
  }
  return symbols;
}

function groupSymbols(texts: readonly OttlText[]): readonly DocumentSymbol[] {
  const groups = new Map<ConfigNode, OttlText[]>();
  for (const text of texts) {
    const known = groups.get(text.groupNode);
    if (known) known.push(text);
    else groups.set(text.groupNode, [text]);
  }
  return [...groups].map(([node, members]) => ({
    name: members[0].context ?? members[0].signal,
    detail: `${members.length}`,
    kind: "group",
    span: node.span,
    children: members.map(textSymbol),
  }));
}

function textSymbol({ config, place, kind, context }: OttlText): DocumentSymbol {
  const name = config.text.replace(/\s+/g, " ");
  return {
    name: name.length > 80 ? `${name.slice(0, 79)}…` : name,
    detail: context ?? "",
    kind,
    span: place.span,
    children: [],
  };
}
