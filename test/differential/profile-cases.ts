import { CONTEXTS, type ContextName } from "../../src/contexts/index.ts";

/** A case for the reference of 0.160, the last whose processors know profiles. */
export interface ProfileCase {
  readonly id: string;
  /** `sample`: statements in the context `profilesample`, which no processor has, over every sample. */
  readonly processor: "transform" | "filter" | "sample";
  readonly signal: "profiles";
  readonly config: object;
  readonly input: object;
}

const WHOLE = {
  resourceProfiles: [
    {
      resource: { attributes: [{ key: "service.name", value: { stringValue: "shop" } }], droppedAttributesCount: 2 },
      scopeProfiles: [
        {
          scope: { name: "sc", version: "1", attributes: [{ key: "k", value: { intValue: "5" } }] },
          profiles: [
            {
              sampleType: { typeStrindex: 1, unitStrindex: 2 },
              samples: [
                {
                  stackIndex: 0,
                  values: ["3", "-4"],
                  attributeIndices: [0, 2],
                  linkIndex: 1,
                  timestampsUnixNano: ["1700000000000000000", "5"],
                },
                { values: ["9"], attributeIndices: [1] },
              ],
              timeUnixNano: "1700000000000000000",
              durationNano: "1000000",
              periodType: { typeStrindex: 2 },
              period: "7",
              profileId: "0102030405060708090a0b0c0d0e0f10",
              droppedAttributesCount: 3,
              originalPayloadFormat: "pprof",
              originalPayload: "AQID",
              attributeIndices: [0, 1, 3, 4],
            },
            {},
          ],
          schemaUrl: "https://s",
        },
      ],
      schemaUrl: "https://r",
    },
  ],
  dictionary: {
    stringTable: ["", "cpu", "ns", "a", "b", "m", "l"],
    attributeTable: [
      { keyStrindex: 3, value: { stringValue: "x" } },
      { keyStrindex: 4, value: { intValue: "2" }, unitStrindex: 2 },
      { keyStrindex: 3, value: { stringValue: "y" } },
      {
        keyStrindex: 5,
        value: { kvlistValue: { values: [{ key: "k", value: { stringValue: "v" } }] } },
      },
      { keyStrindex: 6, value: { arrayValue: { values: [{ intValue: "1" }, { stringValue: "z" }] } } },
    ],
    linkTable: [{ traceId: "0102030405060708090a0b0c0d0e0f10", spanId: "0102030405060708" }],
    stackTable: [{ locationIndices: [0] }],
    locationTable: [{ mappingIndex: 0, address: "4096", lines: [{ functionIndex: 0, line: "3", column: "1" }] }],
    mappingTable: [{ memoryStart: "1", memoryLimit: "2", fileOffset: "3", filenameStrindex: 1 }],
    functionTable: [{ nameStrindex: 1, systemNameStrindex: 2, filenameStrindex: 3, startLine: "4" }],
  },
};

/** Indices that point beside the tables, and a dictionary without its empty first entries. */
const BROKEN = {
  resourceProfiles: [
    {
      scopeProfiles: [
        {
          profiles: [
            {
              sampleType: { typeStrindex: 9, unitStrindex: -1 },
              attributeIndices: [0, 7],
              samples: [{ attributeIndices: [1], values: ["1"] }],
            },
          ],
        },
      ],
    },
  ],
  dictionary: {
    stringTable: ["", "a"],
    attributeTable: [
      { keyStrindex: 1, value: { stringValue: "x" } },
      { keyStrindex: 8, value: { stringValue: "y" } },
    ],
  },
};

/** A text that is in the table twice, before an index that points beside the table. */
const TWICE = {
  resourceProfiles: [
    { scopeProfiles: [{ profiles: [{ attributeIndices: [0, 7], samples: [{ attributeIndices: [0, -1] }] }] }] },
  ],
  dictionary: {
    stringTable: ["", "a", "a"],
    attributeTable: [{ keyStrindex: 2, value: { stringValue: "x" } }],
  },
};

const EMPTY_TABLES = { resourceProfiles: [{ scopeProfiles: [{ profiles: [{ samples: [{}] }] }] }] };

/** Profiles in the shapes that matter: whole, with wrong indices, without a dictionary. */
export const PROFILE_INPUTS: readonly object[] = [WHOLE, BROKEN, TWICE, EMPTY_TABLES];

