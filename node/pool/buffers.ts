/** How much larger than needed a buffer is made: what comes back in it may be longer than what went out. */
const SLACK = 8;

/** Something that lies in a buffer together with others. */
interface Lease {
  readonly buffer: ArrayBuffer;
  /** How many of them are in use. */
  left: number;
}

/**
 * Buffers that go to the workers and come back: fresh memory has to be zeroed, mapped and collected, which costs more
 * than filling it.
 */
export class Buffers {
  private readonly most: number;
  private readonly spare: ArrayBuffer[] = [];
  private readonly leases = new WeakMap<object, Lease>();

  /** @param most so many buffers are kept. */
  constructor(most: number) {
    this.most = most;
  }

  /** A buffer for at least `size` bytes, with any content. */
  take(size: number): ArrayBuffer {
    const at = this.spare.findIndex(({ byteLength }) => byteLength >= size && byteLength <= 4 * size);
    return at < 0 ? new ArrayBuffer(size + Math.ceil(size / SLACK)) : this.spare.splice(at, 1)[0];
  }

  /** Notes that the users lie in the buffer. */
  lend(buffer: ArrayBuffer, users: readonly object[]): void {
    const lease = { buffer, left: users.length };
    for (const user of users) this.leases.set(user, lease);
  }

  /** Notes that a user is done; after the last one the buffer is used anew. */
  release(user: object): void {
    const lease = this.leases.get(user);
    if (!lease || !this.leases.delete(user)) return;
    if (--lease.left === 0 && this.spare.push(lease.buffer) > this.most) this.spare.shift();
  }
}
