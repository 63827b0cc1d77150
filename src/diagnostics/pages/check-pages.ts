import { conditions, type ErrorPage, page, statements } from "./page.ts";

const LAMBDA = ["ottl.functions.enableLambda"];

/** Pages about names and arguments that are refused. */
export const CHECK_PAGES: readonly ErrorPage[] = [
  page(
    "OTTL2001",
    "There is no function of that name in this context and processor. Case counts.",
    'replace_patern(log.attributes["a"], "x", "y")',
    'replace_pattern(log.attributes["a"], "x", "y")',
  ),
  page("OTTL2002", "The function takes another number of arguments.", "set(log.body)", "set(log.body, 1)"),
  page(
    "OTTL2003",
    "The function has no argument of that name.",
    'set(log.body, Concat(vals = ["a"], glue = "-"))',
    'set(log.body, Concat(vals = ["a"], delimiter = "-"))',
  ),
  page(
    "OTTL2004",
    "Arguments without a name come first.",
    'set(log.body, Concat(vals = ["a"], "-"))',
    'set(log.body, Concat(["a"], delimiter = "-"))',
  ),
  page(
    "OTTL2005",
    "An argument that has to be there is left out; only the number of arguments is right.",
    'set(log.body, ParseCSV(log.attributes["a"], delimiter = ",")) where IsString(log.attributes["a"])',
    'set(log.body, ParseCSV(log.attributes["a"], "x,y")) where IsString(log.attributes["a"])',
  ),
  page(
    "OTTL2006",
    "The argument is of another kind: a path is wanted, a list, a literal.",
    'set("log.body", log.severity_text)',
    "set(log.body, log.severity_text)",
  ),
  page(
    "OTTL2007",
    "The function refuses the argument when it is created, for instance a pattern that RE2 cannot read.",
    'set(log.body, 1) where IsMatch(log.body, "(")',
    'set(log.body, 1) where IsMatch(log.body, "\\\\(")',
  ),
  page(
    "OTTL2008",
    "The function or the syntax is experimental: a feature gate has to be on.",
    'set(log.attributes["a"], MapEach([1], (i, x) => x))',
    statements('set(log.attributes["a"], MapEach([1], (i, x) => x))', { gates: LAMBDA }),
  ),
  page(
    "OTTL2009",
    "The context has no enum symbol of that name.",
    "set(span.kind, SPAN_KIND_SERVR)",
    "set(span.kind, SPAN_KIND_SERVER)",
  ),
  page(
    "OTTL2010",
    "Without `context:` each path begins with the name of its context.",
    ['set(log.body, 1) where attributes["a"] == 1'][0],
    'set(log.body, 1) where log.attributes["a"] == 1',
  ),
  page(
    "OTTL2011",
    "The context cannot be reached from the one that the texts run in.",
    "set(log.body, span.name)",
    "set(log.body, log.severity_text)",
  ),
  page("OTTL2012", "The context has no such path.", 'set(span.nam, "x")', 'set(span.name, "x")'),
  page("OTTL2013", "The path cannot be indexed.", 'set(span.name["a"], "x")', 'set(span.attributes["a"], "x")'),
  page(
    "OTTL2014",
    "A lambda can only be an argument of a function that takes one.",
    statements("set(log.body, (x) => x)", { gates: LAMBDA }),
    statements('set(log.attributes["a"], MapEach([1], (i, x) => x))', { gates: LAMBDA }),
  ),
  page(
    "OTTL2015",
    "Each parameter of a lambda has a name of its own.",
    statements('set(log.attributes["a"], MapEach([1], (x, x) => x))', { gates: LAMBDA }),
    statements('set(log.attributes["a"], MapEach([1], (i, x) => x))', { gates: LAMBDA }),
  ),
  page(
    "OTTL2016",
    "A lambda's parameter has no fields; index it.",
    statements('set(log.attributes["a"], MapEach([1], (i, x) => x.name))', { gates: LAMBDA }),
    statements('set(log.attributes["a"], MapEach([1], (i, x) => x))', { gates: LAMBDA }),
  ),
  page(
    "OTTL2017",
    "A list or a map of literals that fails when it is evaluated. Reserved: no literal of today's grammar does.",
    'set(log.attributes["a"], {"k": {"1": 2}})',
    'set(log.attributes["a"], {"k": {"1": 2}})',
  ),
  page(
    "OTTL2018",
    "A constant converter that stands as a condition has to give a bool. Reserved: no converter of today is evaluated before it runs.",
    'set(log.body, 1) where Len("abc")',
    'set(log.body, 1) where Len("abc") == 3',
  ),
  page(
    "OTTL2019",
    "Without `context:` the paths tell where a text runs; here none does.",
    'set(attributes["a"], 1)',
    'set(log.attributes["a"], 1)',
  ),
  page(
    "OTTL2020",
    "The paths mean a context that does not have the function.",
    'set(resource.attributes["a"], IsRootSpan())',
    'set(span.attributes["a"], IsRootSpan())',
  ),
  page(
    "OTTL2021",
    "The paths mean a context that does not have the enum symbol.",
    conditions('resource.attributes["a"] == SEVERITY_NUMBER_INFO and span.name == "x"'),
    conditions("log.severity_number == SEVERITY_NUMBER_INFO"),
  ),
];
