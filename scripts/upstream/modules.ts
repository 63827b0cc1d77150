/** The versions of the reference's modules that can be had from the Go module proxy, as folders of sources. */
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const HOST = "github.com/open-telemetry/opentelemetry-collector-contrib";
/** The first release in which `pkg/ottl` goes by this name. */
const FIRST = 61;

/** One version of a module. */
export interface ModuleVersion {
  readonly module: string;
  /** The release of Collector contrib that it came with: `0.157.0`. */
  readonly release: string;
  readonly folder: string;
}

function versionsListed(path: string): string[] {
  return execFileSync("go", ["list", "-m", "-versions", path], { encoding: "utf8" }).trim().split(" ").slice(1);
}

/** Folders by version; versions that are not to be had are left out. */
function download(path: string, versions: readonly string[]): Map<string, string> {
  const names = versions.map((version) => `${path}@${version}`);
  const { stdout } = spawnSync("go", ["mod", "download", "-json", ...names], { encoding: "utf8", maxBuffer: 64 << 20 });
  const answers = JSON.parse(`[${stdout.replaceAll("}\n{", "},{")}]`) as { Version: string; Dir?: string }[];
  return new Map(answers.flatMap(({ Version, Dir }) => (Dir === undefined ? [] : [[Version, Dir] as const])));
}

/** Which release came with a version of `pkg/ottl` that counts for itself: what the transform processor then needed. */
function ownNumbers(): Map<string, string> {
  const path = `${HOST}/processor/transformprocessor`;
  const numbers = new Map<string, string>();
  for (const [version, folder] of download(path, versionsListed(path).slice(-6))) {
    const ottl = /pkg\/ottl (v[1-9][\d.]*)/.exec(readFileSync(join(folder, "go.mod"), "utf8"))?.[1];
    if (ottl !== undefined) numbers.set(ottl, version.slice(1));
  }
  return numbers;
}

/**
 * The versions of a module, oldest first. The proxy lists few old ones but has more, so every minor version is asked for
 * below the newest; a module inside of another is young, and all of its versions are listed.
 */
export function versionsOf(module: string): ModuleVersion[] {
  const path = `${HOST}/${module}`;
  const listed = versionsListed(path);
  const newest = Math.max(...listed.map((version) => Number(/^v0\.(\d+)/.exec(version)?.[1] ?? 0)));
  const count = module.startsWith("pkg/ottl/") ? 0 : newest - FIRST;
  const minors = Array.from({ length: count }, (_, i) => `v0.${FIRST + i}.0`);
  const numbers = module === "pkg/ottl" ? ownNumbers() : new Map<string, string>();
  return [...download(path, [...new Set([...minors, ...listed])])]
    .flatMap(([version, folder]) => {
      const release = version.startsWith("v0.") ? version.slice(1) : numbers.get(version);
      return release === undefined ? [] : [{ module, release, folder }];
    })
    .filter(({ release }) => Number(release.split(".")[1]) >= FIRST)
    .toSorted((a, b) => compareReleases(a.release, b.release));
}

/** Orders releases, the older one first. */
export function compareReleases(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}

/** The Go sources below a folder without tests, by their path in it. */
export function sourcesBelow(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".go") && !file.endsWith("_test.go"))
    .toSorted();
  return new Map(files.map((file) => [file, readFileSync(join(folder, file), "utf8")]));
}
