import { Failure } from "../values/failure.ts";
import type { Value } from "../values/value.ts";
import { defineFunction, type FunctionDefinition, type FunctionEnvironment } from "./define.ts";
import type { Evaluate, Getter } from "./getters.ts";
import type { Arguments, Params } from "./params.ts";

/**
 * The semantics of a strict converter: coerced values by position in, a value or failure out. The author annotates the
 * parameter types (TypeScript cannot derive positions from names): the value type of a getter, the bound value of
 * anything else, undefined for an optional argument that is not given.
 */
export type StrictKernel = (...values: never[]) => Value | Failure;
type AnyKernel = (...values: unknown[]) => Value | Failure;

interface StrictDefinition<P extends Params> extends Omit<FunctionDefinition<P>, "create" | "kernel" | "kind"> {
  /**
   * Called once a call site; literals can be prepared here (a pattern compiled, a layout parsed), a Failure refuses
   * the call. The kernel it returns is called with the values of all parameters, evaluated left to right; the first
   * failure among them is the result and the kernel is not called.
   */
  readonly bind: (args: Arguments<P>, env: FunctionEnvironment) => StrictKernel | Failure;
}

function isGetter(value: unknown): value is Getter {
  return typeof value === "object" && value !== null && "get" in value && "isLiteral" in value && !("set" in value);
}

/** Reads bound arguments; fixed ones answer without looking at the record. */
function reader(value: unknown): Evaluate<unknown> {
  if (!isGetter(value)) return () => value;
  if (value.isLiteral) {
    const { literal } = value;
    return () => literal;
  }
  return value.get;
}

/**
 * Declares a converter whose arguments are all evaluated, left to right, before its semantics apply: the usual form.
 * Functions that evaluate lazily or in another order use `defineFunction`.
 */
export function defineStrict<const P extends Params>(definition: StrictDefinition<P>): FunctionDefinition<P> {
  const { bind, ...rest } = definition;
  const names = Object.keys(definition.params) as (keyof P)[];
  return defineFunction<P>({
    ...rest,
    kind: "converter",
    create(args, env) {
      const bound = bind(args, env);
      if (bound instanceof Failure) return bound;
      const kernel = bound as AnyKernel;
      return strictEvaluate(
        kernel,
        names.map((name) => reader(args[name])),
      );
    },
    kernel: bind,
  });
}

/** One closure a arity: the common arities allocate nothing. */
function strictEvaluate(kernel: AnyKernel, readers: readonly Evaluate<unknown>[]): Evaluate {
  const [first, second] = readers;
  if (readers.length === 1) {
    return (context) => {
      const a = first(context);
      return a instanceof Failure ? a : kernel(a);
    };
  }
  if (readers.length === 2) {
    return (context) => {
      const a = first(context);
      if (a instanceof Failure) return a;
      const b = second(context);
      return b instanceof Failure ? b : kernel(a, b);
    };
  }
  return (context) => {
    const values: unknown[] = [];
    for (const read of readers) {
      const value = read(context);
      if (value instanceof Failure) return value;
      values.push(value);
    }
    return kernel(...values);
  };
}
