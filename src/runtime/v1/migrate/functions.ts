import type { V1Call, V1Expression } from "../../../parser/v1/ast.ts";
import { toText } from "../../../values/byte-string.ts";
import type { ExpressionWriter } from "./expression.ts";
import { all, combined, type Fragment, fragment, NIL, whereReachable } from "./fragment.ts";
import { nameGroup } from "./name-group.ts";
import { quote, quotePattern } from "./quote.ts";

/** Writes a call; a nil argument makes nil unless the function says otherwise. */
type Translate = (node: V1Call, writer: ExpressionWriter) => Fragment;

/** A function with the same meaning there, whose arguments are texts. */
function ofTexts(name: string, type: Fragment["type"]): Translate {
  return (node, writer) => {
    const args = node.args.map((arg) => writer.text(writer.value(arg), arg));
    return call(name, args, type);
  };
}

function call(name: string, args: readonly Fragment[], type: Fragment["type"], isFallible = false): Fragment {
  if (args.some(({ isNil }) => isNil)) return NIL;
  const more = combined(args);
  return fragment(`${name}(${args.map(({ text }) => text).join(", ")})`, type, {
    ...more,
    isFallible: more.isFallible || isFallible,
  });
}

/** White space as v1's Trim takes it away. */
const WHITE_SPACE =
  "\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000\\u2001\\u2002\\u2003\\u2004\\u2005\\u2006\\u2007\\u2008\\u2009\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

/** A time, or an int as nanoseconds since the epoch. */
function time(node: V1Expression, writer: ExpressionWriter): Fragment {
  const part = writer.value(node);
  if (part.isNil || part.type === "time") return part;
  if (part.type !== "int" && part.type !== "any") return writer.refuse(node, `${part.type} is no time`);
  return { ...part, text: `Unix(0, ${part.text})`, type: "time", isFallible: true, isPath: false };
}

function ofTime(name: string): Translate {
  return (node, writer) => call(name, [time(node.args[0], writer)], "int");
}

const format: Translate = (node, writer) => {
  const [first, ...rest] = node.args;
  if (first.kind !== "String") return formatTime(node, writer);
  let places = 0;
  const template = toText(first.value)
    .replaceAll("%", "%%")
    .replace(/\{\{|\}\}|\{\}/g, (mark) => {
      if (mark === "{}") places++;
      return mark === "{}" ? "%s" : mark[0];
    });
  if (places !== rest.length) return writer.refuse(node, `the template has ${places} places for ${rest.length} values`);
  const args = rest.map((arg) => printed(arg, "nil", writer));
  return fragment(`Format(${quote(template)}, [${args.map(({ text }) => text).join(", ")}])`, "string", {
    ...combined(args),
    present: [],
  });
};

/** A value as text, and a replacement for nil. */
function printed(node: V1Expression, nil: string, writer: ExpressionWriter): Fragment {
  const value = writer.value(node);
  if (value.isNil) return fragment(JSON.stringify(nil), "string");
  if (["list", "map", "time", "bytes"].includes(value.type)) {
    return writer.refuse(node, `the Collector prints a ${value.type} in its own way`);
  }
  const part = writer.text(value, node);
  if (part.present.length === 0) return part;
  const base = part.present.length === 1 && value.isPath ? part : writer.hoisted(part);
  if (value.type === "any") {
    writer.problems.push({
      span: node.span,
      kind: "difference",
      reason: "a list or a map is printed by v1 and leaves the target as it is in the Collector",
    });
  }
  // A value that fails left nothing behind and must not count as nil.
  const safe = [...base.safe, ...base.checks];
  return { ...base, text: `Coalesce([${base.text}, ${JSON.stringify(nil)}])`, present: [], safe, isPath: false };
}

const formatTime: Translate = (node, writer) => {
  const [first, layout] = node.args;
  const given = writer.value(first);
  // What may be a text may be a template.
  const value = given.type === "int" ? time(first, writer) : given;
  if (value.isNil) return NIL;
  if (value.type !== "time" || layout?.kind !== "String" || !layout.value.includes("%")) {
    return writer.refuse(node, "the Collector formats by a template that is written out, or a time by a layout with %");
  }
  return call("FormatTime", [value, writer.value(layout)], "string");
};

const concat: Translate = (node, writer) => {
  const args = node.args.map((arg) => printed(arg, "", writer));
  return fragment(`Concat([${args.map(({ text }) => text).join(", ")}], "")`, "string", {
    ...combined(args),
    present: [],
  });
};

