import { describe, expect, it } from "vitest";
import { evaluate } from "./evaluate.ts";

/** An expression and what it gives; `refused` does not compile, `failed` fails on the record. All measured on the reference. */
type Row = readonly [source: string, expected: unknown];

function check(rows: readonly Row[]): void {
  it.each(rows)("%s", (source, expected) => {
    const actual = evaluate(source);
    if (expected === "refused" || expected === "failed") expect(actual).toMatch(new RegExp(`^${expected}: `));
    else expect(actual).toEqual(expected);
  });
}

describe("reading times", () => {
  check([
    ['Time("2023-05-26 12:34:56", "%Y-%m-%d %H:%M:%S", "Europe/Berlin")', ["time", "2023-05-26T10:34:56Z"]],
    ['Time("2024-03-31 02:30:00", "%Y-%m-%d %H:%M:%S", "Europe/Berlin")', ["time", "2024-03-31T01:30:00Z"]],
    ['Time("2024-10-27 02:30:00", "%Y-%m-%d %H:%M:%S", "Europe/Berlin")', ["time", "2024-10-27T01:30:00Z"]],
    ['Time("2007-4-5T6:7:8  -10", "%Y-%m-%dT%H:%M:%S%z", "UTC")', ["time", "2007-04-05T16:07:08Z"]],
    ['Time("2007-04-05T06:07:08+05:30", "%Y-%m-%dT%H:%M:%S%z")', ["time", "2007-04-05T00:37:08Z"]],
    [
      'Time("2007-04-05T06:07:08.123456789Z", "%FT%T.%sZ", "Europe/Berlin")',
      ["time", "2007-04-05T04:07:08.123456789Z"],
    ],
    ['Time("2007-04-05T06:07:08.5Z", "%FT%TZ")', ["time", "2007-04-05T06:07:08.5Z"]],
    ['Time("4/5/07T12:30:46", "%DT%T", "UTC")', ["time", "2007-04-05T12:30:46Z"]],
    ['Time("4/5/2007T12:30:46", "%DT%T", "UTC")', ["time", "2007-04-05T12:30:46Z"]],
    ['Time("Thu Apr  5 13:30:46 2007", "%c", "America/New_York")', ["time", "2007-04-05T17:30:46Z"]],
    ['Time("0001-01-01 00:00:00", "%F %T", "UTC")', ["time", "0001-01-01T00:00:00Z"]],
    ['Time("1582-10-10 00:00:00", "%F %T", "UTC")', ["time", "1582-10-10T00:00:00Z"]],
    ['Time("9999-12-31 23:59:59", "%F %T", "UTC")', ["time", "9999-12-31T23:59:59Z"]],
    ['Time("1850-01-01 00:00:00", "%F %T", "America/New_York")', ["time", "1850-01-01T04:56:02Z"]],
    ['Time("2050-07-01 00:00:00", "%F %T", "Australia/Sydney")', ["time", "2050-06-30T14:00:00Z"]],
    ['Time("02 Jan 2006 15:04 CET", "%d %b %Y %H:%M %Z", "America/New_York")', ["time", "2006-01-02T14:04:00Z"]],
    ['Time("02 Jan 2006 15:04 CEST", "%d %b %Y %H:%M %Z", "Europe/Berlin")', ["time", "2006-01-02T13:04:00Z"]],
    ['Time("02 Jan 2006 15:04 BST", "%d %b %Y %H:%M %Z", "UTC")', "failed"],
    ['Time("02 Jan 2006 15:04 GMT+3", "%d %b %Y %H:%M %Z", "UTC")', ["time", "2006-01-02T15:04:00Z"]],
    ['Time("2023-02-29", "%F", "UTC")', "failed"],
    ['Time("2023-13-01", "%F", "UTC")', "failed"],
    ['Time("25:00 2023", "%R %Y", "UTC")', "failed"],
    ['Time("12 PM 2023", "%l %p %Y", "UTC")', ["time", "2023-01-01T12:00:00Z"]],
    ['Time("12:00:00 am 2023", "%r %Y", "UTC")', ["time", "2023-01-01T00:00:00Z"]],
    ['Time("", "%F")', "failed"],
    ['Time("x", "")', "refused"],
    ['Time("1", "%Q")', "refused"],
    ['Time("1", "%F 5")', "refused"],
    ['Time("2023", "%Y", "Nope/Zone")', "refused"],
    ['Time("2023", "%Y", "europe/berlin")', "refused"],
    ['Time("2023.5", "%Y%L")', "refused"],
    ['Time("2023 x", "%Y", "UTC")', "failed"],
    ['Time("2023", "%Y", "UTC", "xx")', "refused"],
  ]);
});

