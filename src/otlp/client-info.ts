import type { PMap } from "../values/pmap.ts";

/**
 * Who sent the telemetry, as the host knows it: what `otelcol.*` paths read. Keys of the metadata maps are lower case,
 * their values slices of strings.
 */
export interface ClientInfo {
  /** `host:port`. */
  readonly address: string | undefined;
  readonly metadata: PMap | undefined;
  /** Attributes of the authenticated peer. */
  readonly auth: PMap | undefined;
  readonly grpcMetadata: PMap | undefined;
}
