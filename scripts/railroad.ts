/** Railroad diagrams of a grammar as one static HTML page: SVG only, no script and nothing from the network. */
import type { ISerializedGast } from "chevrotain";

/** A piece of track: it enters and leaves on a line; `up` and `down` are how far it reaches from it. */
interface Track {
  readonly width: number;
  readonly up: number;
  readonly down: number;
  draw(x: number, y: number): string;
}

interface Production {
  readonly type: string;
  readonly name?: string;
  readonly label?: string;
  readonly definition?: readonly Production[];
}

const GAP = 10;
const ROW = 8;
const RADIUS = 10;

/** The page with one diagram a rule. */
export function railroadPage(title: string, gast: readonly ISerializedGast[]): string {
  const rules = gast as unknown as readonly Production[];
  const sections = rules.map(
    (rule) => `<h2 id="${rule.name}">${rule.name}</h2>\n${diagram(sequence(rule.definition ?? []))}`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${title}</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; color: #1b1f24; background: #fff; }
h2 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
svg { display: block; max-width: 100%; height: auto; }
path { fill: none; stroke: #57606a; stroke-width: 1.5; }
rect { fill: #eaf3ff; stroke: #0a58ca; }
rect.token { fill: #eefbe9; stroke: #2b7a0b; }
text { font: 13px ui-monospace, monospace; text-anchor: middle; fill: #1b1f24; }
</style>
<h1>${title}</h1>
${sections.join("\n")}
</html>
`;
}

function diagram(track: Track): string {
  const width = track.width + 4 * GAP;
  const height = track.up + track.down + 2 * GAP;
  const y = track.up + GAP;
  const ends = `<path d="M1 ${y - 6}v12M1 ${y}h${2 * GAP - 1}M${width - 2 * GAP} ${y}h${2 * GAP - 1}m0 -6v12"/>`;
  return `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${ends}${track.draw(2 * GAP, y)}</svg>`;
}

function toTrack(production: Production): Track {
  const inner = (): Track => sequence(production.definition ?? []);
  switch (production.type) {
    case "Terminal":
      return box((production.label ?? production.name ?? "").replace(/^'(.*)'$/, "$1"), true);
    case "NonTerminal":
      return box(production.name ?? "", false);
    case "Alternation":
      return choice((production.definition ?? []).map(toTrack));
    case "Option":
      return choice([line(0), inner()]);
    case "Repetition":
      return choice([line(0), loop(inner())]);
    default:
      return inner();
  }
}

function box(text: string, isToken: boolean): Track {
  const width = text.length * 8 + 20;
  const shape = isToken ? ' class="token" rx="11"' : "";
  const label = escapeHtml(text);
  return {
    width,
    up: 11,
    down: 11,
    draw: (x, y) => {
      const body = `<rect x="${x}" y="${y - 11}" width="${width}" height="22"${shape}/><text x="${x + width / 2}" y="${y + 4}">${label}</text>`;
      return isToken ? body : `<a href="#${label}">${body}</a>`;
    },
  };
}

function line(width: number): Track {
  return { width, up: 0, down: 0, draw: (x, y) => (width === 0 ? "" : `<path d="M${x} ${y}h${width}"/>`) };
}

function sequence(definition: readonly Production[]): Track {
  const tracks = definition.map(toTrack);
  if (tracks.length === 0) return line(GAP);
  return {
    width: tracks.reduce((sum, track) => sum + track.width, GAP * (tracks.length - 1)),
    up: Math.max(...tracks.map((track) => track.up)),
    down: Math.max(...tracks.map((track) => track.down)),
    draw: (x, y) => {
      let at = x;
      return tracks
        .map((track, i) => {
          const gap = i === 0 ? "" : line(GAP).draw(at, y);
          if (i > 0) at += GAP;
          const drawn = gap + track.draw(at, y);
          at += track.width;
          return drawn;
        })
        .join("");
    },
  };
}

/** The first track goes straight, the others below it. */
function choice(tracks: readonly Track[]): Track {
  const inner = Math.max(...tracks.map((track) => track.width));
  const offsets = [0];
  for (let i = 1; i < tracks.length; i++) {
    offsets.push(offsets[i - 1] + Math.max(tracks[i - 1].down + ROW + tracks[i].up, 2 * RADIUS));
  }
  return {
    width: inner + 4 * RADIUS,
    up: tracks[0].up,
    down: offsets[offsets.length - 1] + tracks[tracks.length - 1].down,
    draw: (x, y) =>
      tracks
        .map((track, i) => {
          const from = x + 2 * RADIUS;
          const rest = inner - track.width;
          const body = track.draw(from, y + offsets[i]) + line(rest).draw(from + track.width, y + offsets[i]);
          if (i === 0) return line(2 * RADIUS).draw(x, y) + body + line(2 * RADIUS).draw(from + inner, y);
          const drop = offsets[i] - 2 * RADIUS;
          const arc = `a${RADIUS} ${RADIUS} 0 0`;
          const enter = `M${x} ${y}${arc} 1 ${RADIUS} ${RADIUS}v${drop}${arc} 0 ${RADIUS} ${RADIUS}`;
          const leave = `M${from + inner} ${y + offsets[i]}${arc} 0 ${RADIUS} ${-RADIUS}v${-drop}${arc} 1 ${RADIUS} ${-RADIUS}`;
          return `<path d="${enter}"/>${body}<path d="${leave}"/>`;
        })
        .join(""),
  };
}

/** Once or more: the way back runs below. */
function loop(track: Track): Track {
  const down = Math.max(track.down + ROW, 2 * RADIUS);
  return {
    width: track.width + 2 * RADIUS,
    up: track.up,
    down,
    draw: (x, y) => {
      const right = x + RADIUS + track.width;
      const arc = `a${RADIUS} ${RADIUS} 0 0`;
      const drop = down - 2 * RADIUS;
      const back = `M${right} ${y}${arc} 1 ${RADIUS} ${RADIUS}v${drop}${arc} 1 ${-RADIUS} ${RADIUS}h${-track.width}${arc} 1 ${-RADIUS} ${-RADIUS}v${-drop}${arc} 1 ${RADIUS} ${-RADIUS}`;
      return `${line(RADIUS).draw(x, y)}${track.draw(x + RADIUS, y)}${line(RADIUS).draw(right, y)}<path d="${back}"/>`;
    },
  };
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
