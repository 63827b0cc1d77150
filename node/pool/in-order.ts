/** How far `inOrder` reads ahead: items of so many bytes, or so many of them. */
const MOST_ITEMS = 4096;

/**
 * Works on the items of a stream, several at a time, and yields the results in the stream's order. It reads ahead by a
 * bounded number of bytes, so a slow consumer slows the source down. An error, of the source too, is thrown at its turn.
 * @param readAhead bytes.
 */
export async function* inOrder<T, R>(
  source: AsyncIterable<T> | Iterable<T>,
  work: (item: T) => Promise<R>,
  sizeOf: (item: T) => number,
  readAhead: number,
): AsyncGenerator<{ readonly item: T; readonly result: R }> {
  const ahead: { readonly item: T; readonly size: number; readonly result: Promise<R> }[] = [];
  let size = 0;
  for await (const step of settle(source)) {
    const result = "error" in step ? Promise.reject(step.error) : work(step.item);
    // Reported when its turn comes.
    result.catch(() => {});
    const item = step.item as T;
    const own = "error" in step ? 0 : sizeOf(item);
    ahead.push({ item, size: own, result });
    size += own;
    while (ahead.length > 0 && (size > readAhead || ahead.length > MOST_ITEMS)) {
      const next = ahead.shift() as (typeof ahead)[number];
      yield { item: next.item, result: await next.result };
      size -= next.size;
    }
  }
  for (const next of ahead) yield { item: next.item, result: await next.result };
}

/** The items, and what the source throws as the last one. */
async function* settle<T>(
  source: AsyncIterable<T> | Iterable<T>,
): AsyncGenerator<{ readonly item: T } | { readonly item?: undefined; readonly error: unknown }> {
  try {
    for await (const item of source) yield { item };
  } catch (error) {
    yield { error };
  }
}
