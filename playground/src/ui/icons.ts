import { svg } from "./dom.ts";

const PATHS = {
  first: "M4 3v10M13 3 6 8l7 5z",
  back: "M11 3 5 8l6 5z",
  forward: "M5 3l6 5-6 5z",
  last: "M12 3v10M3 3l7 5-7 5z",
  close: "M4 4l8 8M12 4l-8 8",
} as const;

/** A small picture for a button that says in words what it is. */
export function icon(name: keyof typeof PATHS): SVGElement {
  const path = svg("path", {
    d: PATHS[name],
    fill: name === "close" ? "none" : "currentColor",
    stroke: "currentColor",
    "stroke-width": 1.6,
    "stroke-linejoin": "round",
    "stroke-linecap": "round",
  });
  return svg("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true", class: "icon-image" }, path);
}
