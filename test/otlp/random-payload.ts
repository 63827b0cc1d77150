import {
  Buckets,
  EntityRef,
  Exemplar,
  ExponentialHistogram,
  ExponentialHistogramDataPoint,
  Gauge,
  Histogram,
  HistogramDataPoint,
  LogRecord,
  Metric,
  NO_BYTES,
  NumberDataPoint,
  Payload,
  QuantileValue,
  Resource,
  ResourceGroup,
  Scope,
  ScopeGroup,
  Span,
  SpanEvent,
  SpanLink,
  Sum,
  Summary,
  SummaryDataPoint,
} from "../../src/otlp/model.ts";
import * as profiles from "../../src/otlp/profiles.ts";
import type { PayloadOf, Signal } from "../../src/otlp/signal.ts";
import { PMap, PSlice } from "../../src/values/pmap.ts";
import type { PValue } from "../../src/values/value.ts";

/** A small generator of pseudo-random numbers (mulberry32), so that every payload is repeatable. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed | 0;
  }

  /** An integer from 0 to `below` - 1. */
  int(below: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  }

  pick<T>(list: readonly T[]): T {
    return list[this.int(list.length)];
  }

  list<T>(most: number, make: () => T): T[] {
    return Array.from({ length: this.int(most + 1) }, make);
  }
}

const KEYS = ["a", "service.name", "k8s.pod.name", "", "ключ".replace(/./gu, (c) => bytesOf(c)), "x".repeat(60)];
const TEXTS = [
  "",
  "GET",
  'quote " \\ \n\t\u0001 end',
  bytesOf("grüße 🎉"),
  "\xff\xfe",
  "y".repeat(90),
  bytesOf("é".repeat(50)),
];
const UINT32 = [0, 0, 1, 127, 128, 300, 65536, 2 ** 31, 2 ** 32 - 1];
const INT32 = [0, 0, 1, 9, 200, -1, -(2 ** 31), 2 ** 31 - 1];
const UINT64 = [0n, 0n, 1n, 1023n, 1024n, 2n ** 32n, 1767225600000000000n, 2n ** 53n + 1n, 2n ** 64n - 1n];
const INT64 = [0n, 5n, -1n, -1000n, 2n ** 33n, 2n ** 53n + 1n, -(2n ** 63n), 2n ** 63n - 1n];
const DOUBLES = [0, -0, 1, 0.1, -2.5, 1e-7, 1e21, 5e-324, Number.MAX_VALUE, Number.POSITIVE_INFINITY, Number.NaN];

function bytesOf(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text));
}

function bytes(r: Random, size: number): Uint8Array {
  return Uint8Array.from({ length: size }, () => r.int(256));
}

function id(r: Random, size: number): Uint8Array {
  return r.int(4) === 0 ? NO_BYTES : bytes(r, size).fill(1, 0, 1);
}

export function randomValue(r: Random, depth = 0): PValue {
  switch (r.int(depth > 2 ? 6 : 8)) {
    case 0:
      return null;
    case 1:
      return r.pick(INT64);
    case 2:
      return r.pick(DOUBLES);
    case 3:
      return r.int(2) === 0;
    case 4:
      return bytes(r, r.int(7));
    case 5:
      return r.pick(TEXTS);
    case 6:
      return randomMap(r, depth + 1);
    default:
      return new PSlice(r.list(3, () => randomValue(r, depth + 1)));
  }
}

export function randomMap(r: Random, depth = 0): PMap {
  const map = new PMap();
  for (let n = r.int(4); n > 0; n--) map.append(r.pick(KEYS), randomValue(r, depth));
  return map;
}

function entityRef(r: Random): EntityRef {
  const keys = (): string[] => r.list(2, () => r.pick(KEYS));
  return Object.assign(new EntityRef(), {
    schemaUrl: r.pick(TEXTS),
    type: r.pick(TEXTS),
    idKeys: keys(),
    descriptionKeys: keys(),
  });
}

function groups<P extends Payload<R>, R>(r: Random, payload: P, record: () => R): P {
  payload.resources = r.list(2, () => {
    const group = new ResourceGroup<R>();
    group.resource = Object.assign(new Resource(), {
      attributes: randomMap(r),
      droppedAttributesCount: r.pick(UINT32),
      entityRefs: r.list(1, () => entityRef(r)),
    });
    group.schemaUrl = r.pick(TEXTS);
    group.scopes = r.list(2, () => {
      const scope = new ScopeGroup<R>();
      scope.schemaUrl = r.pick(TEXTS);
      scope.scope = Object.assign(new Scope(), {
        name: r.pick(TEXTS),
        version: r.pick(TEXTS),
        attributes: randomMap(r),
        droppedAttributesCount: r.pick(UINT32),
      });
      scope.records = r.list(3, record);
      return scope;
    });
    return group;
  });
  return payload;
}

