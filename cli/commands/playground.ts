import { Command, InvalidArgumentError } from "commander";
import { openBrowser } from "../playground/open-browser.ts";
import { type Site, serveSite } from "../playground/serve-site.ts";
import { siteFolder } from "../playground/site-folder.ts";
import { CliError } from "../support/cli-error.ts";

interface PlaygroundOptions {
  readonly port: number;
  readonly host: string;
  readonly open?: boolean;
}

/** `ottl playground` */
export function playgroundCommand(): Command {
  return new Command("playground")
    .description("Serve the playground: write rules in the browser and see what they do.")
    .option("-p, --port <number>", "The port; 0 takes any that is free.", portNumber, 4747)
    .option("--host <address>", "Who can reach it: 0.0.0.0 is everybody in the network.", "127.0.0.1")
    .option("--open", "Open it in the browser.")
    .addHelpText(
      "after",
      `
Examples:
  ottl playground --open
  ottl playground --host 0.0.0.0 --port 8080

It serves files only: rules and telemetry stay in the browser. Ctrl+C ends it.`,
    )
    .action(async ({ port, host, open }: PlaygroundOptions) => {
      const site = await start(host, port);
      process.stdout.write(`The playground is at ${site.address}\n`);
      if (open) openBrowser(site.address);
      await new Promise<void>((resolve) => {
        for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => resolve());
      });
      await site.close();
    });
}

async function start(host: string, port: number): Promise<Site> {
  try {
    return await serveSite(siteFolder(), host, port);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE") throw new CliError(`port ${port} is taken: give another with --port, or 0 for any`);
    if (code === "EACCES") throw new CliError(`port ${port} may not be used: give one above 1023 with --port`);
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") throw new CliError(`${host} is no address of this machine`);
    throw error instanceof CliError ? error : new CliError(message);
  }
}

function portNumber(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isInteger(value) || value < 0 || value > 65_535)
    throw new InvalidArgumentError("It must be 0 to 65535.");
  return value;
}
