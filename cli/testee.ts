/**
 * Speaks the protocol of the reference's oracle: one JSON case a line on standard input, one JSON result a line on
 * standard output. `OTTL_GATES` names feature gates to turn on, by commas; `OTTL_TIER` forces a tier; with
 * `OTTL_FIELD_ORDER=random` the batch tier gets protobuf whose fields stand in any order.
 */
import { TIERS } from "ottl";
import {
  type OracleCase,
  rawMember,
  runOracleCase,
  shuffleFields,
  standardEnvironment,
  type TierChoice,
} from "ottl/testing";
import { registerAllPacks } from "./support/packs.ts";

registerAllPacks();

const gates = (process.env.OTTL_GATES ?? "").split(",").filter((gate) => gate !== "");
const environment = standardEnvironment(gates);
const tier = TIERS.find((name) => name === process.env.OTTL_TIER) ?? "scalar";
const choice: TierChoice = {
  tier,
  proof: { cases: 0, rows: 0, thawed: 0 },
  ...(process.env.OTTL_FIELD_ORDER === "random"
    ? { rewrite: (signal, bytes) => shuffleFields(signal, bytes, next) }
    : {}),
};
const encoder = new TextEncoder();
/** Begins with the case's name, so that a case alone has the order it had among others. */
let state = 1;

/** From 0, below 1. */
function next(): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
}

function run(line: string): string | Uint8Array {
  let id = "";
  try {
    const parsed = (JSON.parse(line) ?? {}) as Partial<OracleCase>;
    id = String(parsed.id ?? "");
    state = [...id].reduce((hash, letter) => (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0, 1);
    const input = encoder.encode(rawMember(line, "input") ?? "");
    const { output, ...result } = runOracleCase(
      { ...parsed, id, processor: parsed.processor ?? "", signal: parsed.signal ?? "", input },
      environment,
      choice,
    );
    const text = JSON.stringify(result);
    // The output is JSON already; parsing it would round its integers.
    return output === undefined
      ? text
      : Buffer.concat([encoder.encode(`${text.slice(0, -1)},"output":`), output, encoder.encode("}")]);
  } catch (error) {
    if (error instanceof SyntaxError) return JSON.stringify({ id, stage: "case", error: error.message });
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return JSON.stringify({ id, stage: "panic", error: String(error) });
  }
}

/** Lines of standard input. node:readline also ends them where JSON text goes on, at U+2028. */
async function* lines(): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of process.stdin.setEncoding("utf8")) {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop() as string;
    yield* parts;
  }
  yield rest;
}

for await (const line of lines()) {
  if (line.trim() !== "") {
    process.stdout.write(run(line));
    process.stdout.write("\n");
  }
}

if (tier !== "scalar") process.stderr.write(`batch tier: ${JSON.stringify(choice.proof)}\n`);