const join: Translate = (node, writer) => {
  const [list, separator] = node.args;
  const items = writer.value(list);
  const between = writer.text(writer.value(separator), separator);
  if (items.isNil || between.isNil) return NIL;
  if (list.kind !== "V1List" && items.type !== "any" && items.type !== "list")
    return writer.refuse(list, "this is no list");
  if (list.kind === "V1List" && list.items.some((item) => writer.value(item).present.length > 0)) {
    return writer.refuse(node, "the Collector writes `<nil>` for an item that is missing, and v1 leaves it out");
  }
  const part = call("Concat", [items, between], "string");
  if (list.kind === "V1List") return part;
  writer.problems.push({
    span: list.span,
    kind: "difference",
    reason: "items that are empty, lists or maps are joined in another way by the Collector",
  });
  return { ...part, safe: [...part.safe, `IsList(${items.text})`] };
};

const coalesce: Translate = (node, writer) => {
  const args = node.args.map((arg) => writer.value(arg)).filter(({ isNil }) => !isNil);
  if (args.length === 0) return NIL;
  if (args.some(({ type, isObject }) => type === "time" || type === "duration" || isObject)) {
    return writer.refuse(node, "times and durations are not translated inside of Coalesce");
  }
  if (args.slice(0, -1).some(({ isFallible, safe }) => isFallible || safe.length > 0)) {
    return writer.refuse(node, "an argument of Coalesce can fail, which the Collector cannot tell from nil");
  }
  const isSimple = (part: Fragment): boolean =>
    part.present.length === 0 || (part.isPath === true && part.present.length === 1);
  const parts = args.map((part) => (isSimple(part) ? part : writer.hoisted({ ...part, isPath: false })));
  const always = parts.findIndex(({ present }) => present.length === 0);
  const used = always < 0 ? parts : parts.slice(0, always + 1);
  const present = always < 0 ? [`(${used.map((part) => part.present[0]).join(" or ")})`] : [];
  const types = new Set(used.map(({ type }) => type));
  const [only] = types;
  const last = used[used.length - 1];
  const value = fragment(`Coalesce([${used.map(({ text }) => text).join(", ")}])`, types.size === 1 ? only : "any", {
    present,
    safe: last.safe,
    checks: last.checks,
    isFallible: last.isFallible,
  });
  return value;
};

const ifFunction: Translate = (node, writer) => {
  const [condition, then, otherwise] = node.args;
  const name = writer.temporary();
  const branches = [then, otherwise].map((branch) => (branch === undefined ? NIL : writer.value(branch)));
  if (branches.some(({ type, isObject }) => type === "time" || type === "duration" || isObject)) {
    return writer.refuse(node, "times and durations are not translated inside of If");
  }
  const holds = writer.conditions.whenTrue(condition);
  const isNot = writer.conditions.whenNotTrue(condition);
  const [yes, no] = branches;
  if (!yes.isNil) writer.step(`set(${name}, ${yes.text})`, all(holds, yes.present, yes.safe));
  if (!no.isNil) writer.step(`set(${name}, ${no.text})`, all(isNot, no.present, no.safe));
  const safe = writer.conditions.whenSafe(condition);
  const guards = branches.flatMap((part, i) => (part.safe.length > 0 || part.isFallible ? [i] : []));
  if (guards.length > 0) {
    writer.problems.push({
      span: node.span,
      kind: "difference",
      reason: "where a value of If fails, the Collector takes it as nil",
    });
  }
  const type = yes.type === no.type || no.isNil ? yes.type : "any";
  return writer.stored(name, type, { safe: safe === "true" ? [] : [safe] });
};

const replacePattern: Translate = (node, writer) => {
  const [text, pattern, replacement] = node.args.map((arg) => writer.text(writer.value(arg), arg));
  if (text.isNil || pattern.isNil || replacement.isNil) return NIL;
  const more = combined([text, pattern, replacement]);
  const name = writer.temporary();
  writer.step(`set(${name}, ${text.text})`, all(more.present, more.safe));
  writer.step(`replace_pattern(${name}, ${pattern.text}, ${replacement.text})`, `${name} != nil`);
  return writer.stored(name, "string", { safe: more.safe, checks: more.checks });
};

const substring: Translate = (node, writer) => {
  const [target, start, length] = node.args;
  const text = writer.hoisted(writer.text(writer.value(target), target));
  if (text.isNil) return NIL;
  const isWritten = (arg: V1Expression | undefined): boolean =>
    arg === undefined || arg.kind === "Int" || (arg.kind === "V1Unary" && arg.operand.kind === "Int");
  if (!isWritten(start) || !isWritten(length)) {
    return writer.refuse(node, "the Collector refuses positions outside of the text, so they must be written out");
  }
  const from = BigInt(writer.value(start).text);
  const at = from < 0n ? 0n : from;
  const count = length === undefined ? undefined : BigInt(writer.value(length).text);
  const name = writer.temporary();
  const size = `Len(${text.text})`;
  const guards = all(text.present, text.safe);
  writer.step(`set(${name}, "")`, guards);
  if (count === undefined || count > 0n) {
    writer.step(`set(${name}, Substring(${text.text}, ${at}, ${size} - ${at}))`, all(guards, `${size} > ${at}`));
  }
  if (count !== undefined && count > 0n) {
    writer.step(`set(${name}, Substring(${text.text}, ${at}, ${count}))`, all(guards, `${size} > ${at + count}`));
  }
  return writer.stored(name, "string", { safe: text.safe, checks: text.checks });
};

