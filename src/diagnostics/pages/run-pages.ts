import { conditions, type ErrorPage, page, statements } from "./page.ts";

const input = JSON.stringify({
  resourceLogs: [{ scopeLogs: [{ logRecords: [{ body: { stringValue: "plain text" } }] }] }],
});

/** Pages about what fails while rules run. */
export const RUN_PAGES: readonly ErrorPage[] = [
  page(
    "OTTL4001",
    "A statement failed on a record: a value was missing or of another type. With `error_mode: ignore` the other statements go on, with `propagate` the payload is lost.",
    statements('set(log.attributes["user"], log.body["user"])', { input }),
    statements('set(log.attributes["user"], log.body["user"]) where IsMap(log.body)', { input }),
  ),
  page(
    "OTTL4002",
    "A condition failed on a record, so that it did not count.",
    conditions('log.body["user"] == "me"', { input }),
    conditions('IsMap(log.body) and log.body["user"] == "me"', { input }),
  ),
];
