// Keys, heard only while the focus is inside the player, and not at all when they are switched off.

import type { Film } from "./film.js";
import type { Parts, Switch } from "./parts.js";

export function keys(film: Film, parts: Parts, switches: Record<string, Switch>): void {
  const choice = parts.get("keys") as HTMLInputElement;
  const by = (seconds: number) => () => film.seek(film.time + 1000 * seconds);
  const actions: Record<string, () => void> = {
    k: () => film.toggle(), j: by(-10), l: by(10), ArrowLeft: by(-5), ArrowRight: by(5),
    Home: () => film.seek(0), End: () => film.seek(film.plan.dur),
  };
  for (const [key, one] of Object.entries(switches)) actions[key] = () => one.turn(!one.on);
  parts.root.addEventListener("keydown", (event) => {
    const target = event.target as HTMLElement;
    const slider = target.getAttribute("role") === "slider";
    if (event.ctrlKey || event.altKey || event.metaKey || target.matches("select") || !(choice.checked || slider)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    // Space presses the button or ticks the box that has the focus; elsewhere it plays.
    const space = key === " " && !target.closest("button, input, summary, a");
    const scene = film.plan.scenes[Number(key) - 1];
    const action = space ? actions["k"] : /^[1-9]$/.test(key) && scene ? () => film.seek(scene.start) : actions[key];
    // A scrub bar keeps the keys of a scrub bar, whatever is switched off.
    if (!action || (!choice.checked && !/^(Arrow|Home|End)/.test(key))) return;
    event.preventDefault();
    action();
  });
}
