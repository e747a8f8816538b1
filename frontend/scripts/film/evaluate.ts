// What a plan says of a moment: the same numbers as crates/film/src/{curve,evaluate,colour}.rs, which a test compares.

import type { Curve, Key, Lab, Node, Plan, Track } from "./plan.js";

function bezier(first: number, second: number, s: number): number {
  const rest = 1 - s;
  return 3 * rest * rest * s * first + 3 * rest * s * s * second + s * s * s;
}

function slope(first: number, second: number, s: number): number {
  const rest = 1 - s;
  return 3 * rest * rest * first + 6 * rest * s * (second - first) + 3 * s * s * (1 - second);
}

/** Where along the curve its x is `share`: eight steps of Newton's method, then halving to 1e−7. */
function solve(x1: number, x2: number, share: number): number {
  let s = share;
  for (let step = 0; step < 8; step += 1) {
    const error = bezier(x1, x2, s) - share;
    if (Math.abs(error) < 1e-7) return s;
    const steep = slope(x1, x2, s);
    if (Math.abs(steep) < 1e-6) break;
    s -= error / steep;
  }
  let [low, high] = [0, 1];
  s = Math.min(Math.max(s, low), high);
  while (high - low > 1e-7) {
    if (bezier(x1, x2, s) < share) low = s;
    else high = s;
    s = (low + high) / 2;
  }
  return s;
}

function along(curve: Curve, share: number): number {
  if (curve === 0) return share >= 1 ? 1 : 0;
  if (curve === 1) return share;
  if (share <= 0 || share >= 1) return Math.min(Math.max(share, 0), 1);
  return bezier(curve[1], curve[3], solve(curve[0], curve[2], share));
}

/** Whether a track has keys; a colour that stays is a list as well, of numbers. */
export function isKeyed<V>(track: Track<V> | undefined): track is Key<V>[] {
  return Array.isArray(track) && Array.isArray(track[0]);
}

/** The key before `moment`, the one after it, and how much of the way is done. One of them is missing outside all keys. */
function around<V>(keys: Key<V>[], moment: number): [Key<V> | undefined, Key<V> | undefined, number] {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] as Key<V>)[0] <= moment) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [keys[low - 1], keys[low]];
  const share = before && after ? along(after[2], (moment - before[0]) / (after[0] - before[0])) : 0;
  return [before, after, share];
}

function numberAt(track: Track<number> | undefined, moment: number, otherwise: number): number {
  if (track === undefined) return otherwise;
  if (!isKeyed(track)) return track;
  const [before, after, share] = around(track, moment);
  if (!before || !after) return (before ?? after)?.[1] ?? otherwise;
  return before[1] + (after[1] - before[1]) * share;
}

function colourAt(track: Track<Lab> | undefined, moment: number): Lab | undefined {
  if (!isKeyed(track)) return track;
  const [before, after, share] = around(track, moment);
  if (!before || !after) return (before ?? after)?.[1];
  const part = (index: 0 | 1 | 2): number => before[1][index] + (after[1][index] - before[1][index]) * share;
  return [part(0), part(1), part(2)];
}

/** The screen colour, each part 0…255. Source: Björn Ottosson, OKLab, 2020. */
export function srgb([l, a, b]: Lab): number[] {
  const cube = (root: number): number => root * root * root;
  const long = cube(l + 0.3963377774 * a + 0.2158037573 * b);
  const middle = cube(l - 0.1055613458 * a - 0.0638541728 * b);
  const short = cube(l - 0.0894841775 * a - 1.291485548 * b);
  const linear = [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ];
  return linear.map((light) => {
    const part = Math.min(Math.max(light, 0), 1);
    return Math.round(255 * (part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055));
  });
}

/** Everything of a node that a plan can change over time. */
export interface Values {
  shown: boolean;
  opacity: number;
  matrix: [number, number, number, number, number, number];
  trim: number;
  width: number;
  fill: number[] | undefined;
  stroke: number[] | undefined;
}

/** Whether a node is painted at `moment`, as far as it decides that by itself. */
export function isShown(node: Node, moment: number): boolean {
  const opacity = Math.min(Math.max(numberAt(node.opacity, moment, 1), 0), 1);
  return moment >= node.on[0] && moment < node.on[1] && !node.caption && Math.round(opacity * 255) > 0;
}

/** Where a node puts its family: moved · turned about its anchor · grown about its anchor. */
function matrixAt(node: Node, moment: number): Values["matrix"] {
  const [x, y] = node.anchor ?? [0, 0];
  const degrees = (numberAt(node.rotate, moment, 0) * Math.PI) / 180;
  const [sine, cosine] = [Math.sin(degrees), Math.cos(degrees)];
  const [sx, sy] = [numberAt(node.sx, moment, 1), numberAt(node.sy, moment, 1)];
  const [a, b, c, d] = [cosine * sx, sine * sx, -sine * sy, cosine * sy];
  return [a, b, c, d, numberAt(node.x, moment, 0) + x - a * x - c * y, numberAt(node.y, moment, 0) + y - b * x - d * y];
}

/** What a node is at `moment`. */
export function valuesAt(node: Node, moment: number): Values {
  const [fill, stroke] = [colourAt(node.fill, moment), colourAt(node.stroke, moment)];
  return {
    shown: isShown(node, moment),
    opacity: Math.min(Math.max(numberAt(node.opacity, moment, 1), 0), 1),
    matrix: matrixAt(node, moment),
    trim: Math.min(Math.max(numberAt(node.trim, moment, 1), 0), 1),
    width: Math.max(numberAt(node.width, moment, 0), 0),
    fill: fill && srgb(fill),
    stroke: stroke && srgb(stroke),
  };
}

/** The scene of a moment: its place among the scenes. */
export function sceneAt(plan: Plan, moment: number): number {
  const after = plan.scenes.findIndex((scene) => moment < scene.end);
  return after < 0 ? plan.scenes.length - 1 : after;
}