const VALUES: readonly string[] = [
  "nil",
  `"x"`,
  `""`,
  `"cpu"`,
  `"0102030405060708090a0b0c0d0e0f11"`,
  `"00000000000000000000000000000000"`,
  `"zz"`,
  "5",
  "0",
  "-1",
  "2147483647",
  "4294967296",
  "1.5",
  "true",
  "0x0102",
  "[]",
  "[1, 2]",
  "[1, -2, 4294967296]",
  `[1, "a"]`,
  "[1.5]",
  `{"a": 1, "b": {"c": [1, nil]}, "new": "n"}`,
  `{"a": "x", "b": 2}`,
  "{}",
  `Split("a,b", ",")`,
  `Duration("1s")`,
  `Time("2024-01-02T03:04:05Z", "%Y-%m-%dT%H:%M:%SZ")`,
  `Time("1900-01-02", "%Y-%m-%d")`,
  "ProfileID(0x0102030405060708090a0b0c0d0e0f12)",
  `ProfileID("0102030405060708090a0b0c0d0e0f12")`,
  "ProfileID(0x00000000000000000000000000000000)",
  "TraceID(0x0102030405060708090a0b0c0d0e0f10)",
];

const KEYS =
  `["a"]|["b"]|["m"]["k"]|["m"]["new"]["deep"]|["l"][0]|["l"][5]|["l"]["x"]|["none"]|["none"][2]|["a"]["b"]|[0]`.split(
    "|",
  );

/** Statements beside plain writes, `$` for the context's name. */
const STATEMENTS: readonly string[] = [
  `delete_key($.attributes, "a")`,
  `delete_key($.attributes, "none")`,
  `delete_matching_keys($.attributes, "^[ab]$")`,
  `keep_keys($.attributes, ["b"])`,
  `keep_matching_keys($.attributes, "a")`,
  `limit($.attributes, 1, ["b"])`,
  "limit($.attributes, 0, [])",
  "truncate_all($.attributes, 1)",
  `replace_all_matches($.attributes, "x*", "w")`,
  `replace_all_patterns($.attributes, "value", "x", "w$$1")`,
  `replace_all_patterns($.attributes, "key", "a", "w")`,
  `replace_pattern($.attributes["a"], "[xy]", "w")`,
  `replace_match($.attributes["a"], "x*", "w")`,
  "flatten($.attributes)",
  `flatten($.attributes, "p", 1)`,
  `merge_maps($.attributes, {"a": 1, "n": [1]}, "upsert")`,
  `merge_maps($.attributes, {"a": 1, "n": [1]}, "insert")`,
  `merge_maps($.attributes, {"a": 1, "n": [1]}, "update")`,
  `append($.attributes["l"], 5)`,
  `append($.attributes["new"], values=["p", 1])`,
  `append($.attributes["a"], "q")`,
  `delete_index($.attributes["l"], 0)`,
  `set($.attributes["n"], Len($.attributes))`,
  `set($.attributes["n"], Keys($.attributes))`,
  `set($.attributes["n"], Concat([$.attributes["a"], $.attributes["b"]], "-"))`,
  `set($.attributes["n"], ContainsValue($.attribute_indices, 1))`,
  `set($.attributes["n"], Len($.attribute_indices))`,
  `set($.cache["n"], $.attributes["a"])|set($.attributes["c"], $.cache["n"])`,
  `set($.cache, {"q": 1})|set(resource.attributes["c"], $.cache["q"])`,
  `set($.attributes["n"], 1) where $.attributes["a"] == "x"`,
  `set($.attributes["n"], 1) where $.attributes["b"] > 1`,
  `set($.attributes["n"], 1) where $.attributes == {"a": "y"}`,
  `set($.attributes["n"], 1) where $.attributes != nil`,
  `set(resource.attributes["n"], $.attributes)`,
  `set(resource.attributes["service.name"], "other")`,
  `set(scope.name, "new")|set(scope.attributes["n"], "cpu")`,
  `set(resource.schema_url, "u")|set(scope.schema_url, "v")`,
  `set(instrumentation_scope.version, "9")`,
  "set(resource.dropped_attributes_count, 9)",
  `set($.attributes["n"], resource.attributes["service.name"])`,
  `set(attributes["n"], 1)`,
  `set(log.body, 1)`,
  "set($.nothing, 1)",
  "set($.attributes.x, 1)",
  `keep_keys($.cache, ["a"])`,
];

