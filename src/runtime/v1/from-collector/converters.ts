import { quotePattern } from "../migrate/quote.ts";
import { argument, type Translate } from "./argument.ts";
import { all, any, bare, type Conjunction } from "./conjunction.ts";
import { failsAlways } from "./expression.ts";
import { quote } from "./literal.ts";
import { printed } from "./printed.ts";
import { TIME_CONVERTERS } from "./time-converters.ts";
import {
  isList,
  isMap,
  isNoText,
  isNumber,
  isText,
  NIL,
  plainPredicate,
  predicate,
  present,
  result,
  resultOfAny,
  type V1Value,
  v1Value,
} from "./value.ts";

/** A function of texts with the same meaning in v1. */
function ofTexts(name: string, params: readonly string[], type: V1Value["type"] = "string"): Translate {
  return (call, writer) => {
    const args = params.map((param) => writer.text(argument(call, param, writer)));
    if (args.includes(NIL)) return NIL;
    return result(`${name}(${args.map(({ text }) => bare(text)).join(", ")})`, type, args);
  };
}

const convertCase: Translate = (call, writer) => {
  const to = argument(call, "to_case", writer);
  const name = to.kind === "String" && ({ upper: "Uppercase", lower: "Lowercase" } as Record<string, string>)[to.value];
  if (!name) return writer.refuse(call.node, "v1 has upper and lower case only");
  return ofTexts(name, ["target"])(call, writer);
};

const substring: Translate = (call, writer) => {
  const utf8 = call.args.get("utf8_safe");
  if (utf8 && !(utf8.kind === "Boolean" && !utf8.value)) {
    return writer.refuse(call.node, "v1's Substring cuts bytes and has no utf8_safe");
  }
  const text = writer.text(argument(call, "target", writer));
  const [start, length] = ["start", "length"].map((name) => writer.int(argument(call, name, writer)));
  if ([text, start, length].includes(NIL)) return NIL;
  const size = `Len(${bare(text.text)})`;
  const isFixed = typeof start.literal === "bigint" && typeof length.literal === "bigint";
  if (isFixed && ((start.literal as bigint) < 0n || (length.literal as bigint) <= 0n)) {
    return writer.refuse(call.node, "the Collector always fails for a negative start or a length below 1");
  }
  const end = isFixed
    ? String((start.literal as bigint) + (length.literal as bigint))
    : `${start.text} + ${length.text}`;
  // Positions outside of the text are an error there and moved to its ends here.
  const range = [`${size} >= ${end}`, ...(isFixed ? [] : [`${start.text} >= 0`, `${length.text} > 0`])];
  const whole = result(`Substring(${bare(text.text)}, ${bare(start.text)}, ${bare(length.text)})`, "string", [
    text,
    start,
    length,
  ]);
  return { ...whole, safe: [...whole.safe, ...range] };
};

const trim: Translate = (call, writer) => {
  const characters = call.args.get("replacement");
  const text = writer.text(argument(call, "target", writer));
  const cut = characters === undefined ? `" "` : writer.text(characters).text;
  return text === NIL ? NIL : result(`Trim(${bare(text.text)}, ${cut})`, "string", [text]);
};

/** Texts at one end as a pattern; other than written out they are compared. */
function atEnd(param: string, isPrefix: boolean, isTrim: boolean): Translate {
  return (call, writer) => {
    const text = writer.text(argument(call, "target", writer));
    const part = writer.text(argument(call, param, writer));
    if (text === NIL || part === NIL) return NIL;
    const subject = bare(text.text);
    if (typeof part.literal === "string") {
      const literal = quotePattern(part.literal);
      const pattern = quote(isPrefix ? `^${literal}` : `${literal}$`);
      if (isTrim) return result(`ReplacePattern(${subject}, ${pattern}, "")`, "string", [text]);
      return plainPredicate(`IsMatch(${subject}, ${pattern})`, [text]);
    }
    if (isTrim) return writer.refuse(call.node, "v1 takes away only a text that is written out");
    const other = bare(part.text);
    const start = isPrefix ? `0, Len(${other})` : `Len(${subject}) - Len(${other})`;
    return plainPredicate(`(Substring(${subject}, ${start}) == ${other})`, [text, part]);
  };
}

