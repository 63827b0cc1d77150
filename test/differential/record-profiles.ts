/**
 * Records the answers of the reference of 0.160 about profiles: its processors have the profile contexts in a published
 * module. The program in reference-0.160 is built with the pdata of 0.165 and runs with the gate ottl.set.allowNil, as
 * 0.165 does:
 *
 *     (cd test/differential/reference-0.160 && go build -o FILE .)
 *     OTTL_PROFILE_ORACLE=FILE node test/differential/record-profiles.ts
 *
 * Prints the cases where this engine answers otherwise.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { standardEnvironment } from "../../src/runtime/standard-environment.ts";
import { asLocal, UTC } from "../../src/values/time.ts";
import { runProfileCase } from "../conformance/run-profile-case.ts";
import { registerAllPacks } from "./all-packs.ts";
import { type CaseResult, compareResults } from "./compare.ts";
import { PROFILE_INPUTS, type ProfileCase, profileCases } from "./profile-cases.ts";
import { profileFilterCases } from "./profile-filter-cases.ts";
import { profileIdCases } from "./profile-id-cases.ts";
import { ask } from "./run.ts";

const program = process.env.OTTL_PROFILE_ORACLE;
if (!program) {
  console.log("skipped: OTTL_PROFILE_ORACLE is not set");
  process.exit(0);
}
await registerAllPacks();
const environment = { ...standardEnvironment(), localZone: asLocal(UTC) };
const cases: readonly ProfileCase[] = [...profileCases(), ...profileFilterCases(), ...profileIdCases(1, 600)];
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
  title: "Profiles: paths and editors in the contexts profile and profilesample, filters, ProfileID",
  provenance:
    "transformprocessor, filterprocessor and pkg/ottl 0.160.0 (feature gate ottl.set.allowNil on, as 0.165 always is) over pdata 1.71.0 and pdata/pprofile 0.165.0; panic: an error is expected",
  fields: "a case of the oracle's protocol; input: index into inputs; result: the reference's",
  inputs: PROFILE_INPUTS,
};
writeFileSync(
  join(import.meta.dirname, "../conformance/profiles.jsonl"),
  `${JSON.stringify(header)}\n${kept.join("\n")}\n`,
);
console.log(`${kept.length} of ${cases.length} cases, ${differences.length} answered otherwise`);
for (const difference of differences) console.log(difference);
