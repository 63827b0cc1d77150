import type { ConfigText } from "../../config/finding.ts";
import type { ConfigSignal } from "../../config/signals.ts";
import type { Diagnostic, Severity } from "../../diagnostics/diagnostic.ts";
import type { Host } from "../../functions/define.ts";
import type { BoundBoolean, BoundStatement } from "../bind/bound.ts";
import type { BoundGroup } from "../program/bound-program.ts";
import type { Facts } from "../types/facts.ts";

/** Attribute keys that telemetry really has, by the path they stand under (`span.attributes`). */
export type SampleNames = ReadonlyMap<string, ReadonlySet<string>>;

/** A statement or a condition of a group, with what is known where it runs. */
export interface LintItem {
  readonly text: ConfigText;
  /** Undefined for a condition. */
  readonly statement: BoundStatement | undefined;
  /** The statement's `where`, or the condition. */
  readonly where: BoundBoolean | undefined;
  /** What holds before the `where` is read: the group's conditions and what earlier statements wrote. */
  readonly before: Facts;
  /** What holds where the editor runs. */
  readonly facts: Facts;
}

/** What a rule looks at: texts that run together. */
export interface LintSubject {
  readonly host: Host;
  readonly signal: ConfigSignal;
  readonly group: BoundGroup;
  /** Conditions first, as they run. */
  readonly items: readonly LintItem[];
  /** Sample data, where the author gave some. */
  readonly sample: SampleNames | undefined;
  /** The Collector version that the configuration is for (`0.143.0`), where the author told. */
  readonly target: string | undefined;
}

/** What a rule says about a text; spans are in the text. */
export type Problem = Pick<Diagnostic, "message" | "span" | "labels" | "notes" | "fixes">;

/** Reports a problem of an item. */
export type Report = (item: LintItem, problem: Problem) => void;

/** One lint rule. */
export interface Rule {
  readonly code: string;
  /** Kebab case, as configuration and comments name it. */
  readonly name: string;
  /** What its findings count as where the configuration says nothing. */
  readonly severity: Severity;
  /** One sentence. */
  readonly summary: string;
  readonly check: (subject: LintSubject, report: Report) => void;
}
