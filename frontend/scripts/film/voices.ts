// Recorded voices, where a film has them: they are heard while it runs, and tell it the time.

import type { Film } from "./film.js";
import { Switch } from "./parts.js";
import type { Parts } from "./parts.js";

export function voices(film: Film, parts: Parts): void {
  const heard = parts.root.querySelector<HTMLAudioElement>("audio[data-film=voices]");
  if (!heard) return;
  new Switch(parts.get("voices-on"), (on) => (heard.muted = !on)).turn(true);
  // At their end the film is at its own, which a rounded length would never say.
  film.clock = () => (heard.ended ? film.plan.dur : 1000 * heard.currentTime);
  // What cannot be heard is not shown to run: the film waits until somebody presses Play again. Voices that were held for a description
  // before they began were not refused.
  const refused = ({ name }: DOMException): void => {
    if (name !== "AbortError") film.pause();
  };
  film.hear((cause) => {
    if (cause === "seek") heard.currentTime = film.time / 1000;
    heard.playbackRate = film.speed;
    const runs = film.playing && !film.waiting;
    if (!runs) heard.pause();
    else if (heard.paused && !heard.ended) heard.play().catch(refused);
  });
}
