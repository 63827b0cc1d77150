import { definePack } from "../pack.ts";
import { userAgent } from "./user-agent.ts";

/** User agents with the rules of uap-core. */
export const userAgentPack = definePack("user-agent", [userAgent]);
