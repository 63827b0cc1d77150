import { describe, expect, test } from "vitest";
import { contextsOf, knowsPath } from "../../scripts/upstream/contexts.ts";
import { experimentalBeforeGates, functionsOf } from "../../scripts/upstream/functions.ts";
import { gatesOf } from "../../scripts/upstream/gates.ts";
import { goText } from "../../scripts/upstream/go-text.ts";

function sources(files: Readonly<Record<string, string>>): Map<string, string> {
  return new Map(Object.entries(files));
}

function known(files: Readonly<Record<string, string>>, context: string, paths: readonly string[]): string[] {
  const found = contextsOf(sources(files), [context]).get(context);
  return paths.filter((path) => found !== undefined && knowsPath(found, context, path));
}

test("comments and strings are no code", () => {
  const { text, shadow } = goText('a := "{" // }\nb := `}` /* { */ + \'"\'\n');
  expect(text).toBe('a := "{"     \nb := `}`         + \'"\'\n');
  expect(shadow).toBe("a := \" \"     \nb := ` `         + ' '\n");
});

describe("paths", () => {
  test("stand in switches over fields, as the oldest releases write them", () => {
    const files = {
      "contexts/ottllogs/logs.go": `
func newPathGetSetter(path []ottl.Field) (ottl.GetSetter, error) {
	switch path[0].Name {
	case "resource":
		return ottlcommon.ResourcePathGetSetter(path[1:])
	case "trace_id":
		if len(path) == 1 {
			return accessTraceID(), nil
		}
		if path[1].Name == "string" {
			return accessString(), nil
		}
	}
	return nil, errors.New("{")
}
`,
      "contexts/internal/ottlcommon/resource.go": `
func ResourcePathGetSetter(path []ottl.Field) (ottl.GetSetter, error) {
	switch path[0].Name {
	case "attributes":
		return accessAttributes(), nil
	}
	return nil, nil
}
`,
    };
    const paths = [
      "log.trace_id",
      "log.trace_id.string",
      "trace_id.hex",
      "resource.attributes",
      "log.body",
      "scope.name",
    ];
    expect(known(files, "log", paths)).toEqual(["log.trace_id", "log.trace_id.string", "resource.attributes"]);
  });

  test("stand behind constants, defaults and helpers, as later ones write them", () => {
    const files = {
      "contexts/ottlprofile/profile.go": `
func (pep *pathExpressionParser) parsePath(path ottl.Path[T]) (ottl.GetSetter[T], error) {
	if path.Context() != "" && path.Context() != ctxprofile.Name {
		return pep.parseHigherContextPath(path.Context(), path)
	}
	switch path.Name() {
	case "cache":
		return nil, ctxerror.New("no cache")
	default:
		return ctxprofile.PathGetSetter[T](path)
	}
}

func (pep *pathExpressionParser) parseHigherContextPath(context string, path ottl.Path[T]) (ottl.GetSetter[T], error) {
	switch context {
	case ctxscope.LegacyName:
		return ctxscope.PathGetSetter(path)
	}
}
`,
      "contexts/internal/ctxprofile/profile.go": `
const Name = "profile"

func PathGetSetter[K Context](path ottl.Path[K]) (ottl.GetSetter[K], error) {
	switch path.Name() {
	case "period", "period_type":
		return accessType(path)
	}
}

func accessType[K Context](
	path ottl.Path[K],
) (ottl.GetSetter[K], error) {
	nextPath := path.Next()
	switch nextPath.Name() {
	case "unit":
		return nil, nil
	case "type":
		return access(), nil
	}
}
`,
      "contexts/internal/ctxscope/scope.go": `
const (
	LegacyName = "instrumentation_scope"
)

func PathGetSetter[K Context](path ottl.Path[K]) (ottl.GetSetter[K], error) {
	switch path.Name() {
	case "name":
		return accessName[K](), nil
	}
}
`,
    };
    const paths = [
      "profile.cache",
      "profile.period",
      "profile.period_type.type",
      "instrumentation_scope.name",
      "scope.name",
    ];
    expect(known(files, "profile", paths)).toEqual([
      "profile.period",
      "profile.period_type.type",
      "instrumentation_scope.name",
    ]);
  });

  test("stand in tables of parsers, as the newest ones write them, with a cache of the context's own", () => {
    const files = {
      "contexts/ottlspan/span.go": `
func EnablePathContextNames() ottl.Option[T] {
	return func(p *ottl.Parser[T]) {
		ottl.WithPathContextNames[T]([]string{
			ctxspan.Name,
			ctxscope.LegacyName,
		})(p)
	}
}

func parseEnum(val *ottl.EnumSymbol) {
	_ = ctxspan.SymbolTable[*val]
}

func pathExpressionParser(cacheGetter ctxcache.Getter[T]) ottl.PathExpressionParser[T] {
	return ctxcommon.PathExpressionParser[T](
		map[string]ottl.PathExpressionParser[T]{
			ctxspan.Name:        ctxspan.PathGetSetter[T],
			ctxscope.Name:       ctxscope.PathGetSetter[T],
			ctxscope.LegacyName: ctxscope.PathGetSetter[T],
		},
	)
}
`,
      "contexts/internal/ctxspan/span.go": `
const Name = "span"

var SymbolTable = func() map[ottl.EnumSymbol]ottl.Enum {
	st := map[ottl.EnumSymbol]ottl.Enum{
		"SPAN_KIND_SERVER": ottl.Enum(ptrace.SpanKindServer),
	}
	maps.Copy(st, ctxother.SymbolTable)
	return st
}()

func PathGetSetter[K Context](path ottl.Path[K]) (ottl.GetSetter[K], error) {
	switch path.Name() {
	case "name":
		return accessName[K](), nil
	}
}
`,
      "contexts/internal/ctxscope/scope.go": `
const (
	Name       = "scope"
	LegacyName = "instrumentation_scope"
)

func PathGetSetter[K Context](path ottl.Path[K]) (ottl.GetSetter[K], error) {
	switch path.Name() {
	case "version":
		return accessVersion[K](), nil
	}
}
`,
      "contexts/internal/ctxother/symbols.go": `
var SymbolTable = map[ottl.EnumSymbol]ottl.Enum{
	"STATUS_CODE_OK": 1,
}
`,
    };
    const paths = ["span.name", "span.cache", "span.kind", "scope.version", "instrumentation_scope.version"];
    // `scope` is parsed, but is no name that may stand in front.
    expect(known(files, "span", paths)).toEqual(["span.name", "span.cache", "instrumentation_scope.version"]);
    const enums = contextsOf(sources(files), ["span"]).get("span")?.enums;
    expect([...(enums ?? [])]).toEqual(["SPAN_KIND_SERVER", "STATUS_CODE_OK"]);
  });
});

