import { describe, expect, it } from "vitest";
import { registerFunctions } from "../../src/functions/function-set.ts";
import { userAgentPack } from "../../src/packs/user-agent/index.ts";
import { evaluate } from "../functions/evaluate.ts";

registerFunctions(userAgentPack.functions);

/** An expression and what it gives; `refused` does not compile, `failed` fails on the record. All measured on the reference. */
type Row = readonly [source: string, expected: unknown];

function check(rows: readonly Row[]): void {
  it.each(rows)("%s", (source, expected) => {
    const actual = evaluate(source);
    if (expected === "refused" || expected === "failed") expect(actual).toMatch(new RegExp(`^${expected}: `));
    else expect(actual).toEqual(expected);
  });
}

describe("user agents", () => {
  check([
    [
      'UserAgent("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36")',
      [
        "map",
        {
          "os.name": ["string", "Windows"],
          "os.version": ["string", "10"],
          "user_agent.name": ["string", "Chrome"],
          "user_agent.original": [
            "string",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36",
          ],
          "user_agent.version": ["string", "120.0.0"],
        },
      ],
    ],
    [
      'UserAgent("Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Mobile/15E148 Safari/604.1")',
      [
        "map",
        {
          "os.name": ["string", "iOS"],
          "os.version": ["string", "17.1"],
          "user_agent.name": ["string", "Mobile Safari"],
          "user_agent.original": [
            "string",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Mobile/15E148 Safari/604.1",
          ],
          "user_agent.version": ["string", "17.1"],
        },
      ],
    ],
    [
      'UserAgent("Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0")',
      [
        "map",
        {
          "os.name": ["string", "Ubuntu"],
          "user_agent.name": ["string", "Firefox"],
          "user_agent.original": [
            "string",
            "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0",
          ],
          "user_agent.version": ["string", "120.0"],
        },
      ],
    ],
    [
      'UserAgent("curl/7.81.0")',
      [
        "map",
        {
          "os.name": ["string", "Other"],
          "user_agent.name": ["string", "curl"],
          "user_agent.original": ["string", "curl/7.81.0"],
          "user_agent.version": ["string", "7.81.0"],
        },
      ],
    ],
    [
      'UserAgent("Googlebot/2.1 (+http://www.google.com/bot.html)")',
      [
        "map",
        {
          "os.name": ["string", "Other"],
          "user_agent.name": ["string", "Googlebot"],
          "user_agent.original": ["string", "Googlebot/2.1 (+http://www.google.com/bot.html)"],
          "user_agent.version": ["string", "2.1"],
        },
      ],
    ],
    [
      'UserAgent("Mozilla/5.0 (Linux; Android 13; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0.5845.114 Mobile Safari/537.36")',
      [
        "map",
        {
          "os.name": ["string", "Android"],
          "os.version": ["string", "13"],
          "user_agent.name": ["string", "Chrome Mobile"],
          "user_agent.original": [
            "string",
            "Mozilla/5.0 (Linux; Android 13; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0.5845.114 Mobile Safari/537.36",
          ],
          "user_agent.version": ["string", "116.0.5845"],
        },
      ],
    ],
    [
      'UserAgent("")',
      [
        "map",
        {
          "os.name": ["string", "Other"],
          "user_agent.name": ["string", "Other"],
          "user_agent.original": ["string", ""],
          "user_agent.version": ["string", ""],
        },
      ],
    ],
    [
      'UserAgent("nothing known")',
      [
        "map",
        {
          "os.name": ["string", "Other"],
          "user_agent.name": ["string", "Other"],
          "user_agent.original": ["string", "nothing known"],
          "user_agent.version": ["string", ""],
        },
      ],
    ],
    [
      'UserAgent("SznProhlizec/4.2.1")',
      [
        "map",
        {
          "os.name": ["string", "Other"],
          "user_agent.name": ["string", "Seznam prohlížeč"],
          "user_agent.original": ["string", "SznProhlizec/4.2.1"],
          "user_agent.version": ["string", "4.2.1"],
        },
      ],
    ],
  ]);
});
