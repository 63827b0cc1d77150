import { PROFILE_INPUTS, type ProfileCase } from "./profile-cases.ts";
import { Random } from "./random.ts";

const hex = (random: Random, digits: number): string =>
  random.times(digits, () => random.pick([..."0123456789abcdefABCDEF"])).join("");

/** The identifier that the first profile of the first input has. */
const OWN = "0102030405060708090a0b0c0d0e0f10";

function argument(random: Random): string {
  const digits = random.chance(0.7) ? 32 : random.pick([0, 2, 16, 30, 31, 33, 34, 64]);
  const text = random.chance(0.3) ? OWN : hex(random, digits);
  return random.pick([
    () => `0x${digits % 2 === 0 && digits > 0 ? text : OWN}`,
    () => `"${text}"`,
    () => `"${random.chance(0.3) ? text.replace(/.$/, "g") : text}"`,
    () => `profile.attributes["${random.pick(["a", "b", "m", "l", "none"])}"]`,
    () => `resource.attributes["service.name"]`,
    () => "profile.profile_id",
    () => "profile.profile_id.string",
    () => `Concat(["${text.slice(0, 8)}", "${text.slice(8)}"], "")`,
    () => `Decode("${text}", "hex")`,
    () => random.pick(["nil", "5", "1.5", "true", "[1]", "{}", "profile.time", "NOPE", "profile.original_payload"]),
    () => `Substring("${text}xx", 0, ${random.pick([16, 32])})`,
    () => `ProfileID("${text}")`,
    () => `"${text.slice(0, 16)}"`,
  ])();
}

/** `count` statements and conditions with ProfileID, whose module only the reference of 0.160 has published. */
export function* profileIdCases(seed: number, count: number): Generator<ProfileCase> {
  const random = new Random(seed);
  for (let i = 0; i < count; i++) {
    const call = `ProfileID(${argument(random)}${random.chance(0.02) ? ", 1" : ""})`;
    const statement = random.pick([
      () => `set(profile.profile_id, ${call})`,
      () => `set(profile.attributes["n"], String(${call}))`,
      () => `set(profile.attributes["n"], Hex(${call}))`,
      () => `set(profile.attributes["n"], ${call})`,
      () => `set(profile.attributes["n"], Len(${call}))`,
      () => `set(profile.attributes["n"], 1) where profile.profile_id ${random.pick(["==", "!=", "<", ">="])} ${call}`,
      () => `set(profile.attributes["n"], 1) where ${call} == ProfileID(${argument(random)})`,
      () => `set(profile.attributes["n"], 1) where ${call} == ${argument(random)}`,
      () => `set(profile.profile_id.string, String(${call}))`,
      () => `set(profile.attributes["n"], [${call}])`,
      () => `set(profile.attributes["n"], IsString(${call}))`,
    ])();
    const input = random.chance(0.8) ? PROFILE_INPUTS[0] : random.pick(PROFILE_INPUTS);
    // The reference panics on some of what indices beside the tables lead to; no mode lets that pass.
    const error_mode = input === PROFILE_INPUTS[0] ? random.pick(["propagate", "ignore"]) : "propagate";
    const config = { error_mode, profile_statements: [statement] };
    yield { id: `i${i}`, processor: "transform", signal: "profiles", config, input };
  }
}