function span(r: Random): Span {
  const m = new Span();
  m.traceId = id(r, 16);
  m.spanId = id(r, 8);
  m.traceState = r.pick(TEXTS);
  m.parentSpanId = id(r, 8);
  m.flags = r.pick(UINT32);
  m.name = r.pick(TEXTS);
  m.kind = r.pick(INT32);
  m.startTimeUnixNano = r.pick(UINT64);
  m.endTimeUnixNano = r.pick(UINT64);
  m.attributes = randomMap(r);
  m.droppedAttributesCount = r.pick(UINT32);
  m.droppedEventsCount = r.pick(UINT32);
  m.droppedLinksCount = r.pick(UINT32);
  m.status.code = r.pick(INT32);
  m.status.message = r.pick(TEXTS);
  m.events = r.list(2, () =>
    Object.assign(new SpanEvent(), {
      timeUnixNano: r.pick(UINT64),
      name: r.pick(TEXTS),
      attributes: randomMap(r),
      droppedAttributesCount: r.pick(UINT32),
    }),
  );
  m.links = r.list(2, () =>
    Object.assign(new SpanLink(), {
      traceId: id(r, 16),
      spanId: id(r, 8),
      traceState: r.pick(TEXTS),
      attributes: randomMap(r),
      droppedAttributesCount: r.pick(UINT32),
      flags: r.pick(UINT32),
    }),
  );
  return m;
}

function logRecord(r: Random): LogRecord {
  const m = new LogRecord();
  m.timeUnixNano = r.pick(UINT64);
  m.observedTimeUnixNano = r.pick(UINT64);
  m.severityNumber = r.pick(INT32);
  m.severityText = r.pick(TEXTS);
  m.body = randomValue(r);
  m.attributes = randomMap(r);
  m.droppedAttributesCount = r.pick(UINT32);
  m.flags = r.pick(UINT32);
  m.traceId = id(r, 16);
  m.spanId = id(r, 8);
  m.eventName = r.pick(TEXTS);
  return m;
}

function measured(r: Random): bigint | number | undefined {
  return r.pick([() => undefined, () => r.pick(INT64), () => r.pick(DOUBLES)])();
}

function optional(r: Random): number | undefined {
  return r.int(2) === 0 ? undefined : r.pick(DOUBLES);
}

function exemplar(r: Random): Exemplar {
  return Object.assign(new Exemplar(), {
    filteredAttributes: randomMap(r),
    timeUnixNano: r.pick(UINT64),
    value: measured(r),
    spanId: id(r, 8),
    traceId: id(r, 16),
  });
}

function point<P extends object>(r: Random, made: P): P {
  return Object.assign(made, {
    attributes: randomMap(r),
    startTimeUnixNano: r.pick(UINT64),
    timeUnixNano: r.pick(UINT64),
    flags: r.pick(UINT32),
  });
}

function numberPoint(r: Random): NumberDataPoint {
  return Object.assign(point(r, new NumberDataPoint()), {
    value: measured(r),
    exemplars: r.list(2, () => exemplar(r)),
  });
}

function buckets(r: Random): Buckets {
  return Object.assign(new Buckets(), { offset: r.pick(INT32), bucketCounts: r.list(4, () => r.pick(UINT64)) });
}

function distribution<P extends object>(r: Random, made: P): P {
  return Object.assign(point(r, made), {
    count: r.pick(UINT64),
    sum: optional(r),
    min: optional(r),
    max: optional(r),
    exemplars: r.list(1, () => exemplar(r)),
  });
}

