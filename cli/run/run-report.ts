import { type Impact, InspectSession, type RunReport } from "ottl/inspect";
import { type FileFormat, formatByName, framed, openInput, openOutput, readAll, telemetryFormat } from "ottl/node";
import { CliError } from "../support/cli-error.ts";
import { registerAllPacks } from "../support/packs.ts";
import { type ObservedRules, readRules } from "../support/read-rules.ts";
import { countFindings, showFindings } from "../support/show-findings.ts";
import { printable, styleFor } from "../support/style.ts";
import { renderImpact } from "./render-impact.ts";

export const REPORT_FORMATS = ["text", "json"] as const;

export interface ReportOptions {
  readonly input: string;
  readonly output?: string;
  readonly outputFormat?: FileFormat;
  readonly report: (typeof REPORT_FORMATS)[number];
}

/** The run as a program reads it. */
export interface ImpactJson extends Pick<RunReport, "signal" | "counts" | "times" | "texts">, Impact {
  readonly input: string;
}

const LIMITS = { time: 600_000, memory: 2 ** 31, records: Number.MAX_SAFE_INTEGER };

/** `ottl run --report`: runs rules over a whole file under observation and tells what they did to it. */
export async function runReport(options: ReportOptions & ObservedRules): Promise<void> {
  registerAllPacks();
  const { document, source } = await readRules(options);
  const input = await openInput(options.input);
  const session = new InspectSession(options.gates);
  const summary = session.load(await readAll(input));
  if ("message" in summary) throw new CliError(printable(`${input.name}: ${summary.message}`));
  const result = session.run(document, LIMITS);
  showFindings(result.diagnostics, source);
  if (result.outcome === "invalid") {
    throw new CliError(result.message ?? `the rules are refused: ${countFindings(result.diagnostics)}`);
  }
  const impact = session.impact();
  if (!impact) throw new CliError(printable(`${input.name}: the payload is refused: ${result.message ?? ""}`));
  if (options.output !== undefined) await write(session, options.output, options.outputFormat);
  const { signal, counts, times, texts } = result;
  const json: ImpactJson = { input: input.name, signal, counts, times, texts, ...impact };
  const text = options.report === "json" ? JSON.stringify(json, null, 2) : renderImpact(json, styleFor(process.stdout));
  process.stdout.write(`${text}\n`);
}

async function write(session: InspectSession, file: string, given: FileFormat | undefined): Promise<void> {
  const format = given ?? formatByName(file) ?? "json";
  const bytes = session.encode("output", telemetryFormat(format)) ?? new Uint8Array(0);
  const output = await openOutput(file);
  for (const piece of framed(bytes, format)) await output.write(piece);
  await output.commit();
}
