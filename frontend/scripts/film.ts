// Plays a film: an SVG that follows a plan, with everything beside it that makes it a film for everyone.
// Without scripts the page shows the title and the whole transcript.

import { controls } from "./film/controls.js";
import { valuesAt } from "./film/evaluate.js";
import { Film } from "./film/film.js";
import { keys } from "./film/keys.js";
import { hide, Parts, write } from "./film/parts.js";
import { Screen } from "./film/picture.js";
import { readPlan } from "./film/plan.js";
import type { Labels, Words } from "./film/plan.js";
import { print } from "./film/print.js";
import { captions, descriptions, explore, transcript } from "./film/reading.js";
import { voices } from "./film/voices.js";

export { readPlan, valuesAt };

function begin(root: HTMLElement): void {
  const read = (name: string): string => root.querySelector(`script[data-film="${name}"]`)?.textContent ?? "null";
  const parts = new Parts(root, JSON.parse(read("labels")) as Labels);
  const plan = readPlan(read("plan"));
  if (!plan) {
    write(parts.get("unplayable"), parts.labels["newer"] ?? "");
    return;
  }
  const words = JSON.parse(read("words")) as Words;
  const film = new Film(plan);
  picture(film, parts);
  controls(film, parts);
  explore(film, parts, words);
  keys(film, parts, { c: captions(film, parts, words), d: descriptions(film, parts, words), t: transcript(film, parts) });
  // After the descriptions, for which voices wait.
  voices(film, parts);
  print(plan, parts);
  for (const part of parts.all("live")) hide(part, false);
  hide(parts.get("unplayable"), true);
  film.tell("switch");
}

/** What is to be seen is painted when it changes; the still of the page itself stays until then. */
function picture(film: Film, parts: Parts): void {
  const screen = new Screen(parts.get("screen") as unknown as SVGElement, film.plan);
  let shown = film.seen;
  film.hear(() => {
    const { seen } = film;
    if (seen === shown) return;
    shown = seen;
    if (film.stepping && film.playing) screen.fade(seen);
    else screen.show(seen);
  });
}

// A test asks for the numbers where there is no page.
if (typeof document !== "undefined") {
  for (const root of document.querySelectorAll<HTMLElement>("[data-film=player]")) begin(root);
}
