/**
 * `ottl/node`: what needs Node. Files and standard streams, compressed by their name's ending, and output that appears
 * whole or not at all; a pool of worker threads.
 */
export { type Compression, compressionOf, decompressMessage } from "./compression.ts";
export { digest } from "./digest.ts";
export { FileError, fileError } from "./file-error.ts";
export { FILE_FORMATS, type FileFormat, formatByName, framed, telemetryFormat } from "./formats.ts";
export { type Input, openInput, readAll } from "./input.ts";
export { type Output, openOutput, WAITED_FROM } from "./output.ts";
export {
  openPipelineOutputs,
  PipelineOutputs,
  type PipelineOutputsOptions,
  type PipelineSink,
  type SinkFactory,
} from "./pipeline/outputs.ts";
export {
  createPipelinePool,
  type PipelineOutcome,
  PipelinePool,
  type PipelinePoolOptions,
  type PipelineRunOptions,
} from "./pipeline/pipeline-pool.ts";
export type { PackName, PayloadOptions, PoolRules } from "./pool/messages.ts";
export { createPool, Pool, type PoolOptions, type PoolResult, type ProcessOptions } from "./pool/pool.ts";
export { PoolError } from "./pool/pool-error.ts";
