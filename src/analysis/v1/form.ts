import type { ResolvedPath } from "../../contexts/index.ts";
import type { V1Converter, V1Editor } from "../../functions/v1/define.ts";
import type { ComparisonOperator } from "../../values/compare.ts";
import type { Value } from "../../values/value.ts";
import type { AnyKernel } from "./call.ts";
import type { V1MathOperator } from "./operators.ts";
import type { LoweredPath } from "./path.ts";
import type { Lowered } from "./scope.ts";

/** What an expression is made of, for those who run it in another way than by its closure. */
export type V1Form =
  | { readonly kind: "constant"; readonly value: Value }
  | { readonly kind: "path"; readonly path: ResolvedPath }
  /** A path and `[*]`, and what follows it; an undefined step is a wildcard. */
  | { readonly kind: "wildcard"; readonly path: ResolvedPath; readonly steps: readonly (Lowered | undefined)[] }
  /** A span's end minus its start. */
  | { readonly kind: "span-duration" }
  | {
      readonly kind: "call";
      readonly definition: V1Converter;
      readonly kernel: AnyKernel;
      readonly args: readonly Lowered[];
    }
  | { readonly kind: "list"; readonly items: readonly Lowered[] }
  | { readonly kind: "not" | "negate"; readonly operand: Lowered }
  /** `or` where `decisive` is true, else `and`. */
  | { readonly kind: "logical"; readonly decisive: boolean; readonly left: Lowered; readonly right: Lowered }
  | {
      readonly kind: "comparison";
      readonly operator: ComparisonOperator;
      readonly left: Lowered;
      readonly right: Lowered;
    }
  /** `x == nil`, or `x != nil` where `whenNil` is false. */
  | { readonly kind: "is-nil"; readonly operand: Lowered; readonly whenNil: boolean }
  | { readonly kind: "math"; readonly operator: V1MathOperator; readonly left: Lowered; readonly right: Lowered }
  /** What only the closure can tell. */
  | { readonly kind: "opaque"; readonly why: string };

/** What a statement is made of. */
export type V1StatementForm =
  | { readonly kind: "drop" }
  | { readonly kind: "keep"; readonly condition: Lowered | undefined }
  | { readonly kind: "route"; readonly output: string; readonly condition: Lowered | undefined }
  | { readonly kind: "set"; readonly path: LoweredPath; readonly value: Lowered }
  | {
      readonly kind: "edit";
      readonly definition: V1Editor;
      readonly kernel: AnyKernel;
      readonly path: LoweredPath;
      /** Behind the target. */
      readonly args: readonly Lowered[];
    };
