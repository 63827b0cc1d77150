import { argument, type Translate } from "./argument.ts";
import { bare } from "./conjunction.ts";
import { failsAlways } from "./expression.ts";
import { quote } from "./literal.ts";
import { NIL, present, result, resultOfAny, type V1Value, v1Value } from "./value.ts";

/** A function of a time; those of the calendar are UTC in v1. */
function ofTime(text: (time: string) => string, isCalendar: boolean): Translate {
  return (call, writer) => {
    const time = writer.value(argument(call, "time", writer));
    if (time === NIL) return NIL;
    if (time.type !== "time") return writer.refuse(call.node, failsAlways(time));
    if (isCalendar && !time.isUtc)
      return writer.refuse(call.node, "v1's calendar is UTC, and this time may have another zone");
    return result(text(bare(time.text)), "int", [present(time)]);
  };
}

function ofDuration(type: V1Value["type"], text: (nanos: string) => string): Translate {
  return (call, writer) => {
    const duration = writer.value(argument(call, "duration", writer));
    if (duration === NIL) return NIL;
    if (duration.type !== "duration") return writer.refuse(call.node, failsAlways(duration));
    return result(text(`Int(${bare(duration.text)})`), type, [present(duration)]);
  };
}

/** Whole units and the rest apart, as the Collector adds them up. */
const inUnits =
  (unit: string) =>
  (nanos: string): string =>
    `(${nanos} / ${unit} + ${nanos} % ${unit} / ${unit}.0)`;

const duration: Translate = (call, writer) => {
  const text = writer.text(argument(call, "duration", writer));
  if (text === NIL) return NIL;
  return result(`Duration(${bare(text.text)})`, "duration", [text], { isRisky: text.literal === undefined });
};

const formatTime: Translate = (call, writer) => {
  const time = writer.value(argument(call, "time", writer));
  const layout = argument(call, "format", writer);
  if (time === NIL) return NIL;
  if (time.type !== "time" || layout.kind !== "String") return writer.refuse(call.node, failsAlways(time));
  if (!time.isUtc || !layout.value.includes("%")) {
    return writer.refuse(call.node, "v1 prints a time in UTC by a layout with % directives");
  }
  return resultOfAny(`Format(${bare(time.text)}, ${quote(layout.value)})`, "string", [present(time)]);
};

/** The converters of times and durations. */
export const TIME_CONVERTERS: readonly (readonly [string, Translate])[] = [
  ["Hour", ofTime((time) => `Hour(${time})`, true)],
  ["Weekday", ofTime((time) => `DayOfWeek(${time})`, true)],
  ["Year", ofTime((time) => `Int(Format(${time}, "%Y"))`, true)],
  ["Month", ofTime((time) => `Int(Format(${time}, "%m"))`, true)],
  ["Day", ofTime((time) => `Int(Format(${time}, "%d"))`, true)],
  ["Minute", ofTime((time) => `Int(Format(${time}, "%M"))`, true)],
  ["Second", ofTime((time) => `Int(Format(${time}, "%S"))`, true)],
  ["Nanosecond", ofTime((time) => `(UnixNano(${time}) % 1000000000)`, false)],
  ["UnixNano", ofTime((time) => `UnixNano(${time})`, false)],
  ["UnixMicro", ofTime((time) => `(UnixNano(${time}) / 1000)`, false)],
  ["UnixMilli", ofTime((time) => `(UnixNano(${time}) / 1000000)`, false)],
  ["UnixSeconds", ofTime((time) => `(UnixNano(${time}) / 1000000000)`, false)],
  ["Nanoseconds", ofDuration("int", (nanos) => nanos)],
  ["Microseconds", ofDuration("int", (nanos) => `(${nanos} / 1000)`)],
  ["Milliseconds", ofDuration("int", (nanos) => `(${nanos} / 1000000)`)],
  ["Seconds", ofDuration("float", inUnits("1000000000"))],
  ["Minutes", ofDuration("float", inUnits("60000000000"))],
  ["Hours", ofDuration("float", inUnits("3600000000000"))],
  ["Duration", duration],
  ["FormatTime", formatTime],
  ["Now", () => v1Value("Now()", "time")],
];