const trim: Translate = (node, writer) => {
  const [target, characters] = node.args;
  const text = writer.text(writer.value(target), target);
  if (characters !== undefined && characters.kind !== "String") {
    return writer.refuse(characters, "the Collector trims characters that are written out");
  }
  const cutset = characters === undefined ? `"${WHITE_SPACE}"` : quote(characters.value);
  return call("Trim", [text, fragment(cutset, "string")], "string");
};

const contains: Translate = (node, writer) => {
  const [container, item] = node.args;
  const all_ = writer.hoisted(writer.value(container));
  const part = writer.value(item);
  if (all_.isNil || part.isNil) return NIL;
  const { text, type } = all_;
  if (item.kind !== "String") return writer.refuse(item, "the Collector looks for a text that is written out");
  const inText = `IsMatch(${type === "id" || type === "string" || type === "any" ? text : `String(${text})`}, ${quote(quotePattern(item.value))})`;
  const inList = `ContainsValue(${text}, ${part.text})`;
  const inMap = `ContainsValue(Keys(${text}), ${part.text})`;
  const more = combined([all_]);
  if (type === "list") return fragment(inList, "bool", more);
  if (type === "map") return fragment(inMap, "bool", more);
  if (type !== "any") return fragment(inText, "bool", more);
  const name = writer.temporary();
  writer.step(`set(${name}, ${inList})`, all(all_.safe, `IsList(${text})`));
  writer.step(`set(${name}, ${inMap})`, all(all_.safe, `IsMap(${text})`));
  writer.step(`set(${name}, ${inText})`, all(all_.present, all_.safe, `${name} == nil`));
  return writer.stored(name, "bool", { safe: all_.safe, checks: all_.checks });
};

const int: Translate = (node, writer) => {
  const [arg] = node.args;
  const part = writer.value(arg);
  if (part.isNil || part.type === "int") return part;
  if (part.nanos !== undefined)
    return fragment(part.nanos, "int", { ...part, text: part.nanos, type: "int", isPath: false });
  if (part.type === "time") return call("UnixNano", [part], "int");
  if (part.type === "float" || part.type === "bool") return call("Int", [part], "int");
  if (part.type !== "any" && part.type !== "string")
    return writer.refuse(node, `the Collector makes no int of a ${part.type}`);
  const source = writer.hoisted(part);
  const { text } = source;
  const name = writer.temporary();
  const guards = all(source.present, source.safe);
  const isText = part.type === "string" ? "true" : `IsString(${text})`;
  const whole = `IsMatch(${text}, "^[+-]?[0-9]+$")`;
  const fraction = `IsMatch(${text}, "^[+-]?[0-9.][0-9a-fA-FxX_.]*([eEpP][+-]?[0-9]+)?$")`;
  if (isText === "true") writer.step(`set(${name}, Int(${text}))`, all(guards, whole));
  else writer.step(`set(${name}, Int(${text}))`, all(guards, `(not ${isText} or ${whole})`));
  writer.step(`set(${name}, Int(Double(${text})))`, all(guards, isText, `not ${whole}`, fraction));
  const kinds = part.type === "any" ? whereReachable(source, [`not IsMap(${text})`, `not IsList(${text})`]) : [];
  return writer.stored(name, "int", { safe: [...source.safe, ...kinds], checks: source.checks });
};

const hash: Translate = (node, writer) => {
  const [arg] = node.args;
  const text = writer.text(writer.value(arg), arg);
  if (text.isNil) return NIL;
  const fnv = call("FNV", [text], "int");
  // The comparison has asked for the text to be there.
  if (writer.hashAs) return fragment(writer.hashAs(fnv.text), "int");
  const name = writer.temporary();
  writer.step(`set(${name}, ${fnv.text})`, all(fnv.present, fnv.safe));
  writer.step(`set(${name}, ${name} + 9223372036854775807 + 1)`, `${name} < 0`);
  return writer.stored(name, "int", { safe: fnv.safe, checks: fnv.checks });
};

