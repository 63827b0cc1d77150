import { parseCidr, parseIp, type Subnet, subnetContains } from "../../util/ip.ts";
import { Failure, fail } from "../../values/failure.ts";
import { defineFunction, PURE } from "../define.ts";
import type { Evaluate } from "../getters.ts";
import { list, required } from "../params.ts";

export const isInCidr = defineFunction({
  name: "IsInCIDR",
  kind: "converter",
  params: {
    target: required("string", "An IP address."),
    networks: list("string", "Networks in CIDR notation."),
  },
  returns: "bool",
  effects: PURE,
  summary: "Tells whether an IP address lies in one of the networks.",
  notes: ["A text that is no IP address lies in none.", "A malformed network is an error."],
  examples: [
    { source: `IsInCIDR("10.1.2.3", ["10.0.0.0/8"])`, value: "true" },
    { source: `IsInCIDR("2001:db8::1", ["10.0.0.0/8", "2001:db8::/32"])`, value: "true" },
    { source: `IsInCIDR("unknown", ["10.0.0.0/8"])`, value: "false" },
  ],
  reference: "ottlfuncs/func_is_in_cidr.go",
  create: ({ target, networks }) => {
    const subnets: Evaluate<Subnet>[] = [];
    let allLiteral = true;
    for (const network of networks) {
      // Literals behind the first other network are only looked at when the rule runs.
      allLiteral &&= network.isLiteral;
      if (!allLiteral) {
        subnets.push((context) => {
          const text = network.get(context);
          return text instanceof Failure ? text : parseNetwork(text);
        });
        continue;
      }
      const subnet = parseNetwork(network.literal as string);
      if (subnet instanceof Failure) return subnet;
      subnets.push(() => subnet);
    }
    return (context) => {
      const text = target.get(context);
      if (text instanceof Failure) return text;
      const address = parseIp(text);
      if (address === undefined) return false;
      for (const read of subnets) {
        const subnet = read(context);
        if (subnet instanceof Failure) return subnet;
        if (subnetContains(subnet, address)) return true;
      }
      return false;
    };
  },
});

function parseNetwork(text: string): Subnet | Failure {
  return parseCidr(text) ?? fail("parse-error", "invalid CIDR address: {0}", text);
}
