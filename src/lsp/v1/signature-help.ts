import { V1_FUNCTIONS } from "../../functions/v1/catalogue.ts";
import { openCallAt } from "../tokens-at.ts";
import type { LanguageDocument, SignatureHelp } from "../types.ts";
import { statementAt } from "./tokens.ts";
import { V1_ACTIONS } from "./vocabulary.ts";

/** The signature of the call that the cursor is in. */
export function signatureHelpV1({ text }: LanguageDocument, offset: number): SignatureHelp | undefined {
  const call = openCallAt(statementAt(text, offset).tokens, offset);
  if (!call) return undefined;
  const found = V1_ACTIONS.find(({ name }) => name === call.name) ?? V1_FUNCTIONS.get(call.name);
  if (!found) return undefined;
  const { params, name, summary } = found;
  let label = `${name}(`;
  const parameters = params.map((param, i) => {
    if (i > 0) label += ", ";
    const start = label.length;
    label += `${param.name}${param.optional ? "?" : ""}: ${param.kind}${param.variadic ? ", …" : ""}`;
    return { span: { start, end: label.length }, documentation: "" };
  });
  label += "returns" in found ? `): ${found.returns}` : ")";
  const last = params.length - 1;
  const active = call.argument > last && params[last]?.variadic ? last : call.argument;
  return { label, documentation: summary, parameters, activeParameter: active <= last ? active : -1 };
}