const isMatch: Translate = (call, writer) => {
  const target = writer.value(argument(call, "target", writer));
  const pattern = writer.text(argument(call, "pattern", writer));
  if (target === NIL || pattern === NIL) return NIL;
  const subject = printed(target, argument(call, "target", writer), writer);
  if (subject === undefined) return NIL;
  const text = `IsMatch(${subject}, ${bare(pattern.text)})`;
  if (!target.isNilable) return plainPredicate(text, [target, pattern]);
  const asked = `${target.text} != nil`;
  const value = predicate([asked, text], any([`${target.text} == nil`], [`not ${text}`]), [target, pattern]);
  // JSON begins with a bracket: where the pattern wants something else, a list or a map never matches.
  const isShort = typeof pattern.literal === "string" && /^\^[\w/ -](?![?*{])[^|]*$/.test(pattern.literal);
  return isShort ? { ...value, outer: [`IsMatch(${bare(target.text)}, ${pattern.text})`] } : value;
};

/** Questions about a value's type; `when` asks v1 where the type is not known beforehand. */
function isOfType(types: readonly string[], when: (text: string) => { holds: Conjunction; fails: string }): Translate {
  return (call, writer) => {
    const target = writer.value(argument(call, "target", writer));
    if (writer.isRefused(target)) return NIL;
    const { text } = target;
    if (target.type === "any") {
      const { holds, fails } = when(text);
      return predicate(holds, any([`${text} == nil`], [fails]), [target]);
    }
    if (!types.includes(target.type)) return predicate(["false"], "true", [target]);
    if (!target.isNilable) return predicate([], "false", [target]);
    return predicate([`${text} != nil`], `${text} == nil`, [target]);
  };
}

/** Half of one, rounded: nothing is left of an int. */
const half = (text: string): string => `(${text} * 0 + 1) / 2`;
const other = (fails: Conjunction, text: string): string => any([fails[0]], [isText(text)]);

const isEmpty: Translate = (call, writer) => {
  const target = writer.value(argument(call, "target", writer));
  if (target === NIL) return NIL;
  const { text } = target;
  const asked: Readonly<Record<string, string>> = {
    string: `${text} == ""`,
    int: `${text} == 0`,
    bool: `${text} == false`,
    list: `Len(${text}) == 0`,
    map: `Len(${text}) == 0`,
  };
  if (target.type === "any") {
    const container = [`IsMatch(Format("{}", ${text}), \`^(\\[\\]|\\{\\})$\`)`, isNoText(text)];
    const empty = any([`${text} == nil`], [asked.string], [asked.int], [asked.bool], container);
    return predicate([empty], `not ${empty}`, [target]);
  }
  const own = asked[target.type];
  if (own === undefined) return writer.refuse(call.node, `v1 cannot tell whether a ${target.type} is empty`);
  const empty = target.isNilable ? any([`${text} == nil`], [own]) : `(${own})`;
  return predicate([empty], `not ${empty}`, [target]);
};

const int: Translate = (call, writer) => {
  const target = writer.value(argument(call, "target", writer));
  const { type, text } = target;
  if (target === NIL || type === "int") return target;
  const whole = result(`Int(${bare(text)})`, "int", [target], { isNilable: target.isNilable, nilBy: text });
  if (type === "float" || type === "bool") return whole;
  const digits = `IsMatch(${bare(text)}, "^[+-]?[0-9]+$")`;
  if (type === "string") {
    return { ...whole, safe: [...whole.safe, target.isNilable ? any([`${text} == nil`], [digits]) : digits] };
  }
  if (type !== "any") return writer.refuse(call.node, failsAlways(target));
  // A text with a fraction is an error there and truncated here.
  const fits = any(...(target.isNilable ? [[`${text} == nil`]] : []), [isNoText(text)], [digits]);
  return { ...whole, isRisky: true, safe: [...whole.safe, fits] };
};

const parseInt: Translate = (call, writer) => {
  const base = argument(call, "base", writer);
  if (base.kind !== "Int" || base.value !== 10n) return writer.refuse(base, "v1 reads ints of base 10 only");
  const text = writer.text(argument(call, "target", writer));
  if (text === NIL) return NIL;
  const whole = result(`Int(${bare(text.text)})`, "int", [text]);
  return { ...whole, safe: [...whole.safe, `IsMatch(${bare(text.text)}, "^[+-]?[0-9]+$")`] };
};

const double: Translate = (call, writer) => {
  const target = writer.value(argument(call, "target", writer));
  if (target === NIL || target.type === "float") return target;
  if (target.type === "int" && !target.isNilable) return result(`(${target.text} * 1.0)`, "float", [target]);
  return writer.refuse(call.node, "v1 makes no float of a text; for a number write `x * 1.0`");
};

const string: Translate = (call, writer) => {
  const node = argument(call, "target", writer);
  const target = writer.value(node);
  if (target === NIL || target.type === "string") return target;
  if (target.type === "duration") return resultOfAny(`Format("{}", Int(${bare(target.text)}))`, "string", [target]);
  const subject = printed(target, node, writer);
  if (subject === undefined) return NIL;
  const text = subject.startsWith("Format(") ? subject : `Format("{}", ${subject})`;
  if (!target.isNilable) return resultOfAny(text, "string", [target]);
  return result(`If(${target.text} != nil, ${text})`, "string", [target], { isNilable: true, nilBy: target.text });
};

const coalesce: Translate = (call, writer) => {
  const list = argument(call, "values", writer);
  if (list.kind !== "List") return writer.refuse(list, "v1's Coalesce takes values that are written out");
  const parts = list.items.map((item) => writer.value(item)).filter(({ type }) => type !== "nil");
  if (parts.length === 0) return NIL;
  const always = parts.findIndex(({ isNilable }) => !isNilable);
  const used = always < 0 ? parts : parts.slice(0, always + 1);
  const safe = used.reduceRight<Conjunction>((rest, each) => {
    const own = all(each.safe, each.nilSafe);
    return rest.length === 0 ? own : all(own, any([`${each.text} != nil`], rest));
  }, []);
  const types = new Set(used.map(({ type }) => type));
  return v1Value(
    `Coalesce(${used.map(({ text }) => bare(text)).join(", ")})`,
    types.size === 1 ? used[0].type : "any",
    {
      safe,
      isNilable: always < 0,
      isRisky: used.some(({ isRisky }) => isRisky),
    },
  );
};

/** Braces of a template are doubled. */
const braced = (text: string): string => text.replace(/[{}]/g, "$&$&");

const concat: Translate = (call, writer) => {
  const list = argument(call, "vals", writer);
  const delimiter = writer.text(argument(call, "delimiter", writer));
  if (delimiter === NIL) return NIL;
  if (list.kind !== "List") {
    const items = writer.value(list);
    if (items === NIL) return NIL;
    writer.differs(list, "an item that is empty is `<nil>` in the Collector and left out by v1's Join");
    const whole = result(`Join(${bare(items.text)}, ${bare(delimiter.text)})`, "string", [items, delimiter]);
    return items.type === "any" ? { ...whole, safe: [...whole.safe, ...isList(items.text)] } : whole;
  }
  const parts: V1Value[] = [];
  const args: string[] = [];
  const places = list.items.map((item) => {
    const value = writer.value(item);
    if (typeof value.literal === "string") return braced(value.literal);
    const text = value.type === "nil" ? `"<nil>"` : printed(value, item, writer);
    parts.push(value);
    args.push(value.isNilable && value.type !== "nil" ? `Coalesce(${value.text}, "<nil>")` : (text ?? "nil"));
    return "{}";
  });
  const isFixed = typeof delimiter.literal === "string";
  const template = places.join(isFixed ? braced(delimiter.literal as string) : "{}");
  const all_ = isFixed ? args : withDelimiters(places, args, bare(delimiter.text));
  return resultOfAny(`Format(${[quote(template), ...all_].join(", ")})`, "string", [...parts, delimiter]);
};

function withDelimiters(places: readonly string[], args: readonly string[], delimiter: string): string[] {
  let next = 0;
  return places.flatMap((place, i) => [...(i > 0 ? [delimiter] : []), ...(place === "{}" ? [args[next++]] : [])]);
}

const format: Translate = (call, writer) => {
  const template = argument(call, "format", writer);
  const list = call.args.get("vals");
  if (template.kind !== "String" || list?.kind !== "List") {
    return writer.refuse(call.node, "v1 formats by a template and values that are written out");
  }
  const parts = list.items.map((item) => writer.value(item));
  let next = 0;
  const text = template.value.replace(/%%|%[^%a-zA-Z]*[a-zA-Z]?|[{}]/g, (mark) => {
    if (mark === "%%") return "%";
    if (mark === "{" || mark === "}") return mark + mark;
    const part = parts[next];
    const item = list.items[next++];
    const wanted = ({ "%s": ["string"], "%d": ["int"], "%v": ["string", "int", "bool"] } as Record<string, string[]>)[
      mark
    ];
    if (!wanted) writer.refuse(template, `v1's Format has no \`${mark}\`; it has {} only`);
    else if (part === undefined) writer.refuse(template, "the template has more places than values");
    else if (part.type === "any" || (part.isNilable && wanted.includes(part.type))) {
      writer.differs(item, `the Collector's \`${mark}\` prints what is no ${wanted.join(" or ")} in a way of its own`);
    } else if (!wanted.includes(part.type))
      writer.refuse(item, `the Collector's \`${mark}\` prints a ${part.type} in a way of its own`);
    return "{}";
  });
  if (next !== parts.length)
    return writer.refuse(template, `the template has ${next} places for ${parts.length} values`);
  return resultOfAny(`Format(${[quote(text), ...parts.map((part) => bare(part.text))].join(", ")})`, "string", parts);
};

const containsValue: Translate = (call, writer) => {
  const node = argument(call, "target", writer);
  const item = writer.value(argument(call, "item", writer));
  const isOfKeys = node.kind === "Call" && node.name === "Keys" && node.keys.length === 0;
  const keyed = isOfKeys ? writer.ordered(node) : undefined;
  const container = writer.value(keyed ? argument(keyed, "target", writer) : node);
  if (container === NIL || item === NIL) return NIL;
  if (item.isNilable || item.type === "list" || item.type === "map") {
    return writer.refuse(
      argument(call, "item", writer),
      "what is looked for may be missing or no scalar, which v1 takes in another way",
    );
  }
  const wanted = isOfKeys ? "map" : "list";
  if (container.type !== "any" && container.type !== wanted) return writer.refuse(node, failsAlways(container));
  const guards = container.type !== "any" ? [] : isOfKeys ? isMap(container.text) : isList(container.text);
  const value = plainPredicate(`Contains(${bare(container.text)}, ${bare(item.text)})`, [present(container), item]);
  return { ...value, safe: [...value.safe, ...guards] };
};

const len: Translate = (call, writer) => {
  const target = writer.value(argument(call, "target", writer));
  if (target === NIL) return NIL;
  if (!["string", "any", "list", "map", "bytes"].includes(target.type))
    return writer.refuse(call.node, failsAlways(target));
  const isRisky = target.isRisky || target.type === "any";
  return result(`Len(${bare(target.text)})`, "int", [present(target)], { isRisky });
};

/** Ids that are written out, as hexadecimal text. */
function id(length: number): Translate {
  return (call, writer) => {
    const [node] = call.args.values();
    if (node?.kind === "Bytes" && node.value.length * 2 === length) {
      return v1Value(JSON.stringify(node.text.slice(2).toLowerCase()), "id", { literal: node.text });
    }
    if (node?.kind === "String" && new RegExp(`^[0-9a-fA-F]{${length}}$`).test(node.value)) {
      return v1Value(JSON.stringify(node.value.toLowerCase()), "id", { literal: node.value });
    }
    return writer.refuse(call.node, "v1 makes no ids; one that is written out is compared as hexadecimal text");
  };
}

/** How each converter of the Collector's is written in v1. */
export const CONVERTERS: ReadonlyMap<string, Translate> = new Map<string, Translate>([
  ...TIME_CONVERTERS,
  ["ToUpperCase", ofTexts("Uppercase", ["target"])],
  ["ToLowerCase", ofTexts("Lowercase", ["target"])],
  ["ConvertCase", convertCase],
  ["SHA256", ofTexts("SHA256", ["target"])],
  ["MD5", ofTexts("MD5", ["target"])],
  ["Split", ofTexts("Split", ["target", "delimiter"], "list")],
  ["Substring", substring],
  ["Trim", trim],
  ["TrimPrefix", atEnd("prefix", true, true)],
  ["TrimSuffix", atEnd("suffix", false, true)],
  ["HasPrefix", atEnd("prefix", true, false)],
  ["HasSuffix", atEnd("suffix", false, false)],
  ["IsMatch", isMatch],
  ["IsString", isOfType(["string"], (text) => ({ holds: [isText(text)], fails: isNoText(text) }))],
  [
    "IsInt",
    isOfType(["int"], (text) => ({
      holds: [isNumber(text), `${half(text)} == 0`],
      fails: any([`not ${isNumber(text)}`], [`${half(text)} != 0`]),
    })),
  ],
  [
    "IsDouble",
    isOfType(["float"], (text) => ({
      holds: [isNumber(text), `${half(text)} != 0`],
      fails: any([`not ${isNumber(text)}`], [`${half(text)} == 0`]),
    })),
  ],
  ["IsBool", isOfType(["bool"], (text) => ({ holds: [`${text} >= false`], fails: `not (${text} >= false)` }))],
  ["IsMap", isOfType(["map"], (text) => ({ holds: isMap(text), fails: other([`not ${isMap(text)[0]}`], text) }))],
  ["IsList", isOfType(["list"], (text) => ({ holds: isList(text), fails: other([`not ${isList(text)[0]}`], text) }))],
  ["IsEmpty", isEmpty],
  [
    "IsRootSpan",
    () => predicate([`parent_span_id == "${"0".repeat(16)}"`], `parent_span_id != "${"0".repeat(16)}"`, []),
  ],
  ["Int", int],
  ["ParseInt", parseInt],
  ["Double", double],
  ["String", string],
  ["Coalesce", coalesce],
  ["Concat", concat],
  ["Format", format],
  ["ContainsValue", containsValue],
  ["Len", len],
  ["TraceID", id(32)],
  ["SpanID", id(16)],
]);
