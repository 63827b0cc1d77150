import type { FunctionDefinition } from "../functions/define.ts";

/** Functions whose data or libraries are too big for the core: registered on demand, before compiling. */
export interface Pack {
  readonly name: string;
  readonly functions: readonly FunctionDefinition[];
}

/** Makes a pack; takes definitions whatever their argument types are. */
export function definePack(name: string, functions: readonly Pick<FunctionDefinition, "name" | "kind">[]): Pack {
  return { name, functions: functions as readonly FunctionDefinition[] };
}
