/**
 * Records the answers of the reference of 0.160 to `profileCases`: its transform processor has the profile contexts in
 * a published module. It is built with the pdata of 0.165 and runs with the gate ottl.set.allowNil, as 0.165 does:
 *
 *     OTTL_PROFILE_ORACLE=… node test/differential/record-profiles.ts
 *
 * The program speaks the oracle's protocol with the processor `sample` added: its statements run in the context
 * `profilesample` over every sample and stop at the first error. Prints the cases where this engine answers otherwise.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { standardEnvironment } from "../../src/runtime/standard-environment.ts";
import { UTC } from "../../src/values/time.ts";
import { runProfileCase } from "../conformance/run-profile-case.ts";
import { registerAllPacks } from "./all-packs.ts";
import { type CaseResult, compareResults } from "./compare.ts";
import { PROFILE_INPUTS, profileCases } from "./profile-cases.ts";
import { ask } from "./run.ts";

const program = process.env.OTTL_PROFILE_ORACLE;
if (!program) {
  console.log("skipped: OTTL_PROFILE_ORACLE is not set");
  process.exit(0);
}
await registerAllPacks();
const environment = { ...standardEnvironment(), localZone: UTC };
const cases = [...profileCases()];
const lines = cases.map((item) => JSON.stringify(item));
const answers = await ask(program, [], lines);
const others = [await ask(program, [], lines), await ask(program, [], lines), await ask(program, [], lines)];
const kept: string[] = [];
const differences: string[] = [];
for (const [i, item] of cases.entries()) {
  // Maps that the reference builds have no order, so neither have the tables that they are written to.
  if (!others.every((other) => isSame(answers[i], other[i]))) continue;
  const { id: _, error: __, ...result } = answers[i];
  const { input, ...rest } = item;
  kept.push(
    JSON.stringify({
      ...rest,
      input: PROFILE_INPUTS.indexOf(input),
      result: { ...result, logs: result.logs?.length ?? 0 },
    }),
  );
  const ours = runProfileCase({ ...item, input: new TextEncoder().encode(JSON.stringify(input)) }, environment);
  const verdict = compareResults(answers[i], ours);
  if (verdict.kind === "differ") {
    differences.push(
      `${JSON.stringify(item.config)} [${PROFILE_INPUTS.indexOf(input)}] ${verdict.what}: ${verdict.detail}`,
    );
  }
}

function isSame(one: CaseResult, other: CaseResult): boolean {
  if (one.stage === "panic") return other.stage === "panic";
  return compareResults(one, other).kind === "agree";
}

const header = {
  title: "Profiles: paths and editors in the contexts profile and profilesample",
  provenance:
    "transformprocessor and pkg/ottl 0.160.0 (feature gate ottl.set.allowNil on, as 0.165 always is) over pdata 1.71.0 and pdata/pprofile 0.165.0; panic: an error is expected",
  fields: "a case of the oracle's protocol; input: index into inputs; result: the reference's",
  inputs: PROFILE_INPUTS,
};
writeFileSync(
  join(import.meta.dirname, "../conformance/profiles.jsonl"),
  `${JSON.stringify(header)}\n${kept.join("\n")}\n`,
);
console.log(`${kept.length} of ${cases.length} cases, ${differences.length} answered otherwise`);
for (const difference of differences) console.log(difference);