describe("printing times", () => {
  check([
    [
      'FormatTime(Time("2023-05-26 12:34:56", "%Y-%m-%d %H:%M:%S", "UTC"), "%A %a %B %b %d %e %g %m %o %q %Y %y")',
      ["string", "Friday Fri May May 26 26 26 05 _5 5 2023 23"],
    ],
    [
      'FormatTime(Time("2023-05-26 12:34:56", "%Y-%m-%d %H:%M:%S", "UTC"), "%H %I %l %M %S %p %P %T %X %R %r %D %x %F %c")',
      [
        "string",
        "12 12 12 34 56 PM pm 12:34:56 12:34:56 12:34 12:34:56 pm 05/26/2023 05/26/2023 2023-05-26 Fri May 26 12:34:56 2023",
      ],
    ],
    [
      'FormatTime(Time("2023-05-26 12:34:56", "%Y-%m-%d %H:%M:%S", "UTC"), "%z %Z %w %i %j %k %%%n%t|")',
      ["string", "Z UTC +000000 +00 +00:00 +00:00:00 %\n\t|"],
    ],
    [
      'FormatTime(Time("2023-07-01 00:00:00", "%F %T", "Asia/Kolkata"), "%z %Z %w %i %j %k")',
      ["string", "+0530 IST +053000 +05 +05:30 +05:30:00"],
    ],
    [
      'FormatTime(Time("2023-07-01 00:00:00", "%F %T", "America/New_York"), "%z %Z %j")',
      ["string", "-0400 EDT -04:00"],
    ],
    ['FormatTime(Time("1880-07-01 00:00:00", "%F %T", "Europe/Paris"), "%z %Z %k")', ["string", "+0009 LMT +00:09:21"]],
    ['FormatTime(Unix(0, 123000000), "%S.%L,%f.%s")', ["string", "00.123,123.123"]],
    ['FormatTime(Unix(0), "%S.%L|")', ["string", "00|"]],
    ['FormatTime(Unix(-62135596801), "%Y-%m-%d")', ["string", "0000-12-31"]],
    ['FormatTime(Unix(253402344000), "%F")', ["string", "10000-01-01"]],
    [
      'FormatTime(Time("2023-05-26 12:34:56", "%Y-%m-%d %H:%M:%S", "UTC"), "_%e Jan Mon pm")',
      ["string", "146 May Fri pm"],
    ],
    ['FormatTime(Time("2023-05-26 12:34:56", "%Y-%m-%d %H:%M:%S", "UTC"), "")', "refused"],
    ['FormatTime(Time("2023-05-26 12:34:56", "%Y-%m-%d %H:%M:%S", "UTC"), "%E")', "refused"],
    ['FormatTime("x", "%F")', "refused"],
  ]);
});

