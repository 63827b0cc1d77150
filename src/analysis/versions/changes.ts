import type { LintSubject, Report } from "../rules/rule.ts";
import { callsOf, statementsOf, walkItem } from "../rules/walk.ts";
import { argumentValue, canBeNil, comparisonClass, typeOf } from "../types/infer.ts";
import { versionOf } from "./version.ts";

/** A change of behaviour between two releases, and the texts that it touches. */
export interface VersionChange {
  /** The first Collector release that behaves the new way. */
  readonly since: string;
  readonly before: string;
  readonly after: string;
  readonly find: (subject: LintSubject, report: Report) => void;
}

const FIELD_TYPES: ReadonlySet<string> = new Set(["string", "int", "float", "bool", "time", "duration"]);

const CHANGES: readonly VersionChange[] = [
  {
    since: "0.150.0",
    before: "a value of another type than the field's was passed over without a word",
    after: "a value of another type than the field's makes the statement fail",
    find(subject, report) {
      for (const item of statementsOf(subject)) {
        const { editor } = item.statement;
        if (editor.definition.name !== "set") continue;
        const target = argumentValue(editor, "target");
        const value = argumentValue(editor, "value");
        if (target?.kind !== "path" || !value || !FIELD_TYPES.has(target.type)) continue;
        const type = typeOf(value, item.facts);
        if (type === target.type || type === "nil" || comparisonClass(type) === "time") continue;
        report(item, { span: value.node.span, message: `this may be of another type than ${target.type}` });
      }
    },
  },
  {
    since: "0.159.0",
    before: "`set` with nil did nothing",
    after: "`set` with nil empties an attribute and keeps its key; a field refuses nil",
    find(subject, report) {
      for (const item of statementsOf(subject)) {
        const { editor } = item.statement;
        const value = editor.definition.name === "set" ? argumentValue(editor, "value") : undefined;
        if (value && canBeNil(value, item.facts)) report(item, { span: value.node.span, message: "this can be nil" });
      }
    },
  },
  {
    since: "0.160.0",
    before: "a text that is no integer became nil",
    after: "a text that is no integer makes the statement fail",
    find({ items }, report) {
      for (const item of items) {
        walkItem(item, (call, facts) => {
          if (call.kind !== "call") return;
          for (const argument of call.args) {
            if (argument.kind !== "value" || call.definition.params[argument.name]?.type.kind !== "intLike") continue;
            const type = typeOf(argument.value, facts);
            if (type !== "any" && type !== "string") continue;
            report(item, {
              span: call.node.span,
              message: `${call.definition.name} may get a text that is no integer`,
            });
          }
        });
      }
    },
  },
  {
    since: "0.163.0",
    before: "a list argument was a list literal",
    after: "a list argument can be any value that is a list",
    find({ items }, report) {
      for (const item of items) {
        for (const { definition, args } of callsOf(item)) {
          for (const argument of args) {
            const kind = definition.params[argument.name]?.type.kind;
            if (argument.kind !== "value" || (kind !== "slice" && kind !== "list") || argument.value.kind === "list")
              continue;
            report(item, {
              span: argument.value.node.span,
              message: `${definition.name} gets a list that is no literal`,
            });
          }
        }
      }
    },
  },
];

/** Changes inside of texts, oldest first. Source: pkg/ottl 0.143.0 to 1.4.0, compared release by release. */
export const VERSION_CHANGES: readonly VersionChange[] = [...CHANGES].sort(
  (a, b) => (versionOf(a.since) ?? 0) - (versionOf(b.since) ?? 0),
);

/** What binding refuses today and an older release took. Source: as above. */
export const REFUSALS: readonly { readonly message: RegExp; readonly since: string; readonly before: string }[] = [
  { message: /is not an integer$/, since: "0.160.0", before: "a text that is no integer became nil" },
];

/** Functions that are gone. Source: as above. */
export const REMOVED_FUNCTIONS: Readonly<Record<string, { readonly since: string; readonly instead: string }>> = {
  Base64Decode: { since: "0.161.0", instead: 'Decode(value, "base64")' },
};
