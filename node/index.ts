/**
 * `ottl/node`: what needs Node. Files and standard streams, compressed by their name's ending, and output that appears
 * whole or not at all.
 */
export { type Compression, compressionOf } from "./compression.ts";
export { digest } from "./digest.ts";
export { FileError, fileError } from "./file-error.ts";
export { type Input, openInput, readAll } from "./input.ts";
export { type Output, openOutput } from "./output.ts";
