import type { Span } from "../../otlp/model.ts";
import { asString } from "../../values/as-string.ts";
import type { PMap } from "../../values/pmap.ts";

const SERVER = 2;
const CLIENT = 3;
const PRODUCER = 4;
const CONSUMER = 5;

/** The text of the first of the attributes that is there; undefined where none is. */
function textOf(attributes: PMap, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = attributes.get(name);
    if (value !== undefined) return asString(value);
  }
  return undefined;
}

/** The name that the semantic conventions give a span (older attribute names count too); its own where they are silent. */
export function semconvSpanName(span: Span): string {
  const { attributes, kind } = span;
  let name: string | undefined;
  if (kind === SERVER) {
    name = httpName(attributes, "http.route") || rpcName(attributes) || messagingName(attributes);
  } else if (kind === CLIENT) {
    name =
      httpName(attributes, "url.template") ||
      rpcName(attributes) ||
      databaseName(attributes) ||
      messagingName(attributes);
  } else if (kind === PRODUCER || kind === CONSUMER) {
    name = messagingName(attributes);
  }
  return name || span.name;
}

function httpName(attributes: PMap, subject: string): string | undefined {
  const method = textOf(attributes, "http.request.method", "http.method");
  if (method === undefined) return undefined;
  const target = textOf(attributes, subject);
  return target === undefined ? method : `${method} ${target}`;
}

function rpcName(attributes: PMap): string | undefined {
  const system = textOf(attributes, "rpc.system.name", "rpc.system");
  if (system === undefined) return undefined;
  const method = textOf(attributes, "rpc.method", "rpc.grpc.method");
  const service = textOf(attributes, "rpc.service", "rpc.grpc.service");
  if (service === undefined) return method ?? system;
  return `${service}/${method ?? "*"}`;
}

function databaseName(attributes: PMap): string | undefined {
  const system = textOf(attributes, "db.system.name", "db.system");
  if (system === undefined) return undefined;
  const summary = textOf(attributes, "db.query.summary");
  if (summary !== undefined) return summary;
  const operation = textOf(attributes, "db.operation.name", "db.operation");
  const target = databaseTarget(attributes);
  if (operation && target) return `${operation} ${target}`;
  return operation || target || system;
}

function databaseTarget(attributes: PMap): string | undefined {
  const namespace = textOf(attributes, "db.namespace", "db.name");
  const object = textOf(attributes, "db.collection.name") ?? textOf(attributes, "db.stored_procedure.name");
  if (object !== undefined) return namespace ? `${namespace}.${object}` : object;
  return namespace || serverName(attributes);
}

function messagingName(attributes: PMap): string | undefined {
  const system = textOf(attributes, "messaging.system");
  if (system === undefined) return undefined;
  const operation = textOf(attributes, "messaging.operation.name", "messaging.operation");
  const destination = messagingDestination(attributes);
  if (operation !== undefined && destination) return `${operation} ${destination}`;
  return destination || (operation ?? system);
}

function messagingDestination(attributes: PMap): string | undefined {
  if (attributes.get("messaging.destination.temporary") === true) return "(temporary)";
  if (attributes.get("messaging.destination.anonymous") === true) return "(anonymous)";
  return (
    textOf(attributes, "messaging.destination.template") ??
    textOf(attributes, "messaging.destination.name", "messaging.destination") ??
    serverName(attributes)
  );
}

function serverName(attributes: PMap): string | undefined {
  const address = textOf(attributes, "server.address");
  const port = textOf(attributes, "server.port");
  return address === undefined || port === undefined ? address : `${address}:${port}`;
}
