import type { CollectorConfig, ProcessorEntry } from "../../../config/collector-config.ts";
import type { ConfigText } from "../../../config/finding.ts";
import { ruleTextsOf } from "../../../config/rule-texts.ts";
import { textsOfUnit } from "./program.ts";
import type { Unit } from "./rules.ts";
import { type YamlComment, yamlComments } from "./yaml-comments.ts";

/** Which comments of a configuration belong to which processor and which rule. */
export class CommentPlaces {
  private readonly text: string;
  private readonly comments: readonly YamlComment[];
  /** Where each rule stands, in the order of the file. */
  private readonly starts: readonly number[];
  private readonly processors: readonly ProcessorEntry[];
  /** Where the file's first line that is no comment begins. */
  private readonly body: number;

  constructor(text: string, { node, processors }: CollectorConfig, units: readonly Unit[]) {
    this.text = text;
    this.body = /^(?:[ \t]*(?:#[^\n]*|---[^\n]*)?\r?\n)*/.exec(text)?.[0].length ?? 0;
    this.comments = yamlComments(text);
    this.processors = [...processors, ...units.flatMap(({ routings }) => routings.map(({ entry }) => entry))].sort(
      (one, other) => one.keySpan.start - other.keySpan.start,
    );
    const all = [...ruleTextsOf(node).map(({ text: each }) => each), ...units.flatMap(textsOfUnit)];
    this.starts = [...new Set(all.map(placeOf))].sort((a, b) => a - b);
  }

  /** The comments at the file's head. */
  get head(): readonly string[] {
    return this.comments.filter(({ start }) => start < this.body).map(({ text }) => text);
  }

  /** The comments above a processor's name, and behind it on its line. */
  ofProcessor(entry: ProcessorEntry): readonly string[] {
    const { start } = entry.keySpan;
    return this.between(this.endOfRuleBefore(start), this.lineEnd(start));
  }

  /** The comments above a rule, those of its processor aside, and behind it on its line. */
  ofRule(rule: ConfigText): readonly string[] {
    const start = placeOf(rule);
    const owner = this.processors.findLast(({ keySpan, node }) => keySpan.start < start && start <= node.span.end);
    const from = Math.max(this.endOfRuleBefore(start), owner ? this.lineEnd(owner.keySpan.start) : 0);
    return this.between(from, this.lineEnd(rule.node.span.end - 1));
  }

  /** The comments behind the last rule. */
  get rest(): readonly string[] {
    return this.between(this.endOfRuleBefore(Number.MAX_SAFE_INTEGER), this.text.length);
  }

  /** Whether the rule is the last one of the file. */
  isLast(rule: ConfigText): boolean {
    return placeOf(rule) === this.starts[this.starts.length - 1];
  }

  private endOfRuleBefore(place: number): number {
    const before = this.starts.findLast((start) => start < place);
    return before === undefined ? 0 : this.lineEnd(before);
  }

  private lineEnd(place: number): number {
    const end = this.text.indexOf("\n", place);
    return end < 0 ? this.text.length : end;
  }

  private between(from: number, to: number): readonly string[] {
    return this.comments
      .filter(({ start }) => start >= Math.max(from, this.body) && start < to)
      .map(({ text }) => text);
  }
}

/** Where the last line of a rule stands: what is commented on that line is about the rule. */
function placeOf({ node }: ConfigText): number {
  return Math.max(node.span.start, node.span.end - 1);
}
