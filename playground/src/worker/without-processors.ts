import { isMap, isScalar, isSeq, parseDocument } from "yaml";

/** A Collector's configuration without some of its processors; everything else stays as it is written. */
export function withoutProcessors(text: string, skipped: readonly string[]): string {
  const document = parseDocument(text);
  const isSkipped = (value: unknown): boolean => isScalar(value) && skipped.includes(String(value.value));
  const pipelines = document.getIn(["service", "pipelines"]);
  if (isMap(pipelines)) {
    for (const { key } of pipelines.items) {
      const list = document.getIn(["service", "pipelines", isScalar(key) ? key.value : key, "processors"]);
      if (isSeq(list)) list.items = list.items.filter((item) => !isSkipped(item));
    }
  } else {
    const processors = document.get("processors");
    if (isMap(processors)) processors.items = processors.items.filter(({ key }) => !isSkipped(key));
  }
  return String(document);
}
