/** Random OTTL-like texts: valid ones from the grammar, then damaged by tokens and characters. */
export type Kind = "statement" | "condition" | "value";

export interface SyntaxCase {
  readonly kind: Kind;
  readonly text: string;
}

/** A small seeded generator (mulberry32), so that a failing run can be repeated. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  below(n: number): number {
    return Math.floor(this.next() * n);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }

  chance(p: number): boolean {
    return this.next() < p;
  }
}

const TOKENS = [
  ..."( ) [ ] { } , . : = == != < <= > >= => + - * / _ nil not or and true false where".split(" "),
  ..."x y log body a b1 foo_bar set F Foo IsMatch A FOO FOO_B X_1 0 1 08 010 12 1. .5 1.5 1e5 1.5e3 2.e-1 0x1 0xff 0X1".split(
    " ",
  ),
  '"(" ")" "[" "]" "{" "}" "," "." ":" "where"',
  ...'"a" "" "\\n" "\\x41" "\\d" "\\777" "é" "\\u00e9" "a b" 9223372036854775807 9223372036854775808'.split(/ (?!b")/),
  ..."! & && || ' # % é ; ~ @ $ \\ ` ? __ _a wher WHERE".split(" "),
];
const STAND_INS = ['"("', '")"', '"["', '"]"', '"}"', '","', '"."', '":"', '"where"', '"{"'];

export function randomCase(random: Random): SyntaxCase {
  const kind = random.pick<Kind>(["statement", "condition", "value"]);
  const mode = random.below(10);
  if (mode === 0) return { kind, text: join(random, randomTokens(random, 1 + random.below(9))) };
  const tokens = new Generator(random).generate(kind);
  if (mode <= 2) return { kind, text: join(random, tokens) };
  if (mode <= 4) return { kind, text: join(random, useStandIns(random, tokens)) };
  if (mode <= 5) return { kind, text: damageCharacters(random, join(random, tokens)) };
  return { kind, text: join(random, damageTokens(random, mode === 6 ? useStandIns(random, tokens) : tokens)) };
}

function randomTokens(random: Random, count: number): string[] {
  return Array.from({ length: count }, () => random.pick(TOKENS));
}

function join(random: Random, tokens: readonly string[]): string {
  const tight = random.chance(0.3);
  return tokens
    .map((token) => token + (tight && random.chance(0.7) ? "" : random.pick([" ", " ", " ", "\n", "\t "])))
    .join("");
}

function useStandIns(random: Random, tokens: readonly string[]): string[] {
  return tokens.map((token) => {
    const quoted = `"${token}"`;
    if (STAND_INS.includes(quoted) && random.chance(0.3)) return quoted;
    return token.startsWith('"') && random.chance(0.5) ? random.pick(STAND_INS) : token;
  });
}

function damageTokens(random: Random, original: readonly string[]): string[] {
  const tokens = [...original];
  for (let i = 1 + random.below(3); i > 0; i--) {
    const at = random.below(tokens.length + 1);
    switch (random.below(5)) {
      case 0:
        tokens.splice(at, 1);
        break;
      case 1:
        tokens.splice(at, 0, random.pick(TOKENS));
        break;
      case 2:
        tokens.splice(at, 1, random.pick(TOKENS));
        break;
      case 3:
        tokens.splice(at, 0, ...tokens.slice(at, at + 1 + random.below(4)));
        break;
      case 4:
        tokens.splice(at, 1, ...tokens.splice(random.below(tokens.length + 1), 1));
        break;
    }
  }
  return tokens;
}

function damageCharacters(random: Random, text: string): string {
  const characters = [...text];
  for (let i = 1 + random.below(3); i > 0; i--) {
    const at = random.below(characters.length + 1);
    if (random.chance(0.5)) characters.splice(at, 1);
    else characters.splice(at, 0, random.pick([..."()[]{},.:=<>!+-*/\"'\\_ax1F0 \n\u00a0\u000bé"]));
  }
  return characters.join("");
}

/** Yields the tokens of a text that the grammar accepts. */
class Generator {
  private readonly random: Random;
  private budget = 24;

  constructor(random: Random) {
    this.random = random;
  }

  generate(kind: Kind): string[] {
    if (kind === "condition") return this.condition();
    if (kind === "value") return this.value();
    const where = this.random.chance(0.6) ? ["where", ...this.condition()] : [];
    return [...this.call(this.random.pick([["set"], ["keep_keys"], ["s", "et"], ["setAll"]])), ...where];
  }

  private more(p: number): boolean {
    return this.budget > 0 && this.random.chance(p);
  }

