import type { BoundPath } from "../../analysis/bind/bound.ts";
import type { ResolvedPath } from "../../contexts/index.ts";
import type { FieldKind } from "../../otlp/lazy/schema.ts";
import { type Leaf, schemaOf } from "../../otlp/lazy/schema.ts";
import type { Slot, SlotTable } from "../batch/slots.ts";
import type { DeprecatedTally } from "./deprecated-tally.ts";

/** What lowering a program of the dialect v1 to columns needs to know. */
export class V1Lowering {
  readonly slots: SlotTable;
  readonly tally: DeprecatedTally;

  constructor(slots: SlotTable, tally: DeprecatedTally) {
    this.slots = slots;
    this.tally = tally;
  }

  get leaf(): Leaf {
    return this.slots.leaf;
  }

  /** Where a path of the record lives in the columns; undefined where they do not hold it. */
  slotOf(path: ResolvedPath): Slot | undefined {
    // Of a bound path the table looks at nothing else.
    return this.slots.of({ path } as BoundPath);
  }

  /** The column of a field of the record, by its name. */
  field(name: string): Slot | undefined {
    return this.slotOf({ reads: { context: this.leaf, field: name, keys: [] } } as unknown as ResolvedPath);
  }

  /** The wire kind of a field of the record. */
  fieldKind(name: string): FieldKind {
    return schemaOf(this.leaf, 0).fields[name].kind;
  }
}
