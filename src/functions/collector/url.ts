import { PURE } from "../define.ts";
import { required } from "../params.ts";
import { urlToMap } from "../shared/go-url/url-to-map.ts";
import { defineStrict } from "../strict.ts";

export const url = defineStrict({
  name: "URL",
  params: {
    uri: {
      ...required("string", "An absolute or relative reference; one that starts with `?` is read as a query."),
      spelling: "u_r_i",
    },
  },
  returns: "map",
  effects: PURE,
  summary: "Splits a URL into a map named by the semantic conventions (`url.scheme`, `url.path`, …).",
  examples: [{ source: `URL("http://example.com:8080/a.txt?q=1")["url.port"]`, value: "8080" }],
  reference: "ottlfuncs/func_url.go",
  bind: () => urlToMap,
});
