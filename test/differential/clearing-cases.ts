import type { GeneratedCase } from "./generate.ts";
import type { CaseSignal } from "./payloads.ts";
import { Random } from "./random.ts";

/** Statements that clear or replace the lists that are being walked, and then read and write what was in them. */

const text = (key: string, value: string): object => ({ key, value: { stringValue: value } });

const TRACES = {
  resourceSpans: [
    {
      scopeSpans: [
        {
          spans: [
            {
              name: "s",
              attributes: [text("a", "x")],
              links: [{ traceId: "0102030405060708090a0b0c0d0e0f10", spanId: "0102030405060708" }],
              events: [
                { name: "e1", timeUnixNano: "5", attributes: [text("k", "v")] },
                { name: "e2", attributes: [text("k", "w")] },
              ],
            },
            { name: "t", events: [{ name: "e3" }] },
          ],
        },
      ],
    },
  ],
};

const EXEMPLARS = [{ asInt: "7", filteredAttributes: [text("q", "w")] }, { asDouble: 1.5 }];
const points = (fields: object, exemplars: object = { exemplars: EXEMPLARS }): object[] =>
  ["v1", "v2", "v3"].map((value) => ({ attributes: [text("k", value)], count: "3", ...fields, ...exemplars }));
const number = points({ asInt: "4", timeUnixNano: "5" }).map((point) => ({ ...point, count: undefined }));

const METRICS = {
  resourceMetrics: [
    {
      scopeMetrics: [
        {
          metrics: [
            { name: "g", gauge: { dataPoints: number } },
            { name: "s", sum: { isMonotonic: true, dataPoints: number } },
            { name: "h", histogram: { dataPoints: points({ bucketCounts: ["1", "2"], explicitBounds: [1.5] }) } },
            {
              name: "e",
              exponentialHistogram: {
                dataPoints: points({
                  scale: 1,
                  positive: { offset: 1, bucketCounts: ["1", "2"] },
                  negative: { offset: 2, bucketCounts: ["3"] },
                }),
              },
            },
            { name: "q", summary: { dataPoints: points({ quantileValues: [{ quantile: 0.5, value: 1 }] }, {}) } },
            { name: "none" },
          ],
        },
      ],
    },
  ],
};

const EVENT_STATEMENTS: readonly string[] = [
  "set(span.events, nil)",
  'set(span.events, nil) where spanevent.name == "e1"',
  "set(span.events, span.events)",
  "set(span.links, nil)",
  "set(span.status, nil)",
  'set(spanevent.name, "n")',
  'set(spanevent.attributes["z"], spanevent.name)',
  'set(span.attributes["z"], spanevent.attributes)',
  'set(span.attributes["i"], spanevent.event_index)',
  'set(span.attributes["t"], spanevent.time_unix_nano)',
  'append(span.attributes["l"], spanevent.name)',
  'delete_key(spanevent.attributes, "k")',
  "set(spanevent.attributes, span.attributes)",
  "set(span.attributes, spanevent.attributes)",
  'clear(span.links) where spanevent.name == "e2"',
];

const POINT_STATEMENTS: readonly string[] = [
  "set(metric.data_points, nil)",
  'set(metric.data_points, nil) where datapoint.attributes["k"] == "v2"',
  "set(metric.data_points, metric.data_points)",
  "set(datapoint.exemplars, nil)",
  "set(datapoint.exemplars, datapoint.exemplars)",
  "set(datapoint.positive, datapoint.negative)",
  "set(datapoint.positive, datapoint.positive)",
  "set(datapoint.negative, nil)",
  "set(datapoint.positive.bucket_counts, datapoint.bucket_counts)",
  "set(datapoint.bucket_counts, nil)",
  "set(datapoint.quantile_values, nil)",
  'clear(datapoint.exemplars) where datapoint.attributes["k"] == "v3"',
  "set(datapoint.attributes, metric.metadata)",
  "set(metric.metadata, datapoint.attributes)",
  'append(resource.attributes["l"], datapoint.attributes["k"])',
  'set(datapoint.attributes["z"], datapoint.value_int)',
  'append(resource.attributes["c"], datapoint.count)',
  'append(resource.attributes["b"], datapoint.bucket_counts)',
];

const EXEMPLAR_STATEMENTS: readonly string[] = [
  ...POINT_STATEMENTS,
  'append(resource.attributes["x"], exemplar.filtered_attributes)',
  'set(exemplar.filtered_attributes["p"], datapoint.attributes["k"])',
  'append(resource.attributes["i"], exemplar.int_value)',
  "set(exemplar.int_value, 5)",
  "set(datapoint.attributes, exemplar.filtered_attributes)",
];

const METRIC_STATEMENTS: readonly string[] = [
  "set(metric.data_points, nil)",
  'set(metric.data_points, nil) where metric.name == "g"',
  'clear(metric.data_points) where metric.name == "none"',
  'clear(metric.data_points) where metric.name == "q"',
  'set(metric.metadata["n"], Len(metric.data_points))',
  'convert_gauge_to_sum("delta", false)',
  'copy_metric(name="c") where metric.name == "g"',
  'set(metric.name, "z")',
  "scale_metric(2.0)",
];

const KINDS: readonly (readonly [CaseSignal, string, string, readonly string[], object])[] = [
  ["traces", "trace_statements", "spanevent", EVENT_STATEMENTS, TRACES],
  ["metrics", "metric_statements", "datapoint", POINT_STATEMENTS, METRICS],
  ["metrics", "metric_statements", "exemplar", EXEMPLAR_STATEMENTS, METRICS],
  ["metrics", "metric_statements", "metric", METRIC_STATEMENTS, METRICS],
];

/** The same seed and count give the same cases. */
export function* clearingCases(seed: number, count: number): Generator<GeneratedCase> {
  const random = new Random(seed);
  for (let i = 0; i < count; i++) {
    const [signal, key, context, pool, input] = random.pick(KINDS);
    const statements = random.many(1, 5, () => random.pick(pool));
    const error_mode = random.pick(["ignore", "ignore", "propagate"]);
    yield {
      id: `c${i}`,
      processor: "transform",
      signal,
      config: { error_mode, [key]: [{ context, statements }] },
      input,
    };
  }
}
