// What is read instead of heard or seen: captions, descriptions, the transcript, and the sentences of the petals.

import type { Film } from "./film.js";
import { hide, mark, Switch, write } from "./parts.js";
import type { Parts } from "./parts.js";
import type { Words } from "./plan.js";
import { say } from "./plan.js";

/** The scenes in which the model is on the picture. */
const model = ["model", "sponsorship", "allyship", "circles", "surface", "trust"];

export function captions(film: Film, parts: Parts, words: Words): Switch {
  const strip = parts.get("captions");
  const size = parts.get("size") as HTMLSelectElement;
  const text = (): string => {
    const { from, to } = film.stills[film.still] ?? { from: 0, to: 0 };
    // A still stands for a stretch; whatever is said in it stands below.
    const cues = words.captions.filter(({ start, end }) => (film.stepping ? start < to && end > from : start <= film.time && film.time < end));
    const rows = cues.map((cue) => cue.rows.join(film.stepping ? " " : "\n"));
    return film.started ? rows.join(" ") : "";
  };
  // Before the film is started, the button that starts it stands in the place of captions.
  const button = new Switch(parts.get("captions-on"), (on) => hide(strip, !(on && film.started)));
  size.addEventListener("change", () => mark(strip, "data-size", size.value));
  film.hear((cause) => {
    write(strip, text());
    hide(strip, !(button.on && film.started));
    if (cause !== "seek" || !film.stepping || film.playing) return;
    parts.announce(`${say(parts.labels["step"], { n: film.still + 1, of: film.stills.length })}. ${text()}`);
  });
  button.turn(true);
  return button;
}

export function descriptions(film: Film, parts: Parts, words: Words): Switch {
  const place = parts.get("description");
  const aloud = parts.get("aloud") as HTMLInputElement;
  const voice = globalThis.speechSynthesis;
  let [heard, timer] = [-1, 0];
  const quiet = (): void => {
    clearTimeout(timer);
    if (aloud.checked) voice?.cancel();
    film.waiting = false;
  };
  const read = ({ text, extended }: Words["descriptions"][number]): void => {
    quiet();
    write(place, text);
    film.waiting = extended && film.playing && !film.stepping;
    if (aloud.checked) {
      const speech = new SpeechSynthesisUtterance(text);
      speech.lang = document.documentElement.lang;
      speech.onend = speech.onerror = () => (film.waiting = false);
      voice.speak(speech);
    } else if (film.waiting) {
      // As long as it takes to read it aloud: 75 ms a letter, and a breath.
      timer = window.setTimeout(() => (film.waiting = false), 1000 + 75 * text.length);
    }
  };
  const clear = (): void => {
    quiet();
    write(place, "");
  };
  hide(parts.get("aloud-choice"), !voice);
  const button = new Switch(parts.get("descriptions-on"), (on) => {
    hide(place, !on);
    clear();
  });
  film.hear((cause) => {
    const from = film.stepping ? (film.stills[film.still]?.to ?? 0) - 1 : film.time;
    const now = words.descriptions.filter(({ at }) => film.started && at <= from).length - 1;
    const cue = words.descriptions[now];
    const fresh = now !== heard;
    heard = now;
    if (!film.playing) quiet();
    if (!button.on || !fresh) return;
    if (cue && (cause === "tick" || film.stepping)) read(cue);
    else clear();
  });
  button.turn(false);
  return button;
}

export function transcript(film: Film, parts: Parts): Switch {
  const lines = parts.all("line").map((line) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "film-line";
    button.textContent = line.textContent;
    line.replaceChildren(button);
    const at = Number(line.dataset["at"]);
    button.addEventListener("click", () => film.seek(at));
    return { button, at };
  });
  film.hear(() => {
    const now = lines.filter(({ at }) => film.started && at <= film.time).at(-1);
    for (const line of lines) mark(line.button, "aria-current", line === now ? "true" : null);
  });
  const button = new Switch(parts.get("transcript-on"), (on) => hide(parts.get("transcript"), !on));
  button.turn(true);
  return button;
}

export function explore(film: Film, parts: Parts, words: Words): void {
  const [place, sentence] = [parts.get("explore"), parts.get("sentence")];
  const petals = parts.all("petal");
  const choose = (chosen: number): void => {
    petals.forEach((petal, index) => mark(petal, "aria-pressed", String(index === chosen)));
    write(sentence, words.petals[chosen]?.sentence ?? "");
  };
  petals.forEach((petal, index) => petal.addEventListener("click", () => choose(index)));
  film.hear(() => {
    const open = film.started && !film.playing && petals.length > 0 && model.includes(film.plan.scenes[film.scene]?.id ?? "");
    if (!open && !place.hidden) choose(-1);
    hide(place, !open);
  });
}
