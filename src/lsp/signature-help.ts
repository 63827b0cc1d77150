import { describeParamType } from "../functions/signature.ts";
import type { OttlText } from "./analyse.ts";
import { argumentSince } from "./docs.ts";
import { editorTokens, openCallAt } from "./tokens-at.ts";
import type { SignatureHelp, SignatureParameter } from "./types.ts";
import { findFunction } from "./vocabulary.ts";

/** The signature of the call that the cursor is in. */
export function signatureHelpIn(text: OttlText, offset: number): SignatureHelp | undefined {
  const call = openCallAt(editorTokens(text.config.text), text.place.toText(offset));
  const definition = call && findFunction(text, call.name);
  if (!call || !definition) return undefined;
  let label = `${definition.name}(`;
  const names = Object.keys(definition.params);
  const parameters: SignatureParameter[] = names.map((name, i) => {
    const { type, optional, doc } = definition.params[name];
    if (i > 0) label += ", ";
    const start = label.length;
    label += `${name}${optional ? "?" : ""}: ${describeParamType(type)}`;
    const since = argumentSince(definition, name);
    const documentation = since === undefined ? doc : `${doc} (${since})`;
    return { span: { start, end: label.length }, documentation };
  });
  label += definition.kind === "editor" ? ")" : `): ${definition.returns}`;
  const active = call.argumentName === undefined ? call.argument : names.indexOf(call.argumentName);
  return {
    label,
    documentation: definition.summary,
    parameters,
    activeParameter: active < names.length ? active : -1,
  };
}
