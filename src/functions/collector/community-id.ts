import { PURE } from "../define.ts";
import { optional, required } from "../params.ts";
import { communityId } from "../shared/hash/community-id.ts";
import { defineStrict } from "../strict.ts";

export const communityID = defineStrict({
  name: "CommunityID",
  params: {
    source_ip: { ...required("string", "IPv4 or IPv6 address."), spelling: "source_i_p" },
    source_port: required("int", "0 to 65535."),
    destination_ip: { ...required("string", "IPv4 or IPv6 address."), spelling: "destination_i_p" },
    destination_port: required("int", "0 to 65535."),
    protocol: optional("string", "`TCP` (default), `UDP`, `ICMP`, `ICMP6`, `RSVP` or `SCTP`."),
    seed: optional("int", "0 (default) to 65535."),
  },
  returns: "string",
  effects: PURE,
  summary: "Gives the Community ID (version 1) of a network flow, the same for both directions.",
  examples: [
    { source: `CommunityID("128.232.110.120", 34855, "66.35.250.204", 80)`, value: `"1:LQU9qZlK+B5F3KDmev6m5PMibrg="` },
  ],
  reference: "ottlfuncs/func_community_id.go",
  bind: () => communityId,
});
