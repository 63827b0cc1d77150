/** A pool that cannot go on: one of its workers died, or it was closed. */
export class PoolError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "PoolError";
  }
}
