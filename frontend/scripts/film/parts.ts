// The parts of the player's markup by their names, and small changes of them that leave alone what is already so.

import type { Labels } from "./plan.js";

/** One player on a page: its parts, and what they say. */
export class Parts {
  constructor(readonly root: HTMLElement, readonly labels: Labels) {}

  get(name: string): HTMLElement {
    const found = this.root.querySelector<HTMLElement>(`[data-film="${name}"]`);
    if (!found) throw new Error(`the player has no ${name}`);
    return found;
  }

  all(name: string): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(`[data-film="${name}"]`)];
  }

  /** Says something to those who listen, without moving their focus. */
  announce(text: string): void {
    write(this.get("say"), text);
  }
}

export function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

export function hide(element: Element, hidden: boolean): void {
  if (element.hasAttribute("hidden") !== hidden) element.toggleAttribute("hidden", hidden);
}

export function mark(element: Element, name: string, value: string | null): void {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** A button that is pressed or not. */
export class Switch {
  on = false;
  constructor(readonly button: HTMLElement, private readonly changed: (on: boolean) => void) {
    button.addEventListener("click", () => this.turn(!this.on));
  }

  turn(on: boolean): void {
    this.on = on;
    this.button.setAttribute("aria-pressed", String(on));
    this.changed(on);
  }
}
