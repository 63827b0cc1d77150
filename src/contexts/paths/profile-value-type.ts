import { copyMessageInto } from "../../otlp/copy-message.ts";
import type { ValueType } from "../../otlp/profiles.ts";
import type { RecordContext } from "../../otlp/record-context.ts";
import { type Failure, fail } from "../../values/failure.ts";
import { PdataObject, type Value } from "../../values/value.ts";
import { scalar } from "../definitions.ts";
import { unexpected } from "../expect.ts";
import type { PathDefinition } from "../path-definition.ts";
import { internString } from "../profile-tables.ts";

const VALUE_TYPE = "pprofile.ValueType";

function refuse(path: string, want: string, value: Value): Failure {
  const cause = unexpected(want, value);
  return fail(cause.code, 'path "profile.{0}" {1}', path, cause);
}

/** One string of a value type, kept in the dictionary. */
function text(
  path: string,
  doc: string,
  read: (context: RecordContext) => ValueType,
  field: "typeStrindex" | "unitStrindex",
): PathDefinition {
  const outOfRange = (index: number): Failure =>
    fail("out-of-bounds", 'path "profile.{0}" with strindex {1} is out of range', path, index);
  return scalar(
    path,
    "string",
    doc,
    (context) => {
      const index = read(context)[field];
      const found = context.profilesDictionary.stringTable[index];
      return found ?? outOfRange(index);
    },
    (context, value) => {
      if (typeof value !== "string") return refuse(path, "string", value);
      const target = read(context);
      const current = target[field];
      // The reference panics; an index past the end is replaced.
      if (current < 0) return outOfRange(current);
      // Index 0 stands for "not set", so an empty table entry there is looked up like any other.
      if (current !== 0 && context.profilesDictionary.stringTable[current] === value) return undefined;
      target[field] = internString(context.profilesDictionary, value);
      return undefined;
    },
  );
}

/** A value type, whole and its two strings. Source: contexts/internal/ctxprofile/value_type.go. */
export function valueTypePaths(
  path: string,
  doc: string,
  read: (context: RecordContext) => ValueType,
): readonly PathDefinition[] {
  return [
    scalar(
      path,
      "any",
      `${doc}, whole.`,
      (context) => new PdataObject(VALUE_TYPE, read(context)),
      (context, value) => {
        if (!(value instanceof PdataObject) || value.type !== VALUE_TYPE) return refuse(path, VALUE_TYPE, value);
        copyMessageInto(read(context), value.target as ValueType);
        return undefined;
      },
      { goType: VALUE_TYPE },
    ),
    text(`${path}.type`, `${doc}: its name.`, read, "typeStrindex"),
    text(`${path}.unit`, `${doc}: its unit.`, read, "unitStrindex"),
  ];
}
