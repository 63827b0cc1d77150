/** The contexts that statements of a command line can be given. */
export const CONTEXT_NAMES = [
  "resource",
  "scope",
  "span",
  "spanevent",
  "metric",
  "datapoint",
  "exemplar",
  "log",
  "profile",
];
