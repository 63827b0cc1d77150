import type { JsonReader } from "./reader.ts";

/** Reads one field of a message of type `M`. */
export type ReadField<M> = (message: M, reader: JsonReader) => void;

/** How each field of a message is read, under its camelCase and its snake_case name. */
export type Fields<M> = ReadonlyMap<string, ReadField<M>>;

/** Makes the table of a message from its camelCase names. */
export function fieldsOf<M>(readers: Readonly<Record<string, ReadField<M>>>): Fields<M> {
  const table = new Map<string, ReadField<M>>();
  for (const [name, read] of Object.entries(readers)) {
    table.set(name, read);
    table.set(
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      read,
    );
  }
  return table;
}

/**
 * Reads an object into a message that may hold values already: as in the reference, a repeated singular message is
 * merged, a repeated list goes on, and of a scalar the last one counts.
 */
export function readMessage<M>(reader: JsonReader, message: M, fields: Fields<M>): M {
  if (reader.openObject()) {
    do {
      const name = reader.key();
      const read = fields.get(name);
      if (read === undefined) reader.skipUnknown(name);
      else read(message, reader);
    } while (reader.moreFields());
  }
  return message;
}

/** Reads an array, adding what `read` gives for each element. */
export function readList<E>(reader: JsonReader, into: E[], read: (reader: JsonReader) => E): void {
  if (!reader.openArray()) return;
  do into.push(read(reader));
  while (reader.moreElements());
}
