/** The contexts a statement can run in: what of a payload it works on. */
export type ContextName =
  | "resource"
  | "scope"
  | "span"
  | "spanevent"
  | "metric"
  | "datapoint"
  | "exemplar"
  | "log"
  | "profile"
  | "profilesample";
