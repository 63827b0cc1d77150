/** What is wrong: not well-formed, well-formed but not OTLP, too deep or too large, or the signal is not known. */
export type TelemetryErrorCode = "malformed" | "invalid" | "limit" | "unknown-signal";

/** Where in the input, as far as it is known. */
export interface TelemetryPosition {
  /** Byte offset from the start of the payload, from 0. */
  readonly offset: number;
  /** Line and column (in bytes), from 1; JSON only. */
  readonly line?: number;
  readonly column?: number;
  /** JSON path, for instance `resourceSpans[0].resource`; JSON only. */
  readonly path?: string;
}

/** Why telemetry could not be read or written. A value: the functions of this folder return it and throw nothing. */
export class TelemetryError {
  readonly code: TelemetryErrorCode;
  readonly reason: string;
  readonly position: TelemetryPosition;

  constructor(code: TelemetryErrorCode, reason: string, position: TelemetryPosition) {
    this.code = code;
    this.reason = reason;
    this.position = position;
  }

  get offset(): number {
    return this.position.offset;
  }

  /** The reason with its place: `line 3, column 7 (resourceSpans[0]): …` or `byte 12: …`. */
  get message(): string {
    const { offset, line, column, path } = this.position;
    const place = line === undefined ? `byte ${offset}` : `line ${line}, column ${column}`;
    return `${place}${path ? ` (${path})` : ""}: ${this.reason}`;
  }
}

/** Something passed over while reading that the author of the data may want to know. */
export interface TelemetryWarning {
  readonly reason: string;
  readonly position: TelemetryPosition;
}
