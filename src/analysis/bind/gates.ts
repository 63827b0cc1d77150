/** Feature gates of the reference. Source: pkg/ottl internal/metadata/generated_feature_gates.go. */
export const GATES = {
  lambda: "ottl.functions.enableLambda",
  dynamicMapKeys: "pkg.ottl.enableDynamicMapKeys",
  dynamicSliceArguments: "pkg.ottl.functions.enableDynamicSliceArguments",
  experimental: "pkg.ottl.functions.enableExperimental",
} as const;

/** Gates that are on unless switched off. */
export const DEFAULT_GATES: readonly string[] = [GATES.dynamicSliceArguments];
