import { internBytes } from "../../util/intern-bytes.ts";
import { latin1Slice } from "../../util/latin1-slice.ts";
import type { PMap } from "../../values/pmap.ts";
import {
  ExponentialHistogram,
  Gauge,
  Histogram,
  Metric,
  type MetricData,
  Resource,
  ResourceGroup,
  Scope,
  ScopeGroup,
  Sum,
  Summary,
} from "../model.ts";
import { RecordContext } from "../record-context.ts";
import { TelemetryError } from "../telemetry-error.ts";
import { decodeMetric, decodeResource, decodeScope } from "../wire/thaw.ts";
import { Cursor } from "./cursor.ts";
import type { Layout } from "./layout.ts";

/**
 * What lies above the records of a batch, decoded when it is asked for: resource, scope, and for data points the
 * metric without its points.
 */
export class GroupHeads {
  private bytes: Uint8Array = new Uint8Array(0);
  private layout!: Layout;
  private contexts: (RecordContext | undefined)[] = [];
  /** By container: the decoded group or metric, shared by all contexts below it. */
  private groups: (ResourceGroup<unknown> | ScopeGroup<unknown> | Metric | undefined)[] = [];
  private readonly cursor = new Cursor();
  private readonly inner = new Cursor();
  /** Set once something does not decode: the batch is then left to the full decoder. */
  failed = false;

  open(bytes: Uint8Array, layout: Layout): void {
    this.bytes = bytes;
    this.layout = layout;
    this.contexts = [];
    this.groups = [];
    this.failed = false;
    this.changed.clear();
    this.withDuplicates.clear();
  }

  /** Containers whose own fields a statement may have changed. */
  readonly changed = new Set<number>();
  /** Containers whose attributes had a key twice when they were decoded. */
  private readonly withDuplicates = new Set<number>();

  /** Notes that a statement changed what a container says of itself. Of duplicate keys each run removes one: unfit. */
  markChanged(container: number): void {
    this.changed.add(container);
    if (this.withDuplicates.has(container)) this.failed = true;
  }

  /** The context of the records in a container, everything above them filled in. */
  contextOf(container: number): RecordContext {
    let context = this.contexts[container];
    if (!context) {
      context = this.make(container);
      this.contexts[container] = context;
    }
    return context;
  }

  private make(container: number): RecordContext {
    const { containerParent } = this.layout;
    const context = new RecordContext();
    for (let at = container; at >= 0; at = containerParent.data[at]) this.enter(context, at);
    return context;
  }

  /** A context for statements that look at nothing but the container itself: what lies above it is not decoded. */
  ownContextOf(container: number): RecordContext {
    const known = this.contexts[container];
    if (known) return known;
    const context = new RecordContext();
    this.enter(context, container);
    return context;
  }

  private enter(context: RecordContext, container: number): void {
    const level = this.layout.containerLevel.data[container];
    if (level === 2) context.metric = this.metricOf(container);
    else if (level === 1) {
      context.scopeGroup = this.scopeOf(container);
      context.scope = context.scopeGroup.scope;
    } else if (level === 0) {
      context.resourceGroup = this.resourceOf(container);
      context.resource = context.resourceGroup.resource;
    }
  }

  resourceOf(container: number): ResourceGroup<unknown> {
    return this.remembered(container, () => {
      const group = new ResourceGroup<unknown>();
      group.resource = this.head(container, decodeResource) ?? new Resource();
      this.noteDuplicates(container, group.resource.attributes);
      group.schemaUrl = this.schemaUrl(container);
      return group;
    });
  }

  scopeOf(container: number): ScopeGroup<unknown> {
    return this.remembered(container, () => {
      const group = new ScopeGroup<unknown>();
      group.scope = this.head(container, decodeScope) ?? new Scope();
      this.noteDuplicates(container, group.scope.attributes);
      group.schemaUrl = this.schemaUrl(container);
      return group;
    });
  }

  metricOf(container: number): Metric {
    return this.remembered(container, () => this.metricHead(container));
  }

  /** Whether a text of a metric is this one, by the tag of its field; undefined where the metric was decoded already. */
  hasText(container: number, tag: number, text: Uint8Array): boolean | undefined {
    const { cursor, layout, bytes } = this;
    if (this.groups[container] !== undefined) return undefined;
    const end = layout.containerEnd.data[container];
    let start = 0;
    let stop = 0;
    cursor.open(bytes);
    cursor.at = layout.containerStart.data[container];
    while (cursor.at < end) {
      const key = cursor.varint(end);
      const from = cursor.skip(key & 7, end);
      // The last one counts.
      if (key === tag) {
        start = from;
        stop = cursor.at;
      }
    }
    if (stop - start !== text.length) return false;
    for (let i = 0; i < text.length; i++) if (bytes[start + i] !== text[i]) return false;
    return true;
  }