const PROFILE_STATEMENTS: readonly string[] = [
  `set(profile.attributes["n"], 1) where profile.profile_id == ProfileID(0x0102030405060708090a0b0c0d0e0f10)`,
  `set(profile.attributes["n"], 1) where profile.profile_id.string == "0102030405060708090a0b0c0d0e0f10"`,
  `set(profile.attributes["n"], 1) where profile.profile_id == ProfileID(0x00000000000000000000000000000000)`,
  `set(profile.attributes["n"], 1) where profile.profile_id != nil`,
  `set(profile.attributes["n"], UnixNano(profile.time))`,
  `set(profile.attributes["n"], FormatTime(profile.time, "%Y"))`,
  "set(profile.time, Now()) where false",
  `set(profile.attributes["n"], profile.duration_unix_nano / 10)`,
  "set(profile.duration, profile.duration + 1)",
  `set(profile.attributes["n"], String(profile.profile_id))`,
  `set(profile.attributes["n"], Hex(profile.profile_id))`,
  `set(profile.attributes["n"], Len(profile.sample))`,
  `set(profile.attributes["n"], Len(profile.original_payload))`,
  `set(profile.attributes["n"], SHA256(profile.original_payload_format))`,
  `replace_pattern(profile.original_payload_format, "p+", "q")`,
  `replace_pattern(profile.sample_type.type, "c", "g")`,
  `set(profile.sample_type.type, ToUpperCase(profile.sample_type.type))`,
  "set(profile.sample_type.unit, profile.period_type.type)",
  "set(profile.sample_type.nope, 1)",
  "set(profile.period_type, profile.sample_type)",
  `set(profile.attributes["n"], profile.sample_type)`,
  `set(profile.attributes["n"], profile.sample)`,
  "set(profile.sample, profile.sample)",
  "set(profile.sample, nil)",
  "set(profile.profile_id.nope, 1)",
  `set(profile.sample_type["x"], 1)`,
  `set(profilesample.values, [1])`,
  `set(profile.attributes["n"], IsInt(profile.period))`,
  `set(profile.attributes["n"], TYPE_X)`,
];

const SAMPLE_STATEMENTS: readonly string[] = [
  "set(profilesample.timestamps, profilesample.timestamps)",
  `set(profilesample.attributes["n"], profilesample.timestamps)`,
  `set(profilesample.attributes["n"], profilesample.values)`,
  `set(profilesample.attributes["n"], profilesample.values) where Len(profilesample.values) == 2`,
  `set(profilesample.attributes["n"], profilesample.timestamps_unix_nano)`,
  `set(profilesample.attributes["n"], Len(profilesample.timestamps))`,
  "set(profilesample.values, [profilesample.link_index, 3])",
  "set(profile.period, 1)",
  `set(profilesample.attributes["n"], profilesample.values[0])`,
];

function statements(context: "profile" | "profilesample"): readonly string[][] {
  const paths = CONTEXTS[context as ContextName].paths
    .map(({ path }) => path)
    .filter((path) => !/^(resource|scope|instrumentation_scope|otelcol)\b/.test(path));
  const writes = paths.flatMap((path) => VALUES.map((value) => [`set(${path}, ${value})`]));
  const reads = paths.map((path) => [`set(resource.attributes["out"], ${path})`]);
  const keyed = KEYS.flatMap((key) => [
    [`set(resource.attributes["out"], ${context}.attributes${key})`],
    ...["5", "nil", `{"a": [1]}`].map((value) => [`set(${context}.attributes${key}, ${value})`]),
  ]);
  const own = context === "profile" ? PROFILE_STATEMENTS : SAMPLE_STATEMENTS;
  const more = [...STATEMENTS, ...own].map((text) => text.replaceAll("$.", `${context}.`).split("|"));
  return [...writes, ...reads, ...keyed, ...more];
}

/** Every path of both contexts read and written with every kind of value, and the editors on their attributes. */
export function* profileCases(): Generator<ProfileCase> {
  let id = 0;
  for (const context of ["profile", "profilesample"] as const) {
    for (const texts of statements(context)) {
      const isWrite = /^set\(\w+\.\w+(\.\w+)?, /.test(texts[0]);
      const isAttributes = texts[0].startsWith(`set(${context}.attributes,`);
      // Writes of whole fields do not look at the tables, but those of attributes and texts do.
      const inputs = isWrite && !isAttributes && !/_type\b/.test(texts[0]) ? [WHOLE] : PROFILE_INPUTS;
      for (const input of inputs) {
        const isSample = context === "profilesample";
        const config = isSample
          ? { statements: texts }
          : { error_mode: "propagate", profile_statements: [{ context, statements: texts }] };
        yield { id: `${id++}`, processor: isSample ? "sample" : "transform", signal: "profiles", config, input };
      }
    }
  }
}
