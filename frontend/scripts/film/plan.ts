// What the player reads: the plan of a film, as crates/film/src/plan.rs writes it, and the words beside the picture.

/** 0 holds, 1 goes evenly, four numbers are a cubic Bézier curve. */
export type Curve = 0 | 1 | [number, number, number, number];
/** A colour of OKLab. */
export type Lab = [number, number, number];
/** A moment in milliseconds, the value there, and the way to it from the key before. */
export type Key<V> = [number, V, Curve];
export type Track<V> = V | Key<V>[];

export interface Node {
  id: string;
  parent: number | undefined;
  next: number;
  on: [number, number];
  caption: boolean;
  anchor: [number, number] | undefined;
  x?: Track<number> | undefined;
  y?: Track<number> | undefined;
  sx?: Track<number> | undefined;
  sy?: Track<number> | undefined;
  rotate?: Track<number> | undefined;
  opacity?: Track<number> | undefined;
  trim?: Track<number> | undefined;
  width?: Track<number> | undefined;
  fill: Track<Lab> | undefined;
  alpha: number | undefined;
  stroke: Track<Lab> | undefined;
  path: string | undefined;
  text: { words: string; size: number; bold?: boolean; width: number } | undefined;
}

export interface Scene {
  id: string;
  start: number;
  end: number;
  chapter: string;
  alt: string;
  still: number;
  steps: number[];
}

export interface Plan {
  size: [number, number];
  dur: number;
  paper: Lab;
  scenes: Scene[];
  nodes: Node[];
}

/** What is said, read and shown beside the picture: crates/studio/src/player/words.rs. */
export interface Words {
  captions: { start: number; end: number; rows: string[] }[];
  descriptions: { at: number; text: string; extended: boolean }[];
  petals: { name: string; sentence: string }[];
}

/** What the player itself says, in the language of the film: content/film/player.*.toml. */
export type Labels = Record<string, string>;

/** A node as it is written: by numbers into tables (crates/film/src/plan/wire.rs). What is left out is as usual. */
interface Part {
  i?: string;
  u?: number;
  n?: number;
  o?: number;
  r?: number;
  c?: [number, number];
  k?: Record<string, number>;
  f?: number;
  d?: number;
  s?: number;
  p?: number;
  l?: number;
}

interface Wire extends Omit<Plan, "nodes"> {
  v: number;
  paths: string[];
  tracks: Track<number>[];
  inks: Track<Lab>[];
  rows: NonNullable<Node["text"]>[];
  spans: [number, number][];
  nodes: Part[];
}

const letters = { x: "x", y: "y", w: "sx", h: "sy", t: "rotate", a: "opacity", m: "trim", b: "width" } as const;

/** What stands at a place of a table; nothing without a place. */
const from = <T>(table: T[], place: number | undefined): T | undefined => (place === undefined ? undefined : table[place]);

/** The plan in `text`; nothing when it is of a version that this player does not know. */
export function readPlan(text: string): Plan | undefined {
  const wire = JSON.parse(text) as Wire;
  if (wire.v !== 1) return undefined;
  return { ...wire, nodes: wire.nodes.map((part, index) => whole(wire, part, index)) };
}

function whole(wire: Wire, part: Part, index: number): Node {
  const node: Node = {
    id: part.i ?? "",
    parent: part.u ? index - part.u : undefined,
    next: index + (part.n ?? 0) + 1,
    on: from(wire.spans, part.o ?? 0) ?? [0, 0],
    caption: part.r === 2,
    anchor: part.c,
    alpha: part.d,
    fill: from(wire.inks, part.f),
    stroke: from(wire.inks, part.s),
    path: from(wire.paths, part.p),
    text: from(wire.rows, part.l),
  };
  for (const [letter, name] of Object.entries(letters)) node[name] = from(wire.tracks, part.k?.[letter]);
  return node;
}

/** `sentence` with `{name}` replaced by each value. */
export function say(sentence: string | undefined, values: Record<string, string | number>): string {
  return (sentence ?? "").replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

/** Minutes and seconds: 0:46. */
export function minutes(moment: number): string {
  const seconds = Math.floor(moment / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
