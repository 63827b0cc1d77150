import { copyMessage, copyMessageInto } from "../otlp/copy-message.ts";
import type { RecordContext } from "../otlp/record-context.ts";
import type { Failure } from "../values/failure.ts";
import { PdataObject, type Value } from "../values/value.ts";
import { scalar } from "./definitions.ts";
import { settingObject, unexpected } from "./expect.ts";
import type { PathDefinition } from "./path-definition.ts";

/**
 * A path whose value is an object of the data model, copied when it is set. Reading hands out the live object. `read`
 * answers undefined where the record has no such object: reading is nil then, writing a failure.
 */
export function objectPath<T extends object>(
  path: string,
  goType: string,
  doc: string,
  read: (context: RecordContext) => T,
): PathDefinition {
  return scalar(
    path,
    "any",
    doc,
    (context) => new PdataObject(goType, read(context)),
    settingObject<T>(goType, (context, source) => {
      copyMessageInto(read(context), source);
      return undefined;
    }),
    { goType },
  );
}

/** A path whose value is a list of objects of the data model. */
export function objectListPath(
  path: string,
  goType: string,
  doc: string,
  read: (context: RecordContext) => object[],
): PathDefinition {
  return scalar(
    path,
    "any",
    doc,
    (context) => new PdataObject(goType, read(context)),
    (context, value) => setObjectList(read(context), goType, value),
    { goType },
  );
}

/**
 * Replaces the elements of a list by copies. nil empties it, and the elements too: the one that a statement runs on is
 * blank from then on. Source: ctxutil SetPSliceValue, pdata's CopyTo.
 */
export function setObjectList(target: object[], goType: string, value: Value): Failure | undefined {
  if (value === null) {
    for (const item of target) copyMessageInto(item, new (item.constructor as new () => object)());
    target.length = 0;
    return undefined;
  }
  if (!(value instanceof PdataObject) || value.type !== goType) return unexpected(goType, value);
  const source = value.target as object[];
  if (source === target) return undefined;
  const copies = source.map(copyMessage);
  target.length = 0;
  for (const copy of copies) target.push(copy);
  return undefined;
}
