// The reference's transform and filter processors of 0.160 behind the oracle's protocol, for what later modules keep in
// packages that no proxy has: profiles and convert_exponential_histogram_to_histogram.
//
//	go build -o reference-0.160 . && ./reference-0.160 < cases.jsonl > results.jsonl
//
// The signals are profiles and metrics. The processor `sample` is no processor: its statements run in the context
// profilesample over every sample, and stop at the first error.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/open-telemetry/opentelemetry-collector-contrib/pkg/ottl"
	"github.com/open-telemetry/opentelemetry-collector-contrib/pkg/ottl/contexts/ottlprofilesample"
	"github.com/open-telemetry/opentelemetry-collector-contrib/pkg/ottl/ottlfuncs"
	"github.com/open-telemetry/opentelemetry-collector-contrib/processor/filterprocessor"
	"github.com/open-telemetry/opentelemetry-collector-contrib/processor/transformprocessor"
	"go.opentelemetry.io/collector/component/componenttest"
	"go.opentelemetry.io/collector/confmap"
	"go.opentelemetry.io/collector/consumer/consumertest"
	"go.opentelemetry.io/collector/featuregate"
	"go.opentelemetry.io/collector/pdata/pmetric"
	"go.opentelemetry.io/collector/pdata/pprofile"
	"go.opentelemetry.io/collector/processor"
	"go.opentelemetry.io/collector/processor/processortest"
	"go.opentelemetry.io/collector/processor/xprocessor"
	"go.uber.org/zap"
	"go.uber.org/zap/zaptest/observer"
)

type request struct {
	ID        string          `json:"id"`
	Processor string          `json:"processor"`
	Signal    string          `json:"signal"`
	Config    map[string]any  `json:"config"`
	Input     json.RawMessage `json:"input"`
}

type answer struct {
	ID     string          `json:"id"`
	Stage  string          `json:"stage"`
	Error  string          `json:"error,omitempty"`
	Logs   []string        `json:"logs,omitempty"`
	Output json.RawMessage `json:"output,omitempty"`
}

// failure is how far a case went, and why no further.
type failure struct {
	stage string
	err   error
}

func refuse(stage string, err error) *failure { return &failure{stage, err} }

func run(r request) (a answer) {
	a.ID = r.ID
	defer func() {
		if p := recover(); p != nil {
			a.Stage, a.Error, a.Output = "panic", fmt.Sprint(p), nil
		}
	}()
	core, logged := observer.New(zap.WarnLevel)
	var output []byte
	var failed *failure
	if r.Processor == "sample" {
		output, failed = overSamples(r)
	} else {
		output, failed = process(r, zap.New(core))
	}
	for _, entry := range logged.All() {
		if err, ok := entry.ContextMap()["error"]; ok {
			a.Logs = append(a.Logs, fmt.Sprint(err))
		}
	}
	if failed != nil {
		a.Stage, a.Error = failed.stage, failed.err.Error()
		return a
	}
	a.Stage, a.Output = "ok", output
	return a
}

func process(r request, logger *zap.Logger) ([]byte, *failure) {
	var factory processor.Factory = transformprocessor.NewFactory()
	if r.Processor == "filter" {
		factory = filterprocessor.NewFactory()
	}
	config := factory.CreateDefaultConfig()
	if err := confmap.NewFromStringMap(r.Config).Unmarshal(config); err != nil {
		return nil, refuse("config", err)
	}
	if err := confmap.Validate(config); err != nil {
		return nil, refuse("config", err)
	}
	settings := processortest.NewNopSettings(factory.Type())
	settings.TelemetrySettings.Logger = logger
	ctx, host := context.Background(), componenttest.NewNopHost()
	switch r.Signal {
	case "profiles":
		input, err := (&pprofile.JSONUnmarshaler{}).UnmarshalProfiles(r.Input)
		if err != nil {
			return nil, refuse("input", err)
		}
		sink := &consumertest.ProfilesSink{}
		p, err := factory.(xprocessor.Factory).CreateProfiles(ctx, settings, config, sink)
		if err == nil {
			err = p.Start(ctx, host)
		}
		if err != nil {
			return nil, refuse("config", err)
		}
		if err := p.ConsumeProfiles(ctx, input); err != nil {
			return nil, refuse("run", err)
		}
		output := pprofile.NewProfiles()
		if all := sink.AllProfiles(); len(all) > 0 {
			output = all[0]
		}
		return written((&pprofile.JSONMarshaler{}).MarshalProfiles(output))
	case "metrics":
		input, err := (&pmetric.JSONUnmarshaler{}).UnmarshalMetrics(r.Input)
		if err != nil {
			return nil, refuse("input", err)
		}
		sink := &consumertest.MetricsSink{}
		p, err := factory.CreateMetrics(ctx, settings, config, sink)
		if err == nil {
			err = p.Start(ctx, host)
		}
		if err != nil {
			return nil, refuse("config", err)
		}
		if err := p.ConsumeMetrics(ctx, input); err != nil {
			return nil, refuse("run", err)
		}
		output := pmetric.NewMetrics()
		if all := sink.AllMetrics(); len(all) > 0 {
			output = all[0]
		}
		return written((&pmetric.JSONMarshaler{}).MarshalMetrics(output))
	}
	return nil, refuse("input", fmt.Errorf("no signal %q here", r.Signal))
}

func written(output []byte, err error) ([]byte, *failure) {
	if err != nil {
		return nil, refuse("output", err)
	}
	return output, nil
}

func overSamples(r request) ([]byte, *failure) {
	telemetry := componenttest.NewNopTelemetrySettings()
	functions := ottlfuncs.StandardFuncs[*ottlprofilesample.TransformContext]()
	parser, err := ottlprofilesample.NewParser(functions, telemetry, ottlprofilesample.EnablePathContextNames())
	if err != nil {
		return nil, refuse("config", err)
	}
	var texts []string
	for _, text := range r.Config["statements"].([]any) {
		texts = append(texts, text.(string))
	}
	statements, err := parser.ParseStatements(texts)
	if err != nil {
		return nil, refuse("config", err)
	}
	mode := ottlprofilesample.WithStatementSequenceErrorMode(ottl.PropagateError)
	sequence := ottlprofilesample.NewStatementSequence(statements, telemetry, mode)
	payload, err := (&pprofile.JSONUnmarshaler{}).UnmarshalProfiles(r.Input)
	if err != nil {
		return nil, refuse("input", err)
	}
	for _, resource := range payload.ResourceProfiles().All() {
		for _, scope := range resource.ScopeProfiles().All() {
			for _, profile := range scope.Profiles().All() {
				for _, sample := range profile.Samples().All() {
					tCtx := ottlprofilesample.NewTransformContextPtr(resource, scope, profile, sample, payload.Dictionary())
					err := sequence.Execute(context.Background(), tCtx)
					tCtx.Close()
					if err != nil {
						return nil, refuse("run", err)
					}
				}
			}
		}
	}
	return written((&pprofile.JSONMarshaler{}).MarshalProfiles(payload))
}

func main() {
	if err := featuregate.GlobalRegistry().Set("ottl.set.allowNil", true); err != nil {
		panic(err)
	}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(make([]byte, 1<<20), 1<<28)
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	for lines.Scan() {
		var r request
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			_ = encoder.Encode(answer{Stage: "case", Error: err.Error()})
			continue
		}
		_ = encoder.Encode(run(r))
	}
}
