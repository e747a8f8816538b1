// Play, the scrub bar, chapters, speed, full screen, and the stills with Back and Next.

import type { Film } from "./film.js";
import { hide, mark, write } from "./parts.js";
import type { Parts } from "./parts.js";
import { minutes, say } from "./plan.js";

export function controls(film: Film, parts: Parts): void {
  const { labels } = parts;
  const press = (name: string, action: () => void): HTMLElement => {
    const button = parts.get(name);
    button.addEventListener("click", action);
    return button;
  };
  const play = press("play", () => film.toggle());
  const start = press("start", () => {
    film.play();
    play.focus();
  });
  const [back, next] = [press("back", () => film.step(-1)), press("next", () => film.step(1))];
  press("screen", () => film.toggle());
  const speed = parts.get("speed") as HTMLSelectElement;
  speed.addEventListener("change", () => (film.speed = Number(speed.value)));
  const chapters = parts.all("chapter");
  chapters.forEach((chapter, index) => chapter.addEventListener("click", () => film.seek(film.plan.scenes[index]?.start ?? 0)));
  scrub(film, parts);
  steps(film, parts);
  fullScreen(parts);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) film.pause();
  });
  // Until the film is started it is in no scene, and the label of the picture is the page's own.
  let scene = -1;
  film.hear((cause) => {
    hide(start, film.started);
    mark(play, "data-playing", film.playing ? "" : null);
    write(parts.get("play-word"), labels[film.playing ? "pause" : "play"] ?? "");
    const name = film.plan.scenes[film.scene]?.chapter ?? "";
    write(parts.get("time"), `${minutes(film.time)} / ${minutes(film.plan.dur)}`);
    if (film.stepping) write(parts.get("step"), say(labels["step"], { n: film.still + 1, of: film.stills.length }));
    mark(back, "aria-disabled", film.still === 0 ? "true" : null);
    mark(next, "aria-disabled", film.still === film.stills.length - 1 ? "true" : null);
    const now = film.started ? film.scene : -1;
    if (now === scene) return;
    scene = now;
    chapters.forEach((chapter, index) => mark(chapter, "aria-current", index === scene ? "true" : null));
    mark(parts.get("screen"), "aria-label", film.plan.scenes[scene]?.alt ?? "");
    if (!(cause === "seek" && film.stepping)) parts.announce(say(labels["chapter"], { n: scene + 1, name }));
  });
}

function scrub(film: Film, parts: Parts): void {
  const slider = parts.get("scrub");
  const [done, knob] = [parts.get("done"), parts.get("knob")];
  const to = (event: PointerEvent): void => {
    const { left, width } = slider.getBoundingClientRect();
    film.seek(((event.clientX - left) / width) * film.plan.dur);
  };
  slider.addEventListener("pointerdown", (event) => {
    slider.setPointerCapture(event.pointerId);
    to(event);
  });
  slider.addEventListener("pointermove", (event) => {
    if (slider.hasPointerCapture(event.pointerId)) to(event);
  });
  film.hear(() => {
    const share = `${((100 * film.time) / (film.plan.dur - 1)).toFixed(2)}%`;
    mark(done, "width", share);
    mark(knob, "cx", share);
    mark(slider, "aria-valuenow", String(Math.floor(film.time / 1000)));
    mark(slider, "aria-valuetext", `${minutes(film.time)}, ${film.plan.scenes[film.scene]?.chapter ?? ""}`);
  });
}

function steps(film: Film, parts: Parts): void {
  const choice = parts.get("stepping") as HTMLInputElement;
  const wish = matchMedia("(prefers-reduced-motion: reduce)");
  const turn = (on: boolean): void => {
    choice.checked = on;
    film.stepping = on;
    for (const part of ["back", "next", "step"]) hide(parts.get(part), !on);
    film.tell("switch");
  };
  choice.addEventListener("change", () => turn(choice.checked));
  wish.addEventListener("change", () => turn(wish.matches));
  turn(wish.matches);
}

function fullScreen(parts: Parts): void {
  const button = parts.get("full");
  hide(button, !document.fullscreenEnabled);
  button.addEventListener("click", () => {
    // Where a page around this one forbids it, the film stays as large as it is.
    const done = document.fullscreenElement ? document.exitFullscreen() : parts.root.requestFullscreen();
    done.catch(() => hide(button, true));
  });
  document.addEventListener("fullscreenchange", () => {
    write(parts.get("full-word"), parts.labels[document.fullscreenElement ? "leave_full_screen" : "full_screen"] ?? "");
  });
}
