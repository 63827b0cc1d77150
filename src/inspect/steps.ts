import type { StepEvent } from "./observe.ts";

/** Which steps are wanted; what is left out does not matter. */
export interface StepFilter {
  /** Index of the statement or condition. */
  readonly text?: number;
  /** An offset in the rules: the text that stands there. */
  readonly offset?: number;
  /** Only steps of this record, and of what stands above the records. */
  readonly record?: number;
  readonly matched?: boolean;
  readonly changed?: boolean;
  readonly failed?: boolean;
}

export interface Step {
  readonly text: number;
  readonly record: number;
  readonly matched: boolean;
  readonly changed: boolean;
  readonly failed: boolean;
}

const CHUNK = 4096;
const MATCHED = 1;
const CHANGED = 2;
const FAILED = 4;

/** The steps of a run in order, three numbers each. */
export class StepList {
  length = 0;
  private numbers = new Int32Array(3 * CHUNK);

  add({ text, record, matched, changed, failure }: StepEvent): void {
    const at = 3 * this.length++;
    if (at === this.numbers.length) {
      const larger = new Int32Array(2 * this.numbers.length);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[at] = text;
    this.numbers[at + 1] = record;
    this.numbers[at + 2] = (matched ? MATCHED : 0) | (changed ? CHANGED : 0) | (failure ? FAILED : 0);
  }

  at(index: number): Step {
    const flags = this.numbers[3 * index + 2];
    return {
      text: this.numbers[3 * index],
      record: this.numbers[3 * index + 1],
      matched: (flags & MATCHED) !== 0,
      changed: (flags & CHANGED) !== 0,
      failed: (flags & FAILED) !== 0,
    };
  }

  find(from: number, direction: 1 | -1, filter: StepFilter): number {
    for (let i = from; i >= 0 && i < this.length; i += direction) {
      const step = this.at(i);
      if (filter.text !== undefined && step.text !== filter.text) continue;
      if (filter.record !== undefined && step.record !== filter.record) continue;
      if (filter.matched !== undefined && step.matched !== filter.matched) continue;
      if (filter.changed !== undefined && step.changed !== filter.changed) continue;
      if (filter.failed !== undefined && step.failed !== filter.failed) continue;
      return i;
    }
    return -1;
  }
}
