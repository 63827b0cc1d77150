import { SETTINGS } from "./settings.ts";
import type { Completion } from "./types.ts";

/** Completions in YAML outside of OTTL: the settings of the processors, and their values. */
export function completeSettings(document: string, offset: number): readonly Completion[] {
  const lineStart = document.lastIndexOf("\n", offset - 1) + 1;
  const before = document.slice(lineStart, offset);
  const value = /^[\s-]*(\w+):\s+(\w*)$/.exec(before);
  if (value) {
    const span = { start: offset - value[2].length, end: offset };
    return (SETTINGS[value[1]]?.values ?? []).map((word) => item(word, word, span, ""));
  }
  const key = /^[\s-]*(\w*)$/.exec(before);
  if (!key || before.trim() === "-") return [];
  const span = { start: offset - key[1].length, end: offset };
  return Object.entries(SETTINGS).map(([name, { doc }]) => item(name, `${name}: `, span, doc));
}

function item(label: string, insertText: string, span: Completion["span"], documentation: string): Completion {
  return { label, kind: "setting", insertText, isSnippet: false, span, documentation, sortText: label };
}