  private noteDuplicates(container: number, { keys }: PMap): void {
    if (new Set(keys).size < keys.length) this.withDuplicates.add(container);
  }

  private remembered<G extends ResourceGroup<unknown> | ScopeGroup<unknown> | Metric>(
    container: number,
    make: () => G,
  ): G {
    const known = this.groups[container];
    if (known) return known as G;
    const made = make();
    this.groups[container] = made;
    return made;
  }

  private head<M>(
    container: number,
    decode: (bytes: Uint8Array, start: number, end: number) => M | TelemetryError,
  ): M | undefined {
    const start = this.layout.headStart.data[container];
    if (start < 0) return undefined;
    const message = decode(this.bytes, start, this.layout.headEnd.data[container]);
    if (!(message instanceof TelemetryError)) return message;
    this.failed = true;
    return undefined;
  }

  /** Field 3 of ResourceSpans, ScopeSpans and their like. */
  private schemaUrl(container: number): string {
    const { cursor, layout } = this;
    const end = layout.containerEnd.data[container];
    let url = "";
    cursor.open(this.bytes);
    cursor.at = layout.containerStart.data[container];
    while (cursor.at < end) {
      const key = cursor.varint(end);
      const start = cursor.skip(key & 7, end);
      if (key === 0x1a) url = latin1Slice(this.bytes, start, cursor.at);
    }
    return url;
  }

  /** Everything of a metric but its data points, which are passed over. */
  private metricHead(container: number): Metric {
    const { cursor, layout, bytes } = this;
    const end = layout.containerEnd.data[container];
    const metric = new Metric();
    cursor.open(bytes);
    cursor.at = layout.containerStart.data[container];
    while (cursor.at < end) {
      const key = cursor.varint(end);
      const start = cursor.skip(key & 7, end);
      const make = DATA[key >>> 3];
      if (make) metric.data = this.dataHead(make(), container + 1, start, cursor.at);
      else if (key === 0x0a) metric.name = internBytes(bytes, start, cursor.at);
      else if (key === 0x12) metric.description = internBytes(bytes, start, cursor.at);
      else if (key === 0x1a) metric.unit = internBytes(bytes, start, cursor.at);
      else return this.wholeMetricHead(container);
    }
    return metric;
  }

  /** The same for a metric with metadata or unknown fields: the data is cut out before it is decoded. */
  private wholeMetricHead(container: number): Metric {
    const { cursor, layout, bytes } = this;
    const end = layout.containerEnd.data[container];
    const parts: number[] = [];
    let data: MetricData | undefined;
    cursor.at = layout.containerStart.data[container];
    while (cursor.at < end) {
      const from = cursor.at;
      const key = cursor.varint(end);
      const start = cursor.skip(key & 7, end);
      const make = DATA[key >>> 3];
      if (make) data = this.dataHead(make(), container + 1, start, cursor.at);
      else for (let i = from; i < cursor.at; i++) parts.push(bytes[i]);
    }
    const metric = decodeMetric(Uint8Array.from(parts), 0, parts.length);
    if (metric instanceof TelemetryError) {
      this.failed = true;
      return new Metric();
    }
    metric.data = data;
    return metric;
  }

  /** Aggregation temporality (field 2) and monotonicity (field 3); the data points in front are passed over at once. */
  private dataHead(data: MetricData, container: number, start: number, end: number): MetricData {
    const { inner: cursor, layout } = this;
    cursor.open(this.bytes);
    const pointsEnd = layout.leavesEnd.data[container];
    const isInFront = pointsEnd >= 0 && layout.leafTag.data[layout.leafFrom.data[container]] === start;
    cursor.at = isInFront ? pointsEnd : start;
    while (cursor.at < end && !cursor.bad) {
      const key = cursor.varint(end);
      const from = cursor.skip(key & 7, end);
      if (key === 0x10 && "aggregationTemporality" in data) data.aggregationTemporality = this.bytes[from];
      if (key === 0x18 && "isMonotonic" in data) data.isMonotonic = this.bytes[from] !== 0;
    }
    return data;
  }
}

/** A metric's data by its field number. */
const DATA: Readonly<Record<number, () => MetricData>> = {
  5: () => new Gauge(),
  7: () => new Sum(),
  9: () => new Histogram(),
  10: () => new ExponentialHistogram(),
  11: () => new Summary(),
};
