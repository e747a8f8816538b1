// Paints a plan into an SVG by attributes alone, and touches only those that changed.

import { isKeyed, isShown, srgb, valuesAt } from "./evaluate.js";
import type { Lab, Node, Plan } from "./plan.js";

const space = "http://www.w3.org/2000/svg";

/** What a node became, and what its attributes say now. */
interface Part {
  element: SVGElement;
  says: Map<string, string>;
  moves: boolean;
  painted: boolean;
  /** The lines of a path that is drawn bit by bit, one after the other, each with its length. */
  lines: { element: SVGElement; length: number }[];
}

export function draw(name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

const short = (value: number): string => String(Math.round(value * 1e4) / 1e4);
const hex = (parts: number[]): string => `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;

/** One picture of a film on a sheet of its own. */
export class Picture {
  readonly sheet = draw("g", { "stroke-linecap": "round", "stroke-linejoin": "round" });
  private readonly parts: (Part | undefined)[] = [];

  constructor(private readonly plan: Plan) {
    const [width, height] = plan.size;
    this.sheet.append(draw("rect", { width, height, fill: hex(srgb(plan.paper)) }));
  }

  show(moment: number): void {
    const { nodes, dur } = this.plan;
    const at = Math.min(Math.max(Math.round(moment), 0), dur - 1);
    let index = 0;
    for (let node = nodes[0]; node; node = nodes[index]) {
      const shown = isShown(node, at);
      const part = this.parts[index] ?? (shown ? this.create(node, index) : undefined);
      if (part) set(part, "display", shown ? undefined : "none");
      if (part && shown && (part.moves || !part.painted)) paint(part, node, at);
      index = shown ? index + 1 : node.next;
    }
  }

  /** Makes the element of a node and puts it among its family in the order of painting. */
  private create(node: Node, index: number): Part {
    const element = elementOf(node);
    const { nodes } = this.plan;
    const family = node.parent === undefined ? this.sheet : (this.parts[node.parent]?.element ?? this.sheet);
    const end = node.parent === undefined ? nodes.length : (nodes[node.parent]?.next ?? nodes.length);
    let sibling = node.next;
    while (sibling < end && !this.parts[sibling]) sibling = nodes[sibling]?.next ?? end;
    family.insertBefore(element, sibling < end ? (this.parts[sibling]?.element ?? null) : null);
    const tracks = [node.x, node.y, node.sx, node.sy, node.rotate, node.opacity, node.trim, node.width];
    const moves = tracks.some((track) => isKeyed<number>(track)) || [node.fill, node.stroke].some((track) => isKeyed<Lab>(track));
    const lines = [...element.querySelectorAll("path")].map((line) => ({ element: line, length: line.getTotalLength() }));
    const part = { element, says: new Map<string, string>(), moves, painted: false, lines };
    this.parts[index] = part;
    return part;
  }
}

function elementOf(node: Node): SVGElement {
  if (node.path !== undefined) {
    const lines = isKeyed(node.trim) ? (node.path.match(/M[^M]*/g) ?? []) : [];
    if (lines.length < 2) return draw("path", { d: node.path });
    const all = draw("g", {});
    all.append(...lines.map((d) => draw("path", { d, pathLength: 1 })));
    return all;
  }
  if (!node.text) return draw("g", {});
  const { words, size, bold, width } = node.text;
  // The width is the plan's: should the font be missing, the row still ends where it must.
  const text = draw("text", { "font-size": size, "font-weight": bold ? 700 : 400, textLength: width, lengthAdjust: "spacingAndGlyphs" });
  text.textContent = words;
  return text;
}

function set(part: Part, name: string, value: string | undefined): void {
  if (part.says.get(name) === value) return;
  if (value === undefined) {
    part.says.delete(name);
    part.element.removeAttribute(name);
  } else {
    part.says.set(name, value);
    part.element.setAttribute(name, value);
  }
}

function paint(part: Part, node: Node, moment: number): void {
  const { opacity, matrix, trim, width, fill, stroke } = valuesAt(node, moment);
  const transform = `matrix(${matrix.map(short).join(" ")})`;
  part.painted = true;
  set(part, "transform", transform === "matrix(1 0 0 1 0 0)" ? undefined : transform);
  // Inside and line are one element, so that they fade as one, as a family does.
  set(part, "opacity", opacity < 1 ? short(opacity) : undefined);
  if (node.path === undefined && !node.text) return;
  set(part, "fill", fill ? hex(fill) : "none");
  set(part, "fill-opacity", node.alpha === undefined ? undefined : short(node.alpha));
  const lined = stroke && width > 0 && trim > 0;
  set(part, "stroke", lined ? hex(stroke) : undefined);
  set(part, "stroke-width", lined ? short(width) : undefined);
  if (part.lines.length > 0) {
    drawLines(part, trim);
    return;
  }
  set(part, "pathLength", lined && trim < 1 ? "1" : undefined);
  set(part, "stroke-dasharray", lined && trim < 1 ? `${short(trim)} 2` : undefined);
}

/** The first `trim` of all lines: the second begins when the first is whole. */
function drawLines(part: Part, trim: number): void {
  let left = trim * part.lines.reduce((sum, line) => sum + line.length, 0);
  for (const { element, length } of part.lines) {
    element.setAttribute("stroke-dasharray", `${short(length > 0 ? Math.min(left / length, 1) : 1)} 2`);
    element.setAttribute("visibility", left > 0 ? "inherit" : "hidden");
    left = Math.max(0, left - length);
  }
}

/** Two sheets in one SVG, so that one picture can fade into the next. */
export class Screen {
  private front: Picture;
  private behind: Picture | undefined;
  private fading = 0;

  constructor(private readonly svg: SVGElement, private readonly plan: Plan) {
    this.front = new Picture(plan);
  }

  /** Shows a moment at once. */
  show(moment: number): void {
    this.settle();
    this.front.show(moment);
    if (!this.front.sheet.parentNode) this.svg.replaceChildren(this.front.sheet);
  }

  /** Shows a moment after a fifth of a second in which it fades in. */
  fade(moment: number): void {
    this.settle();
    const next = this.behind ?? new Picture(this.plan);
    [this.behind, this.front] = [this.front, next];
    next.show(moment);
    next.sheet.setAttribute("opacity", "0");
    this.svg.append(next.sheet);
    const from = performance.now();
    const step = (now: number): void => {
      const share = Math.max(0, (now - from) / 180);
      if (share >= 1) this.settle();
      else {
        next.sheet.setAttribute("opacity", short(share));
        this.fading = requestAnimationFrame(step);
      }
    };
    this.fading = requestAnimationFrame(step);
  }

  private settle(): void {
    cancelAnimationFrame(this.fading);
    this.front.sheet.removeAttribute("opacity");
    this.behind?.sheet.remove();
  }
}
