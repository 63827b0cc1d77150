import { PURE } from "../../functions/define.ts";
import { required } from "../../functions/params.ts";
import { defineStrict } from "../../functions/strict.ts";
import { GoMap } from "../../values/value.ts";
import { Recognizer } from "./recognizer.ts";
import { BROWSER_RULES, SYSTEM_RULES } from "./rules.ts";

/** Shared by all call sites, so that each rule is compiled once. */
const browsers = new Recognizer(BROWSER_RULES, 3);
const systems = new Recognizer(SYSTEM_RULES, 4);

export const userAgent = defineStrict({
  name: "UserAgent",
  params: { user_agent: required("string", "The text of a `User-Agent` header.") },
  returns: "map",
  effects: PURE,
  summary: "Recognises browser and operating system in a user agent's text.",
  notes: [
    "Keys: `user_agent.name`, `user_agent.original`, `user_agent.version`, `os.name` and, if known, `os.version`.",
    "A name that is not recognised is `Other`.",
  ],
  examples: [
    {
      source: `UserAgent("curl/7.81.0")`,
      value: `{"user_agent.name": "curl", "user_agent.original": "curl/7.81.0", "user_agent.version": "7.81.0", "os.name": "Other"}`,
    },
  ],
  reference: "ottlfuncs/func_useragent.go",
  bind: () => (text: string) => {
    const browser = browsers.recognize(text);
    const system = systems.recognize(text);
    const result = new GoMap(
      ["user_agent.name", "user_agent.original", "user_agent.version", "os.name"],
      [browser.family, text, browser.version, system.family],
    );
    if (system.version !== "") {
      result.keys.push("os.version");
      result.values.push(system.version);
    }
    return result;
  },
});
