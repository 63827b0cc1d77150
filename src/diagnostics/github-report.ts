import type { Reported } from "./report.ts";

/** Diagnostics as workflow commands, which GitHub shows beside the lines of a pull request. */
export function toGithubReport(files: readonly Reported[]): string {
  let out = "";
  for (const { source, findings } of files) {
    for (const { code, severity, message, span, notes = [] } of findings) {
      const start = source.positionAt(span.start);
      const end = source.positionAt(span.end);
      const command = severity === "error" || severity === "warning" ? severity : "notice";
      const place =
        `file=${property(source.name ?? "")},line=${start.line},col=${start.column},` +
        `endLine=${end.line},endColumn=${end.column},title=${property(code)}`;
      out += `::${command} ${place}::${data([message, ...notes].join("\n"))}\n`;
    }
  }
  return out;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
