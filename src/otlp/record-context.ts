import { PMap } from "../values/pmap.ts";
import type { ClientInfo } from "./client-info.ts";
import type {
  DataPoint,
  Exemplar,
  LogRecord,
  Metric,
  Resource,
  ResourceGroup,
  Scope,
  ScopeGroup,
  Span,
  SpanEvent,
} from "./model.ts";
import type { Profile, ProfilesDictionary, Sample } from "./profiles.ts";

/**
 * Where a statement runs: one record with everything above it (the reference's TransformContext, one shape for all
 * contexts so that closures stay monomorphic). Fields that the context lacks are left as they are and never read:
 * paths are checked against the context when a program is compiled.
 */
export class RecordContext {
  resourceGroup!: ResourceGroup<unknown>;
  scopeGroup!: ScopeGroup<unknown>;
  resource!: Resource;
  scope!: Scope;
  span!: Span;
  spanEvent!: SpanEvent;
  /** Index of the event in its span; -1 where it is not known. */
  eventIndex = -1;
  log!: LogRecord;
  metric!: Metric;
  dataPoint!: DataPoint;
  exemplar!: Exemplar;
  profile!: Profile;
  profileSample!: Sample;
  /** The tables that the profile's indices point into. */
  profilesDictionary!: ProfilesDictionary;
  /** Who sent the telemetry, where the host knows it. */
  client: ClientInfo | undefined = undefined;
  /** The context's `cache`: one a record, or one a statement group with `shared_cache`. */
  cache: PMap = new PMap();
}