describe("parts of times", () => {
  check([
    ['Year(Time("2023-05-26 12:34:56", "%Y-%m-%d %H:%M:%S", "UTC"))', ["int", "2023"]],
    ['Month(Time("2023-05-26 12:34:56", "%Y-%m-%d %H:%M:%S", "UTC"))', ["int", "5"]],
    ['Day(Time("2023-05-26 12:34:56", "%Y-%m-%d %H:%M:%S", "UTC"))', ["int", "26"]],
    ['Hour(Time("2023-05-26 12:34:56", "%Y-%m-%d %H:%M:%S", "UTC"))', ["int", "12"]],
    ['Minute(Time("2023-05-26 12:34:56", "%Y-%m-%d %H:%M:%S", "UTC"))', ["int", "34"]],
    ['Second(Time("2023-05-26 12:34:56", "%Y-%m-%d %H:%M:%S", "UTC"))', ["int", "56"]],
    ['Nanosecond(Time("2023-05-26 12:34:56", "%Y-%m-%d %H:%M:%S", "UTC"))', ["int", "0"]],
    ['Weekday(Time("2023-05-26 12:34:56", "%Y-%m-%d %H:%M:%S", "UTC"))', ["int", "5"]],
    ['UnixSeconds(Time("2023-05-26 12:34:56", "%Y-%m-%d %H:%M:%S", "UTC"))', ["int", "1685104496"]],
    ['UnixMilli(Time("2023-05-26 12:34:56", "%Y-%m-%d %H:%M:%S", "UTC"))', ["int", "1685104496000"]],
    ['UnixMicro(Time("2023-05-26 12:34:56", "%Y-%m-%d %H:%M:%S", "UTC"))', ["int", "1685104496000000"]],
    ['UnixNano(Time("2023-05-26 12:34:56", "%Y-%m-%d %H:%M:%S", "UTC"))', ["int", "1685104496000000000"]],
    ['Hour(Time("2023-05-26 23:34:56", "%F %T", "Asia/Tokyo"))', ["int", "23"]],
    ["Day(Unix(-1))", ["int", "31"]],
    ["UnixMilli(Unix(-1, 999999))", ["int", "-1000"]],
    ["UnixNano(Unix(9223372036854775807))", ["int", "-1000000000"]],
    ["Unix(1, -1)", ["time", "1970-01-01T00:00:00.999999999Z"]],
    ["Unix(1, 2500000000)", ["time", "1970-01-01T00:00:03.5Z"]],
    ["Unix(1.5)", "refused"],
    ['TruncateTime(Unix(1685103296), Duration("168h"))', ["time", "2023-05-22T00:00:00Z"]],
    ['TruncateTime(Unix(1685103296), Duration("7ns"))', ["time", "2023-05-26T12:14:55.999999999Z"]],
    ['TruncateTime(Unix(-100, 5), Duration("1m"))', ["time", "1969-12-31T23:58:00Z"]],
    ['TruncateTime(Unix(5), Duration("-1m"))', ["time", "1970-01-01T00:00:05Z"]],
  ]);
});

describe("durations", () => {
  check([
    ['Duration("1h2m3.5s")', ["duration", "1h2m3.5s"]],
    ['Duration("-1.5h")', ["duration", "-1h30m0s"]],
    ['Duration("1µs")', ["duration", "1µs"]],
    ['Duration("1μs")', ["duration", "1µs"]],
    ['Duration(".5s")', ["duration", "500ms"]],
    ['Duration("0")', ["duration", "0s"]],
    ['Duration("+5ms1ns")', ["duration", "5.000001ms"]],
    ['Duration("9223372036854775807ns")', ["duration", "2562047h47m16.854775807s"]],
    ['Duration("-9223372036854775808ns")', ["duration", "-2562047h47m16.854775808s"]],
    ['Duration("9223372036854775808ns")', "failed"],
    ['Duration("")', "failed"],
    ['Duration("1")', "failed"],
    ['Duration("1d")', "failed"],
    ['Duration(".s")', "failed"],
    ['Duration("1 s")', "failed"],
    ['Hours(Duration("90m"))', ["float", "1.5"]],
    ['Minutes(Duration("1h30s"))', ["float", "60.5"]],
    ['Seconds(Duration("1h0.25s"))', ["float", "3600.25"]],
    ['Milliseconds(Duration("-1.9999ms"))', ["int", "-1"]],
    ['Microseconds(Duration("1.5ms"))', ["int", "1500"]],
    ['Nanoseconds(Duration("1m"))', ["int", "60000000000"]],
    ["Nanoseconds(1)", "refused"],
  ]);
});
