import { CONTEXTS } from "../../src/contexts/index.ts";
import { PROFILE_INPUTS, type ProfileCase } from "./profile-cases.ts";
import { Random } from "./random.ts";

const COMPARED = [
  "nil",
  `"cpu"`,
  `"x"`,
  "7",
  "2.5",
  "true",
  "0x010203",
  "[0, 1, 3, 4]",
  `{"a": "x"}`,
  `Time("2023-11-14T22:13:20Z", "%Y-%m-%dT%H:%M:%SZ")`,
  `Duration("1ms")`,
  "ProfileID(0x0102030405060708090a0b0c0d0e0f10)",
];

const CONDITIONS: readonly string[] = [
  `profile.attributes["a"] == "x"`,
  `profile.attributes["b"] > 1`,
  `profile.attributes["b"] / 0 == 1`,
  `profile.attributes["m"]["k"] == "v"`,
  `profile.attributes["l"][0] == 1`,
  `profile.attributes["none"] == nil`,
  `profile.attributes["none"]["x"] == nil`,
  `IsMatch(profile.attributes["a"], "^[xy]$")`,
  `IsMatch(profile.sample_type.type, "c.u")`,
  `Len(profile.attributes) > 3`,
  `Int(profile.attributes["a"]) == 1`,
  `profile.sample_type.type == "cpu"`,
  `profile.sample_type.unit != profile.period_type.type`,
  `profile.profile_id.string == "0102030405060708090a0b0c0d0e0f10"`,
  "profile.profile_id == ProfileID(0x00000000000000000000000000000000)",
  `profile.profile_id == ProfileID("0102030405060708090a0b0c0d0e0f10")`,
  `resource.attributes["service.name"] == "shop"`,
  `resource.attributes["service.name"] == nil`,
  "resource.dropped_attributes_count == 2",
  `resource.schema_url == "https://r"`,
  `scope.name == "sc"`,
  `scope.name == "" and profile.period == 7`,
  `instrumentation_scope.version == "1"`,
  `scope.attributes["k"] == 5 or resource.attributes["service.name"] / 0 == 1`,
  `profile.cache["a"] == nil`,
  `not HasPrefix(profile.original_payload_format, "pp")`,
  "true",
  "false",
  `attributes["a"] == "x"`,
  `sample_type.type == "cpu"`,
  `log.body == "x"`,
  "profile.nothing == 1",
  `profile.attributes["a"] ==`,
  "profilesample.link_index == 1",
  "Nope(profile.period)",
  "1 == 1",
];

function conditions(): readonly string[] {
  const paths = CONTEXTS.profile.paths
    .map(({ path }) => path)
    .filter((path) => !/^(resource|scope|instrumentation_scope|otelcol)\b/.test(path));
  const compared = paths.flatMap((path) => [
    ...COMPARED.map((value) => `${path} == ${value}`),
    `${path} != nil`,
    `${path} < 8`,
  ]);
  return [...compared, ...CONDITIONS];
}

/** Every condition in each style of the filter's configuration, then lists, levels and error modes at random. */
export function* profileFilterCases(): Generator<ProfileCase> {
  let id = 0;
  const one = (config: object, input: object): ProfileCase => ({
    id: `f${id++}`,
    processor: "filter",
    signal: "profiles",
    config,
    input,
  });
  const all = conditions();
  for (const condition of all) {
    for (const input of PROFILE_INPUTS) yield one({ profile_conditions: [condition] }, input);
  }
  for (const condition of CONDITIONS) {
    const bare = condition.replaceAll("profile.", "");
    const [whole] = PROFILE_INPUTS;
    for (const text of [condition, bare]) {
      for (const context of ["profile", "resource", "scope", "nope", "log"]) {
        yield one({ error_mode: "ignore", profile_conditions: [{ context, conditions: [text] }] }, whole);
      }
      yield one({ error_mode: "propagate", profiles: { profile: [text] } }, whole);
      yield one({ error_mode: "ignore", profiles: { resource: [text] } }, whole);
    }
  }
  const random = new Random(20_261_124);
  const some = (): string[] => random.many(0, 3, () => random.pick(random.chance(0.7) ? CONDITIONS : all));
  const mode = (): object =>
    random.chance(0.7) ? { error_mode: random.pick(["ignore", "silent", "propagate", "x"]) } : {};
  const group = (): object => ({
    ...(random.chance(0.5) ? { context: random.pick(["profile", "resource", "scope"]) } : {}),
    conditions: some(),
    ...(random.chance(0.3) ? mode() : {}),
  });
  for (let n = 0; n < 500; n++) {
    const config = random.pick([
      () => ({ profile_conditions: some() }),
      () => ({ profile_conditions: random.many(1, 3, group) }),
      () => ({ profiles: { profile: some() } }),
      () => ({ profiles: { resource: some(), profile: some() } }),
      () => ({ profile_conditions: some(), profiles: { profile: some() } }),
    ])();
    yield one({ ...mode(), ...config }, random.pick(PROFILE_INPUTS));
  }
}
