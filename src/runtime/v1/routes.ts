import { Metric, type MetricData, Payload, ResourceGroup, ScopeGroup } from "../../otlp/model.ts";
import { ProfilesPayload } from "../../otlp/profiles.ts";
import type { RecordContext } from "../../otlp/record-context.ts";

/** What was opened last at one output, so that neighbours stay together. */
interface Tail {
  readonly payload: Payload<unknown>;
  source: ResourceGroup<unknown> | undefined;
  sourceScope: ScopeGroup<unknown> | undefined;
  sourceMetric: Metric | undefined;
  scope: ScopeGroup<unknown> | undefined;
  points: unknown[] | undefined;
}

/** Collects records that were moved to named outputs, each with its resource and scope (and metric). */
export class Routes {
  private readonly tails = new Map<string, Tail>();
  private readonly whole: Payload<unknown>;

  constructor(whole: Payload<unknown>) {
    this.whole = whole;
  }

  /** @param record a span, log record or profile; for metrics the data point. */
  add(output: string, context: RecordContext, record: unknown, metric: Metric | undefined): void {
    const tail = this.tailOf(output);
    if (tail.source !== context.resourceGroup) {
      tail.source = context.resourceGroup;
      tail.sourceScope = undefined;
      const group = new ResourceGroup<unknown>();
      // Shared, so that a record finds the resource as its batch leaves it.
      group.resource = context.resource;
      group.schemaUrl = context.resourceGroup.schemaUrl;
      group.unknown = context.resourceGroup.unknown;
      tail.payload.resources.push(group);
    }
    if (tail.sourceScope !== context.scopeGroup) {
      tail.sourceScope = context.scopeGroup;
      tail.sourceMetric = undefined;
      const group = new ScopeGroup<unknown>();
      group.scope = context.scope;
      group.schemaUrl = context.scopeGroup.schemaUrl;
      group.unknown = context.scopeGroup.unknown;
      tail.payload.resources[tail.payload.resources.length - 1].scopes.push(group);
      tail.scope = group;
    }
    const scope = tail.scope as ScopeGroup<unknown>;
    if (metric === undefined) {
      scope.records.push(record);
      return;
    }
    if (tail.sourceMetric !== metric) {
      tail.sourceMetric = metric;
      const copy = Object.assign(new Metric(), metric);
      if (metric.data) copy.data = emptied(metric.data);
      scope.records.push(copy);
      tail.points = copy.data?.dataPoints;
    }
    tail.points?.push(record);
  }

  /** The payloads by output, in the order in which the outputs were met. */
  payloads(): ReadonlyMap<string, Payload<unknown>> {
    return new Map([...this.tails].map(([name, { payload }]) => [name, payload]));
  }

  private tailOf(output: string): Tail {
    const known = this.tails.get(output);
    if (known) return known;
    let payload = new Payload<unknown>();
    if (this.whole instanceof ProfilesPayload) {
      const profiles = new ProfilesPayload();
      profiles.dictionary = this.whole.dictionary;
      payload = profiles as Payload<unknown>;
    }
    const tail: Tail = {
      payload,
      source: undefined,
      sourceScope: undefined,
      sourceMetric: undefined,
      scope: undefined,
      points: undefined,
    };
    this.tails.set(output, tail);
    return tail;
  }
}

/** The same kind of metric without its points. */
function emptied(data: MetricData): MetricData {
  const copy = Object.assign(Object.create(Object.getPrototypeOf(data)) as MetricData, data);
  copy.dataPoints = [];
  return copy;
}
