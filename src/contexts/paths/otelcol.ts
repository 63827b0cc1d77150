import type { ClientInfo } from "../../otlp/client-info.ts";
import type { RecordContext } from "../../otlp/record-context.ts";
import { Failure, fail } from "../../values/failure.ts";
import { readPValue } from "../../values/index-value.ts";
import { copyPMap, copyPValue, PMap, PSlice } from "../../values/pmap.ts";
import { kindName } from "../../values/type-name.ts";
import type { Value } from "../../values/value.ts";
import { scalar } from "../definitions.ts";
import { getMapValue, getSliceValue } from "../keyed/get-value.ts";
import { mapKey, sliceIndex } from "../keyed/path-key.ts";
import type { PathDefinition, PathKey, PathSet } from "../path-definition.ts";

/** Every path here is read-only; even nil is refused. */
function readOnly(path: string): PathSet {
  return () => fail("unsupported", '"otelcol.{0}" is read-only and cannot be modified', path);
}

function lowerCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** One metadata entry: a slice of strings, or with a further key one of them. Absent or empty entries are nil. */
function metadataValue(
  context: RecordContext,
  metadata: PMap | undefined,
  name: string,
  keys: readonly PathKey[],
): Value | Failure {
  const found = metadata?.get(lowerCase(name));
  if (!(found instanceof PSlice) || found.items.length === 0) return null;
  if (keys.length === 1) return copyPValue(found);
  if (keys.length > 2) return fail("type-mismatch", "cannot index into string slice more than once");
  const index = sliceIndex(context, keys[1], found.items.length);
  return index instanceof Failure ? index : found.items[index];
}

function clientMetadata(context: RecordContext, keys: readonly PathKey[]): Value | Failure {
  const name = mapKey(context, keys[0]);
  if (name instanceof Failure) return fail(name.code, "cannot get map value: {0}", name);
  return metadataValue(context, context.client?.metadata, name, keys);
}

/** Unlike the client's, these keys are not looked at without metadata. */
function grpcMetadata(context: RecordContext, keys: readonly PathKey[]): Value | Failure {
  const metadata = context.client?.grpcMetadata;
  if (metadata === undefined) return null;
  const name = mapKey(context, keys[0]);
  return name instanceof Failure ? name : metadataValue(context, metadata, name, keys);
}

function authAttribute(context: RecordContext, keys: readonly PathKey[]): Value | Failure {
  const name = mapKey(context, keys[0]);
  if (name instanceof Failure) return name;
  const auth = context.client?.auth;
  if (auth === undefined) return null;
  const found = copyPValue(auth.get(name) ?? null);
  if (keys.length === 1) return readPValue(found);
  if (found instanceof PSlice) return getSliceValue(context, found, keys.slice(1));
  if (found instanceof PMap) return getMapValue(context, found, keys.slice(1));
  return fail("type-mismatch", 'attribute "{0}" value is not indexable: {1}', name, kindName(found));
}

/** A read-only map of the client; whole it is a fresh copy, empty where the host knows nothing. */
function clientMap(
  path: string,
  doc: string,
  keys: "map" | "metadata",
  field: keyof ClientInfo & ("metadata" | "auth" | "grpcMetadata"),
  entry: (context: RecordContext, keys: readonly PathKey[]) => Value | Failure,
): PathDefinition {
  const set = readOnly(path);
  const whole = {
    get: (context: RecordContext) => copyPMap(context.client?.[field] ?? new PMap()),
    set,
  };
  return {
    path,
    type: "map",
    doc,
    settable: false,
    keys,
    access: (given) => (given.length === 0 ? whole : { get: (context) => entry(context, given), set }),
  };
}

/** Paths of `otelcol`. Source: contexts/internal/ctxotelcol/client.go, grpc.go. */
export const OTELCOL_PATHS: readonly PathDefinition[] = [
  scalar(
    "client.addr",
    "string",
    "Address of the client that sent the telemetry; read-only.",
    (context) => context.client?.address ?? null,
    readOnly("client.addr"),
    { settable: false, nullable: true },
  ),
  clientMap(
    "client.metadata",
    "Metadata of the client's request, each entry a slice of strings; read-only.",
    "metadata",
    "metadata",
    clientMetadata,
  ),
  clientMap(
    "client.auth.attributes",
    "Attributes of the authenticated client; read-only.",
    "map",
    "auth",
    authAttribute,
  ),
  clientMap(
    "grpc.metadata",
    "Incoming gRPC metadata, each entry a slice of strings; read-only.",
    "metadata",
    "grpcMetadata",
    grpcMetadata,
  ),
];
