import type { LogRecord } from "../../otlp/model.ts";
import { type Failure, fail } from "../../values/failure.ts";
import { readPValue } from "../../values/index-value.ts";
import { PMap, PSlice } from "../../values/pmap.ts";
import { kindName } from "../../values/type-name.ts";
import type { PValue, Value } from "../../values/value.ts";
import { getMapValue, getSliceValue } from "../keyed/get-value.ts";
import { setMapValue, setSliceValue } from "../keyed/set-indexed.ts";
import { setValue } from "../keyed/set-value.ts";
import type { Accessor, PathDefinition, PathKey } from "../path-definition.ts";

const WHOLE: Accessor = {
  get: (context) => readPValue(context.log.body),
  set: (context, value) => setBody(context.log, value),
};

function setBody(log: LogRecord, value: Value): Failure | undefined {
  const slots = [log.body];
  const failure = setValue(slots, 0, value);
  log.body = slots[0];
  return failure;
}

/** Only map and slice bodies take keys; no other body is turned into one. */
function keyedAccess(keys: readonly PathKey[]): Accessor {
  return {
    get(context) {
      const { body } = context.log;
      if (body instanceof PMap) return getMapValue(context, body, keys);
      return body instanceof PSlice ? getSliceValue(context, body, keys) : refuseKeys(body);
    },
    set(context, value) {
      const { body } = context.log;
      if (body instanceof PMap) return setMapValue(context, body, keys, value);
      return body instanceof PSlice ? setSliceValue(context, body, keys, value) : refuseKeys(body);
    },
  };
}

function refuseKeys(body: PValue): Failure {
  return fail("type-mismatch", "log bodies of type {0} cannot be indexed", kindName(body));
}

/** `log.body`. Source: contexts/internal/ctxlog/log.go, accessBody and accessBodyKey. */
export const BODY_PATH: PathDefinition = {
  path: "body",
  type: "any",
  nullable: true,
  doc: "Body of the record: any value.",
  settable: true,
  keys: "value",
  access: (keys) => (keys.length === 0 ? WHOLE : keyedAccess(keys)),
};