  private condition(): string[] {
    let out = this.term();
    while (this.more(0.3)) out = [...out, this.random.pick(["and", "or"]), ...this.term()];
    return out;
  }

  private term(): string[] {
    this.budget--;
    const not = this.random.chance(0.2) ? ["not"] : [];
    switch (this.random.below(this.budget > 0 ? 6 : 2)) {
      case 0:
        return [...not, this.random.pick(["true", "false"])];
      case 1:
        return [...not, ...this.converter()];
      case 2:
        return [...not, "(", ...this.condition(), ")"];
      default:
        return [...not, ...this.value(), this.random.pick(["==", "!=", "<", "<=", ">", ">="]), ...this.value()];
    }
  }

  private value(): string[] {
    this.budget--;
    switch (this.random.below(this.budget > 0 ? 14 : 6)) {
      case 0:
        return ["nil"];
      case 1:
        return [this.random.pick(["true", "false"])];
      case 2:
        return [this.random.pick(["0x01", "0xaBcd"])];
      case 3:
        return [this.string()];
      case 4:
        return [this.random.pick(["FOO", "A", "SPAN_KIND_SERVER"])];
      case 5:
        return this.number();
      case 6:
        return this.list(() => this.value(), "[", "]");
      case 7:
        return this.map();
      case 8:
        return this.lambda();
      case 9:
      case 10:
        return this.path();
      case 11:
        return this.converter();
      default:
        return this.math();
    }
  }

  private string(): string {
    return this.random.pick(['"a"', '""', '"k"', '"\\n"', '"x\\x41"', '"é"', '"\\u2028"', '"("']);
  }

  private number(): string[] {
    return [this.random.pick(["0", "1", "12", "010", "1.5", ".5", "1.", "2.5e3", "9223372036854775807"])];
  }

  private math(): string[] {
    let out = this.operand();
    while (this.more(0.4)) out = [...out, this.random.pick(["+", "-", "*", "/"]), ...this.operand()];
    return out;
  }

  private operand(): string[] {
    this.budget--;
    const sign = this.random.chance(0.2) ? [this.random.pick(["+", "-"])] : [];
    switch (this.random.below(this.budget > 0 ? 4 : 2)) {
      case 0:
        return [...sign, ...this.number()];
      case 1:
        return [...sign, ...this.path()];
      case 2:
        return [...sign, ...this.converter()];
      default:
        return [...sign, "(", ...this.math(), ")"];
    }
  }

  private list(item: () => string[], open: string, close: string): string[] {
    const items: string[] = [];
    for (let n = this.budget > 0 ? this.random.below(4) : 0; n > 0; n--)
      items.push(...(items.length ? [","] : []), ...item());
    return [open, ...items, close];
  }

  private map(): string[] {
    const entries: string[] = [];
    for (let n = this.random.below(4); n > 0; n--) {
      const key = this.random.pick([
        () => [this.string()],
        () => [this.string()],
        () => this.path(),
        () => this.converter(),
      ])();
      entries.push(...key, ":", ...this.value(), ...(this.random.chance(0.6) ? [","] : []));
    }
    return ["{", ...entries, "}"];
  }

  private lambda(): string[] {
    const params = this.list(() => [this.random.pick(["x", "y", "_", "where"])], "(", ")");
    return [...params, "=>", ...(this.random.chance(0.5) ? this.value() : this.condition())];
  }

  private path(): string[] {
    this.budget--;
    const out = this.random.chance(0.6) ? ["log", "."] : [];
    for (let n = 1 + this.random.below(2); n > 0; n--) {
      out.push(
        ...(out.length > 0 && out[out.length - 1] !== "." ? ["."] : []),
        this.random.pick(["body", "attributes", "x", "where"]),
      );
      if (this.more(0.3)) out.push(...this.keys());
    }
    return out;
  }

  private keys(): string[] {
    const key = this.random.pick([() => [this.string()], () => this.number(), () => this.math(), () => ["x"]])();
    return ["[", ...key, "]"];
  }

  private converter(): string[] {
    const out = this.call(this.random.pick([["Foo"], ["IsMatch"], ["F"], ["F", "oo"], ["SHA256"], ["FOO", "bar"]]));
    return this.more(0.2) ? [...out, ...this.keys()] : out;
  }

  private call(name: readonly string[]): string[] {
    this.budget--;
    const argument = (): string[] => {
      const named = this.random.chance(0.15) ? [this.random.pick(["name", "n1", "aB"]), "="] : [];
      return [
        ...named,
        ...(this.random.chance(0.08) ? [this.random.pick(["Foo", "F oo", "ToUpperCase"])] : this.value()),
      ];
    };
    return [...name, ...this.list(argument, "(", ")")];
  }
}