function metric(r: Random): Metric {
  const m = new Metric();
  m.name = r.pick(TEXTS);
  m.description = r.pick(TEXTS);
  m.unit = r.pick(TEXTS);
  m.metadata = randomMap(r);
  const aggregationTemporality = r.pick(INT32);
  m.data = r.pick([
    () => undefined,
    () => Object.assign(new Gauge(), { dataPoints: r.list(2, () => numberPoint(r)) }),
    () =>
      Object.assign(new Sum(), {
        dataPoints: r.list(2, () => numberPoint(r)),
        aggregationTemporality,
        isMonotonic: r.int(2) === 0,
      }),
    () =>
      Object.assign(new Histogram(), {
        aggregationTemporality,
        dataPoints: r.list(2, () =>
          Object.assign(distribution(r, new HistogramDataPoint()), {
            bucketCounts: r.list(3, () => r.pick(UINT64)),
            explicitBounds: r.list(3, () => r.pick(DOUBLES)),
          }),
        ),
      }),
    () =>
      Object.assign(new ExponentialHistogram(), {
        aggregationTemporality,
        dataPoints: r.list(2, () =>
          Object.assign(distribution(r, new ExponentialHistogramDataPoint()), {
            scale: r.pick(INT32),
            zeroCount: r.pick(UINT64),
            positive: buckets(r),
            negative: buckets(r),
            zeroThreshold: r.pick(DOUBLES),
          }),
        ),
      }),
    () =>
      Object.assign(new Summary(), {
        dataPoints: r.list(2, () =>
          Object.assign(point(r, new SummaryDataPoint()), {
            count: r.pick(UINT64),
            sum: r.pick(DOUBLES),
            quantileValues: r.list(2, () =>
              Object.assign(new QuantileValue(), { quantile: r.pick(DOUBLES), value: r.pick(DOUBLES) }),
            ),
          }),
        ),
      }),
  ])();
  return m;
}

const indices = (r: Random): number[] => r.list(3, () => r.pick(INT32));

function profile(r: Random): profiles.Profile {
  const type = (): profiles.ValueType =>
    Object.assign(new profiles.ValueType(), { typeStrindex: r.pick(INT32), unitStrindex: r.pick(INT32) });
  return Object.assign(new profiles.Profile(), {
    sampleType: type(),
    samples: r.list(2, () =>
      Object.assign(new profiles.Sample(), {
        stackIndex: r.pick(INT32),
        attributeIndices: indices(r),
        linkIndex: r.pick(INT32),
        values: r.list(3, () => r.pick(INT64)),
        timestampsUnixNano: r.list(3, () => r.pick(UINT64)),
      }),
    ),
    timeUnixNano: r.pick(UINT64),
    durationNano: r.pick(UINT64),
    periodType: type(),
    period: r.pick(INT64),
    profileId: id(r, 16),
    droppedAttributesCount: r.pick(UINT32),
    originalPayloadFormat: r.pick(TEXTS),
    originalPayload: bytes(r, r.int(5)),
    attributeIndices: indices(r),
  });
}

function dictionary(r: Random): profiles.ProfilesDictionary {
  const m = new profiles.ProfilesDictionary();
  m.mappingTable = r.list(2, () =>
    Object.assign(new profiles.Mapping(), {
      memoryStart: r.pick(UINT64),
      memoryLimit: r.pick(UINT64),
      fileOffset: r.pick(UINT64),
      filenameStrindex: r.pick(INT32),
      attributeIndices: indices(r),
    }),
  );
  m.locationTable = r.list(2, () =>
    Object.assign(new profiles.Location(), {
      mappingIndex: r.pick(INT32),
      address: r.pick(UINT64),
      lines: r.list(2, () =>
        Object.assign(new profiles.Line(), {
          functionIndex: r.pick(INT32),
          line: r.pick(INT64),
          column: r.pick(INT64),
        }),
      ),
      attributeIndices: indices(r),
    }),
  );
  m.functionTable = r.list(2, () =>
    Object.assign(new profiles.ProfileFunction(), {
      nameStrindex: r.pick(INT32),
      systemNameStrindex: r.pick(INT32),
      filenameStrindex: r.pick(INT32),
      startLine: r.pick(INT64),
    }),
  );
  m.linkTable = r.list(2, () => Object.assign(new profiles.ProfileLink(), { traceId: id(r, 16), spanId: id(r, 8) }));
  m.stringTable = r.list(4, () => r.pick(TEXTS));
  m.attributeTable = r.list(2, () =>
    Object.assign(new profiles.KeyValueAndUnit(), {
      keyStrindex: r.pick(INT32),
      value: randomValue(r),
      unitStrindex: r.pick(INT32),
    }),
  );
  m.stackTable = r.list(2, () => Object.assign(new profiles.Stack(), { locationIndices: indices(r) }));
  return m;
}

/** A payload in which any field may have any kind of value, defaults and extremes among them. */
export function randomPayload<S extends Signal>(signal: S, r: Random): PayloadOf[S] {
  const make: { [K in Signal]: () => PayloadOf[K] } = {
    traces: () => groups(r, new Payload<Span>(), () => span(r)),
    metrics: () => groups(r, new Payload<Metric>(), () => metric(r)),
    logs: () => groups(r, new Payload<LogRecord>(), () => logRecord(r)),
    profiles: () =>
      groups(r, Object.assign(new profiles.ProfilesPayload(), { dictionary: dictionary(r) }), () => profile(r)),
  };
  return make[signal]();
}
