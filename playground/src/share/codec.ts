import { DEFAULT_LIMITS, NO_TESTS, type PageState } from "../state.ts";

/** The version of the state in links; another meaning of a field needs another one. */
const VERSION = 1;

/** Browsers and servers never see the fragment, but longer links are unwieldy everywhere. */
export const MAX_LINK = 200_000;
/** Longer links are cut by some chat tools and mail programs. */
export const LONG_LINK = 8_000;

/** A decompressed state may not be larger: a few bytes can claim to hold gigabytes. */
const MAX_STATE = 20_000_000;

/** The fragment of a link that holds a state: version, then compressed JSON in base64url. */
export async function encodeState(state: PageState): Promise<string> {
  const stream = new Blob([JSON.stringify(state)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let binary = "";
  for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return `v${VERSION}.${btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
}

/** The state of a fragment; throws an Error that says why where there is none in it. */
export async function decodeState(fragment: string): Promise<PageState> {
  const match = /^#?v(\d+)\.([\w-]+)$/.exec(fragment);
  if (!match) throw new Error("unknown format");
  if (Number(match[1]) !== VERSION) throw new Error(`version ${match[1]}`);
  const binary = atob(match[2].replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  return complete(JSON.parse(await inflate(bytes)));
}

async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(chunks).text();
    size += value.length;
    if (size > MAX_STATE) throw new Error("too large");
    chunks.push(value);
  }
}

/** A link may come from anybody: only what has the right shape is taken over. */
function complete(value: unknown): PageState {
  const given = (typeof value === "object" && value !== null ? value : {}) as Partial<Record<keyof PageState, unknown>>;
  const { rules, kind, context, dialect, pipeline, skipped, telemetry, limits, tests } = given;
  if (typeof rules !== "string") throw new Error("no rules");
  return {
    rules,
    kind: oneOf(kind, ["auto", "statements", "conditions", "config"]),
    context: typeof context === "string" && /^[a-z]*$/.test(context) ? context : "",
    dialect: oneOf(dialect, ["collector", "v1"]),
    ...(typeof pipeline === "string" ? { pipeline } : {}),
    ...(Array.isArray(skipped) ? { skipped: skipped.filter((each) => typeof each === "string") } : {}),
    telemetry: readTelemetry(telemetry),
    limits: {
      time: limit(limits, "time"),
      memory: limit(limits, "memory"),
      records: limit(limits, "records"),
    },
    tests: readTests(tests),
  };
}

function oneOf<T extends string>(value: unknown, known: readonly [T, ...T[]]): T {
  return known.find((each) => each === value) ?? known[0];
}

function limit(limits: unknown, name: keyof PageState["limits"]): number {
  const value = (limits as Partial<PageState["limits"]> | undefined)?.[name];
  return typeof value === "number" && value > 0 && value <= 1e10 ? value : DEFAULT_LIMITS[name];
}

function readTelemetry(value: unknown): PageState["telemetry"] {
  const { kind, text, signal, count } = (value ?? {}) as Record<string, unknown>;
  if (kind === "sample") {
    const known = typeof count === "number" && count >= 1 ? Math.min(count, 100_000) : 100;
    return { kind, signal: oneOf(signal, ["traces", "logs", "metrics", "profiles"]), count: known };
  }
  return { kind: "text", text: typeof text === "string" ? text : "" };
}

function readTests(value: unknown): PageState["tests"] {
  const { assertions, count, expected } = (value ?? {}) as Record<string, unknown>;
  if (!Array.isArray(assertions)) return NO_TESTS;
  return {
    assertions: assertions.map((each) => {
      const { quantifier, condition } = (each ?? {}) as Record<string, unknown>;
      return {
        quantifier: oneOf(quantifier, ["all", "any", "none"]),
        condition: typeof condition === "string" ? condition : "",
      };
    }),
    ...(typeof count === "number" ? { count } : {}),
    ...(typeof expected === "string" ? { expected } : {}),
  };
}
