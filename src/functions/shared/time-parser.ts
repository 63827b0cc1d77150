import { civilTime, timeFromWallClock } from "../../values/calendar.ts";
import { Failure } from "../../values/failure.ts";
import { Time, type Zone } from "../../values/time.ts";
import type { FunctionEnvironment } from "../define.ts";
import { parseGoTime } from "./go-time/parse.ts";
import { TimeParseError } from "./go-time/parse-error.ts";
import { loadLocation } from "./load-location.ts";
import { type LocaleTable, translateTime } from "./locale.ts";
import { outcomeFailure, type ParseOutcome, parseByDirectives } from "./strptime/parse.ts";

/**
 * A parser of times by a checked strptime-like format. It remembers the layout that fitted last, which is tried first.
 * Source: coreinternal/timeutils StrptimeParser.
 */
export function timeParser(
  format: string,
  zone: Zone,
  locale: LocaleTable | undefined,
  env: FunctionEnvironment,
): (value: string) => Time | Failure {
  let lastLayout: string | undefined;
  return (value) => {
    const parse = (layout: string): ParseOutcome => {
      const translated = locale === undefined ? value : translateTime(layout, value, locale);
      return typeof translated === "string" ? parseInZone(layout, translated, zone, env) : translated;
    };
    if (lastLayout !== undefined) {
      const quick = parse(lastLayout);
      if (quick instanceof Time) return quick;
    }
    const { outcome, layout } = parseByDirectives(format, parse);
    if (outcome instanceof Time) lastLayout = layout;
    return outcomeFailure(outcome);
  };
}

/** Parses by a Go layout; a zone abbreviation without a known offset is taken as a zone's name, a missing year is guessed. */
function parseInZone(
  layout: string,
  value: string,
  zone: Zone,
  env: FunctionEnvironment,
): Time | TimeParseError | Failure {
  const parsed = parseGoTime(layout, value, zone);
  if (parsed instanceof TimeParseError) return parsed;
  const { seconds, abbreviation } = parsed.zone.offsetAt(parsed.unixNanos);
  const isSettled =
    seconds !== 0 || abbreviation === "UTC" || abbreviation === zone.offsetAt(parsed.unixNanos).abbreviation;
  if (isSettled) return withYear(parsed, env);
  const named = loadLocation(abbreviation, env);
  if (named instanceof Failure) return named;
  const again = parseGoTime(layout, value, named);
  return withYear(again instanceof Time ? again : parsed, env);
}

/** Years up to 0 become this year, or last year where that would lie more than a week ahead. */
function withYear(time: Time, env: FunctionEnvironment): Time {
  const fields = civilTime(time);
  if (fields.year > 0) return time;
  const now = civilTime(new Time(env.now(), env.localZone));
  const guess = timeFromWallClock({ ...fields, year: now.year }, time.zone);
  const nextWeek = timeFromWallClock({ ...now, day: now.day + 7 }, env.localZone);
  if (guess.unixNanos <= nextWeek.unixNanos) return guess;
  const back = civilTime(guess);
  return timeFromWallClock({ ...back, year: back.year - 1 }, time.zone);
}
