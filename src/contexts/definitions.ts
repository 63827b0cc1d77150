import type { RecordContext } from "../otlp/record-context.ts";
import { Failure, fail } from "../values/failure.ts";
import { PMap } from "../values/pmap.ts";
import { mapFromRaw } from "../values/raw.ts";
import { typeName } from "../values/type-name.ts";
import { GoMap, type Value } from "../values/value.ts";
import { getMapValue } from "./keyed/get-value.ts";
import { setMapValue } from "./keyed/set-indexed.ts";
import { replaceMap } from "./keyed/set-value.ts";
import type { PathDefinition, PathGet, PathSet, PathType } from "./path-definition.ts";

/** Builders for the rows of the path tables. Getters are given whole, so that each path has closures of its own. */

type Options = Partial<Pick<PathDefinition, "nullable" | "settable" | "enumPrefix" | "goType">>;

/** A path without keys. */
export function scalar(
  path: string,
  type: PathType,
  doc: string,
  get: PathGet,
  set: PathSet,
  options: Options = {},
): PathDefinition {
  const accessor = { get, set };
  return { path, type, doc, settable: true, ...options, access: () => accessor };
}

/** The closures of a map path: the whole map and, for the usual single literal key, direct access to one entry. */
export interface MapClosures {
  readonly map: (context: RecordContext) => PMap;
  readonly getEntry: (key: string) => PathGet;
  readonly setEntry: (key: string) => PathSet;
}

/** A map with keyed access at any depth. Source: ctxutil MapGetSetter, GetMapValue, SetMapValue. */
export function mapPath(path: string, doc: string, closures: MapClosures): PathDefinition {
  const { map } = closures;
  const whole = { get: map, set: (context: RecordContext, value: Value) => setMap(map(context), value) };
  return {
    path,
    type: "map",
    doc,
    settable: true,
    keys: "map",
    access(keys) {
      if (keys.length === 0) return whole;
      const [first] = keys;
      if (keys.length === 1 && first.kind === "string") {
        const key = first.literal as string;
        return { get: closures.getEntry(key), set: closures.setEntry(key) };
      }
      return {
        get: (context) => getMapValue(context, map(context), keys),
        set: (context, value) => setMapValue(context, map(context), keys, value),
      };
    },
  };
}

/** Replaces a map's entries; nil clears it. Source: ctxutil SetMap. */
function setMap(target: PMap, value: Value): Failure | undefined {
  const source = value instanceof GoMap ? mapFromRaw(value) : value;
  if (source instanceof Failure) return source;
  if (source instanceof PMap) replaceMap(target, source);
  else if (source === null) target.clear();
  else return fail("type-mismatch", "unsupported type provided for setting a pcommon.Map: {0}", typeName(source));
  return undefined;
}