const round: Translate = (node, writer) => {
  const [value, digits] = node.args;
  const part = writer.hoisted(writer.value(value));
  if (part.isNil) return NIL;
  const places = digits === undefined ? 0n : digits.kind === "Int" ? digits.value : -1n;
  if (places < 0n || places > 18n)
    return writer.refuse(node, "the Collector rounds only to digits that are written out, from 0 to 18");
  if (part.type === "int") return part;
  const { text } = part;
  const name = writer.temporary();
  const guards = all(part.present, part.safe);
  // Format rounds the binary number; a decimal that ends on 5 is made to lie above the middle first, as v1 rounds it.
  if (part.type === "any") writer.step(`set(${name}, ${text})`, all(guards, `IsInt(${text})`));
  const isDouble = part.type === "any" ? all(guards, `IsDouble(${text})`) : guards;
  writer.step(`set(${name}, String(${text}))`, isDouble);
  const tie = places === 0n ? "^(-?\\\\d+\\\\.)5$" : `^(-?\\\\d+\\\\.\\\\d{${places}})5$`;
  writer.step(`replace_pattern(${name}, "${tie}", "\${1}9")`, `IsString(${name})`);
  writer.step(`set(${name}, Double(Format("%.${places}f", [Double(${name})])))`, `IsString(${name})`);
  const kinds =
    part.type === "any" ? whereReachable(part, [`(${text} == nil or IsInt(${text}) or IsDouble(${text}))`]) : [];
  return writer.stored(name, part.type, { safe: [...part.safe, ...kinds], checks: part.checks });
};

const extractPattern: Translate = (node, writer) => {
  const [target, pattern, group] = node.args;
  const text = writer.text(writer.value(target), target);
  if (text.isNil) return NIL;
  const wanted =
    group === undefined
      ? undefined
      : group.kind === "Int"
        ? Number(group.value)
        : group.kind === "String"
          ? toText(group.value)
          : "";
  if (pattern.kind !== "String" || wanted === "") {
    return writer.refuse(node, "the Collector extracts by a pattern and a group that are written out");
  }
  const named = nameGroup(toText(pattern.value), wanted);
  if (named === undefined)
    return writer.refuse(node, "a group that may take no part in a match is empty in the Collector and nil in v1");
  const literal = JSON.stringify(named.pattern);
  const name = writer.temporary();
  const value = `ExtractPatterns(${text.text}, ${literal})[${JSON.stringify(named.name)}]`;
  writer.step(`set(${name}, ${value})`, all(text.present, text.safe, `IsMatch(${text.text}, ${literal})`));
  return writer.stored(name, "string", { safe: text.safe, checks: text.checks });
};

/** The Collector's IsMatch makes a text of its target by itself. */
const isMatch: Translate = (node, writer) => {
  const [target, pattern] = node.args.map((arg) => writer.text(writer.value(arg), arg));
  return call("IsMatch", [{ ...target, text: target.text.replace(/^String\((.*)\)$/s, "$1") }, pattern], "bool");
};

const len: Translate = (node, writer) => {
  const part = writer.value(node.args[0]);
  if (part.type === "id") return writer.refuse(node, "an id has no length");
  return call("Len", [part], "int", part.type === "any");
};

const duration: Translate = (node, writer) => {
  const [arg] = node.args;
  const text = writer.text(writer.value(arg), arg);
  const made = call("Duration", [text], "duration", true);
  return made.isNil ? made : { ...made, nanos: `Nanoseconds(${made.text})` };
};

/** How each function of v1 is written in the Collector. */
export const FUNCTIONS: ReadonlyMap<string, Translate> = new Map<string, Translate>([
  ["Uppercase", ofTexts("ToUpperCase", "string")],
  ["Lowercase", ofTexts("ToLowerCase", "string")],
  ["SHA256", ofTexts("SHA256", "string")],
  ["MD5", ofTexts("MD5", "string")],
  ["Split", ofTexts("Split", "list")],
  ["IsMatch", isMatch],
  ["Substring", substring],
  ["ReplacePattern", replacePattern],
  ["Format", format],
  ["Concat", concat],
  ["Join", join],
  ["Trim", trim],
  ["Contains", contains],
  ["Round", round],
  ["Hash", hash],
  ["Hour", ofTime("Hour")],
  ["DayOfWeek", ofTime("Weekday")],
  ["UnixNano", ofTime("UnixNano")],
  ["Len", len],
  ["ExtractPattern", extractPattern],
  ["Int", int],
  ["Coalesce", coalesce],
  ["If", ifFunction],
  ["Sum", (node, writer) => writer.refuse(node, "the Collector has no sum over a list")],
  ["Now", () => fragment("Now()", "time")],
  ["Duration", duration],
]);