describe("functions", () => {
  test("are factories with their arguments", () => {
    const found = functionsOf(
      sources({
        "func_substring.go": `
type SubstringArguments[K any] struct {
	Target   ottl.StringGetter[K]
	UTF8Safe ottl.Optional[bool]
}

func NewSubstringFactory[K any]() ottl.Factory[K] {
	return ottl.NewFactory("Substring", &SubstringArguments[K]{}, createSubstring[K], ottl.WithExperimental())
}
`,
      }),
    );
    expect([...(found.get("substring")?.args ?? [])]).toEqual([
      ["target", false],
      ["utf8safe", true],
    ]);
    expect(found.get("substring")?.experimental).toBe(true);
  });

  test("are not the processors' own factories", () => {
    const text = 'const typeStr = "filter"\n\nvar f = processor.NewFactory(\n\ttypeStr,\n\tcreate,\n)\n';
    expect([...functionsOf(sources({ "factory.go": text })).keys()]).toEqual([]);
  });

  test("were Go functions before, some registered under another name", () => {
    const found = functionsOf(
      sources({
        "func_delete_key.go":
          "func DeleteKey[K any](target ottl.Getter[K], key string) (ottl.ExprFunc[K], error) {\n}\n",
        "functions.go": `
func funcs() {
	funcs["HasAttr"] = hasAttribute
}

func hasAttribute(key string, expectedVal string) (ottl.ExprFunc[T], error) {
}
`,
      }),
    );
    expect([...(found.get("deletekey")?.args.keys() ?? [])]).toEqual(["target", "key"]);
    expect([...(found.get("hasattr")?.args.keys() ?? [])]).toEqual(["key", "expectedval"]);
  });

  test("that were experimental before there was a gate", () => {
    const text = 'var legacyExperimentalFuncGates = map[string]*featuregate.Gate{\n\t"ProfileID": nil,\n}\n';
    expect(experimentalBeforeGates(sources({ "parser.go": text }))).toEqual(["profileid"]);
  });
});

test("gates have a stage and, mostly, their first release", () => {
  const text = `
var a = featuregate.GlobalRegistry().MustRegister(
	"some.gate",
	featuregate.StageBeta,
	featuregate.WithRegisterDescription("Allows (much)."),
	featuregate.WithRegisterFromVersion("v0.150.0"),
)
var b = featuregate.GlobalRegistry().MustRegister("other.gate", featuregate.StageAlpha)
`;
  expect(gatesOf(sources({ "gates.go": text }))).toEqual([
    { id: "some.gate", stage: "beta", from: "0.150.0" },
    { id: "other.gate", stage: "alpha", from: undefined },
  ]);
});
