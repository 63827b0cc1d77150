import {
  type ConfigContext,
  type ConfigFinding,
  collectMetrics,
  compileConfiguration,
  compileStatements,
  type ErrorMode,
  type Program,
  type Signal,
  Source,
} from "ottl";
import { digest, type PoolRules } from "ottl/node";
import { CliError, usageError } from "../support/cli-error.ts";
import { promotionOf, type RuleOptions, variablesOf } from "../support/common-options.ts";
import { ALL_PACKS, registerAllPacks } from "../support/packs.ts";
import { readText } from "../support/read-text.ts";
import { countFindings, showFindings } from "../support/show-findings.ts";

export interface RuleSource extends RuleOptions {
  readonly config?: string;
  readonly statement?: readonly string[];
  readonly context?: ConfigContext;
  readonly errorMode?: ErrorMode;
  /** Whether programs count, for `--metrics`. */
  readonly counts?: boolean;
}

/** The rules of a command line, compiled for each signal that turns up. */
export class Rules {
  /** The configuration's text; undefined for statements. */
  readonly source: Source | undefined;
  private readonly options: RuleSource;
  private readonly programs = new Map<Signal, Program>();
  private readonly shown = new Set<string>();

  private constructor(options: RuleSource, source: Source | undefined) {
    this.options = options;
    this.source = source;
  }

  /** Reads the configuration; compiles nothing yet. */
  static async open(options: RuleSource): Promise<Rules> {
    const { config, statement = [] } = options;
    if (config === undefined && statement.length === 0) {
      throw usageError("nothing to run: give a configuration with -c FILE or statements with -e 'STATEMENT'");
    }
    if (config !== undefined && statement.length > 0) {
      throw usageError("-c and -e cannot be used together: put the statements into the configuration");
    }
    registerAllPacks();
    return new Rules(options, config === undefined ? undefined : new Source(await readText(config), config));
  }

  /** The program for a signal. Shows findings; throws a `CliError` where the rules are refused. */
  programFor(signal: Signal): Program {
    const known = this.programs.get(signal);
    if (known) return known;
    const { gates, tier, pipeline, strict, statement = [], context, errorMode, counts } = this.options;
    const metrics = counts ? collectMetrics : undefined;
    const promotion = promotionOf(this.options);
    const { program, findings } =
      this.source === undefined
        ? compileStatements(statement, {
            signal,
            gates,
            tier,
            promotion,
            metrics,
            context,
            errorMode,
            environment: { digest },
          })
        : compileConfiguration(this.source.text, {
            environment: { digest },
            signal,
            gates,
            tier,
            promotion,
            metrics,
            pipeline,
            strict,
            variables: variablesOf(this.options),
          });
    this.show(findings);
    if (!program) throw new CliError(`the rules are refused: ${countFindings(findings)}`);
    this.programs.set(signal, program);
    return program;
  }

  /** Those that have been needed so far. */
  get compiled(): readonly Program[] {
    return [...this.programs.values()];
  }

  /** The rules as a pool of workers takes them. */
  forPool(): PoolRules {
    const { gates, tier, pipeline, strict, statement, context, errorMode, env } = this.options;
    const variables = { ...process.env, ...Object.fromEntries(env ?? []) };
    const given =
      this.source === undefined ? { statements: statement, context, errorMode } : { config: this.source.text };
    return { ...given, gates, tier, pipeline, strict, variables, packs: ALL_PACKS };
  }

  /** Each finding once, however many signals there are. */
  private show(findings: readonly ConfigFinding[]): void {
    const fresh = findings.filter((finding) => {
      const key = JSON.stringify([finding.code, finding.span, finding.path, finding.message]);
      const isNew = !this.shown.has(key);
      this.shown.add(key);
      return isNew;
    });
    showFindings(fresh, this.source);
  }
}
