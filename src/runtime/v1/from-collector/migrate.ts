import { readCollectorConfig } from "../../../config/collector-config.ts";
import { parseYaml } from "../../../config/yaml.ts";
import { CONFIG_CODES } from "../../../diagnostics/config-codes.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { Source } from "../../../diagnostics/source.ts";
import type { Signal } from "../../../otlp/signal.ts";
import { checkConfiguration } from "../../check-configuration.ts";
import { type MigrationNote, noteOf } from "../../migrate/note.ts";
import { CommentPlaces } from "./comment-places.ts";
import { UnitWriter } from "./program.ts";
import { unitsOf } from "./rules.ts";

/** A program of v1 for one signal. */
export interface MigratedProgram {
  /** The pipeline that it stands for, or the signal where the configuration has no pipelines. */
  readonly name: string;
  readonly signal: Signal;
  readonly text: string;
  /** What it does not say, or not for all data; places are those of the configuration. */
  readonly notes: readonly MigrationNote[];
}

export interface V1Migration {
  readonly programs: readonly MigratedProgram[];
  /** Why the configuration cannot be read. */
  readonly findings: readonly Diagnostic[];
}

/**
 * Carries the transform and filter processors of a Collector's configuration over to programs of the dialect v1, one for
 * each pipeline that has rules. What v1 cannot say stays in the program as a comment. Comments stay with what follows
 * them.
 */
export function migrateToV1(text: string): V1Migration {
  const { root, findings: yaml } = parseYaml(text);
  const { config, findings } = readCollectorConfig(root);
  const isError = ({ severity }: Diagnostic): boolean => severity === "error";
  // What is no YAML has nothing more to say.
  const errors = yaml.some(isError) ? yaml.filter(isError) : findings.filter(isError);
  if (errors.length > 0) return { programs: [], findings: errors };
  const source = new Source(text);
  const units = unitsOf(config);
  const comments = new CommentPlaces(text, config, units);
  const refusals = checkConfiguration(text).filter(({ severity }) => severity === "error");
  const variables = yaml.filter(({ code }) => code === CONFIG_CODES.unknownVariable);
  const programs = units.map((unit): MigratedProgram => {
    const writer = new UnitWriter(unit, source, comments, { refusals, variables });
    const { text: program, problems } = writer.write();
    const notes = problems.map((problem) => noteOf(problem, source));
    notes.sort((a, b) => a.line - b.line || a.column - b.column);
    return { name: unit.name, signal: unit.signal, text: program, notes: distinct(notes) };
  });
  return { programs, findings: [] };
}

function distinct(notes: readonly MigrationNote[]): readonly MigrationNote[] {
  const known = new Set<string>();
  return notes.filter((note) => {
    const key = JSON.stringify(note);
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}
