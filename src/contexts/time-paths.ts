import type { RecordContext } from "../otlp/record-context.ts";
import { Time } from "../values/time.ts";
import { scalar } from "./definitions.ts";
import { settingInt, settingTime } from "./expect.ts";
import type { PathDefinition } from "./path-definition.ts";
import { toInt64, toUint64 } from "./small-int.ts";

/**
 * The two views of a timestamp: `name` as time, `name_unix_nano` as int. Both share one unsigned 64-bit field, so
 * negative and overflowing values wrap as in Go.
 */
export function timePaths(
  name: string,
  doc: string,
  read: (context: RecordContext) => bigint,
  write: (context: RecordContext, nanos: bigint) => void,
): readonly PathDefinition[] {
  const nanos = scalar(
    `${name}_unix_nano`,
    "int",
    `${doc}, in nanoseconds since the Unix epoch.`,
    (context) => toInt64(read(context)),
    settingInt((context, value) => {
      write(context, toUint64(value));
      return undefined;
    }),
  );
  const time = scalar(
    name,
    "time",
    `${doc}.`,
    (context) => new Time(toInt64(read(context))),
    settingTime((context, value) => {
      write(context, toUint64(value.unixNanos));
      return undefined;
    }),
  );
  return [nanos, time];
}
