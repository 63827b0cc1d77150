import { type ConfigMap, type ConfigNode, describeNode, entryOf, isNull } from "../../../config/config-node.ts";
import type { ConfigReader } from "../../../config/reader.ts";
import { CONFIG_CODES } from "../../../diagnostics/config-codes.ts";
import { V1_CODES } from "../../../diagnostics/v1-codes.ts";
import { fromText } from "../../../values/byte-string.ts";
import { readBytes, readNanos, readRecovery, type V1Recovery } from "../options.ts";

/** The reference's longest duration is about 292 years; a limit of more than this is a slip. */
const LONGEST_NANOS = 365 * 24 * 3600 * 1e9;
/** No run needs less than this. */
const LEAST_MEMORY = 16 * 1024 ** 2;
const MOST_MEMORY = 2 ** 50;

function given(map: ConfigMap, key: string): ConfigNode | undefined {
  const node = entryOf(map, key);
  return isNull(node) ? undefined : node;
}

/** A text that is not empty; undefined where it is absent or refused. */
export function readText(reader: ConfigReader, map: ConfigMap, key: string): string | undefined {
  const node = given(map, key);
  if (!node) return undefined;
  if (node.kind !== "scalar" || typeof node.value !== "string") {
    return reader.error(CONFIG_CODES.wrongType, node, `${key} must be a string, but is ${describeNode(node)}`);
  }
  if (node.value.trim() !== "") return node.value;
  return reader.error(V1_CODES.invalidSetting, node, `${key} is empty`);
}

/** A whole number within bounds; undefined where it is absent or refused. */
export function readWhole(
  reader: ConfigReader,
  map: ConfigMap,
  key: string,
  least: number,
  most: number,
): number | undefined {
  const node = given(map, key);
  if (!node) return undefined;
  const value = node.kind === "scalar" && typeof node.value === "bigint" ? Number(node.value) : undefined;
  const number = node.kind === "scalar" && typeof node.value === "number" ? node.value : value;
  if (number === undefined) {
    return reader.error(CONFIG_CODES.wrongType, node, `${key} must be a whole number, but is ${describeNode(node)}`);
  }
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  return reader.error(
    V1_CODES.invalidSetting,
    node,
    `${key} must be a whole number from ${least} to ${most}, but is ${number}`,
  );
}

/** Nanoseconds of a duration such as `10s`; undefined where it is absent or refused. */
export function readDuration(reader: ConfigReader, map: ConfigMap, key: string, example: string): number | undefined {
  const node = given(map, key);
  if (!node) return undefined;
  const refuse = (message: string): undefined =>
    reader.error(V1_CODES.invalidSetting, node, message, [`write ${key}: ${example}`]);
  if (node.kind !== "scalar" || typeof node.value === "boolean") {
    return reader.error(CONFIG_CODES.wrongType, node, `${key} must be a duration, but is ${describeNode(node)}`);
  }
  if (typeof node.value !== "string") return refuse(`${key} has no unit`);
  const nanos = readNanos(fromText(node.value));
  if (nanos === undefined) return refuse(`${key} is no duration: ${node.value}`);
  if (nanos === 0) return refuse(`${key} must be longer than 0`);
  return nanos > LONGEST_NANOS ? refuse(`${key} is longer than a year: leave it out for no limit`) : nanos;
}

/** Bytes such as `512MiB`; undefined where they are absent or refused. */
export function readMemory(reader: ConfigReader, map: ConfigMap, key: string): number | undefined {
  const node = given(map, key);
  if (!node) return undefined;
  const isNumber = node.kind === "scalar" && (typeof node.value === "number" || typeof node.value === "bigint");
  if (node.kind !== "scalar" || (!isNumber && typeof node.value !== "string")) {
    return reader.error(CONFIG_CODES.wrongType, node, `${key} must be bytes, but is ${describeNode(node)}`);
  }
  const refuse = (message: string): undefined =>
    reader.error(V1_CODES.invalidSetting, node, message, [`write ${key}: 512MiB; units are KiB, MiB and GiB`]);
  const bytes = readBytes(String(node.value));
  if (bytes === undefined) return refuse(`${key} are no bytes: ${node.value}`);
  if (bytes < LEAST_MEMORY) return refuse(`${key} is less than the 16MiB that any run needs`);
  return bytes > MOST_MEMORY ? refuse(`${key} is more than any machine has: leave it out for no limit`) : bytes;
}

const POLICIES = "`skip`, `retry N` or `fallback VALUE`";

/** A recovery policy, as a program's head writes it, or as `{ retry: N }` or `{ fallback: VALUE }`. */
export function readPolicy(reader: ConfigReader, map: ConfigMap, key: string): V1Recovery | undefined {
  const node = given(map, key);
  if (!node) return undefined;
  if (node.kind === "scalar" && typeof node.value === "string") {
    const policy = readRecovery(node.value.trim());
    if (policy) return policy;
    return reader.error(V1_CODES.invalidSetting, node, `${key} takes ${POLICIES}, but is ${node.value}`);
  }
  const [entry] = node.kind === "map" && node.entries.length === 1 ? node.entries : [];
  if (node.kind === "map" && entry?.key === "retry") {
    const times = readWhole(reader, node, "retry", 1, 9999);
    return times === undefined ? undefined : { kind: "retry", times };
  }
  if (entry?.key === "fallback" && entry.value.kind === "scalar") {
    const { value } = entry.value;
    if (typeof value === "string") return { kind: "fallback", value: fromText(value) };
    const isInt = typeof value === "number" && Number.isSafeInteger(value);
    return { kind: "fallback", value: isInt ? BigInt(value) : value };
  }
  return reader.error(CONFIG_CODES.wrongType, node, `${key} takes ${POLICIES}, but is ${describeNode(node)}`);
}
