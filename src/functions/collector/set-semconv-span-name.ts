import { type Failure, fail } from "../../values/failure.ts";
import { defineFunction, IMPURE } from "../define.ts";
import { optional, required } from "../params.ts";
import { semconvSpanName } from "../shared/semconv-span-name.ts";

/** The versions of the semantic conventions that the names follow. */
const OLDEST = [1n, 37n, 0n];
const NEWEST = [1n, 43n, 0n];

const NUMBER = "([0-9]+)";
const LABELS = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*";
const VERSION = new RegExp(`^v?${NUMBER}(?:\\.${NUMBER})?(?:\\.${NUMBER})?(?:-(${LABELS}))?(?:\\+(${LABELS}))?$`);

export const setSemconvSpanName = defineFunction({
  name: "set_semconv_span_name",
  kind: "editor",
  params: {
    semconv_version: required("stringLiteral", "Version of the semantic conventions, 1.37.0 to 1.43.0."),
    original_span_name_attribute: optional("stringLiteral", "The attribute that takes the old name where it changes."),
  },
  returns: "nil",
  effects: IMPURE,
  summary: "Names a span by the semantic conventions for HTTP, RPC, databases and messaging.",
  notes: ["Spans of kind internal, and those without the attributes that tell, keep their name."],
  examples: [{ source: `set_semconv_span_name("1.37.0", "original_name")` }],
  contexts: ["span"],
  hosts: ["transform"],
  reference: "transformprocessor/internal/traces/func_set_semconv_span_name.go",
  create({ semconv_version, original_span_name_attribute }) {
    const wrong = checkVersion(semconv_version);
    if (wrong) return wrong;
    if (original_span_name_attribute === "") {
      return fail("invalid-argument", "originalSpanNameAttribute cannot be an empty string");
    }
    return ({ span }) => {
      const original = span.name;
      span.name = semconvSpanName(span);
      if (original !== span.name && original_span_name_attribute !== undefined) {
        span.attributes.set(original_span_name_attribute, original);
      }
      return null;
    };
  },
});

function checkVersion(text: string): Failure | undefined {
  const match = text.length > 256 ? null : VERSION.exec(text);
  const hasZeroLed = match?.[4]?.split(".").some((label) => /^0[0-9]+$/.test(label));
  if (!match || hasZeroLed) {
    return fail("parse-error", `failed to parse semconv version "{0}": invalid semantic version`, text);
  }
  const version = match.slice(1, 4).map((part) => BigInt(part ?? 0));
  const oldest = compare(version, OLDEST);
  // A pre-release comes before its release.
  const isTooOld = oldest < 0 || (oldest === 0 && match[4] !== undefined);
  if (!isTooOld && compare(version, NEWEST) <= 0) return undefined;
  return fail("unsupported", `unsupported semconv version "{0}": must be between 1.37.0 and 1.43.0`, text);
}

function compare(a: readonly bigint[], b: readonly bigint[]): number {
  const at = a.findIndex((part, i) => part !== b[i]);
  return at < 0 ? 0 : a[at] < b[at] ? -1 : 1;
}
