// A film that is being watched: where it stands, whether it runs, and who wants to know. It never starts by itself.

import { sceneAt } from "./evaluate.js";
import type { Plan } from "./plan.js";

/** A still of the form without motion: its moment, and the stretch of the film that it stands for. */
export interface Still {
  at: number;
  from: number;
  to: number;
}

/** Why something changed: time went on, somebody went elsewhere, or a switch was moved. */
export type Cause = "tick" | "seek" | "switch";

export class Film {
  time = 0;
  /** Until somebody plays or seeks, the title's still is shown. */
  started = false;
  playing = false;
  speed = 1;
  /** Stills instead of motion. */
  stepping = false;
  /** A description is read, and the picture waits for its end. */
  waiting = false;
  /** Something else than this machine's clock that tells the time, in ms. */
  clock: (() => number) | null = null;
  readonly stills: Still[];
  private readonly listeners: ((cause: Cause) => void)[] = [];
  private last = 0;

  constructor(readonly plan: Plan) {
    this.stills = plan.scenes.flatMap(({ start, end, still, steps }) => {
      const moments = steps.length > 0 ? steps : [still];
      return moments.map((at, index) => ({ at, from: (index > 0 && moments[index - 1]) || start, to: index + 1 < moments.length ? at : end }));
    });
  }

  get scene(): number {
    return sceneAt(this.plan, this.time);
  }

  /** The still that stands for now. */
  get still(): number {
    const after = this.stills.findIndex((still) => this.time < still.to);
    return after < 0 ? this.stills.length - 1 : after;
  }

  /** The moment whose picture is to be seen. */
  get seen(): number {
    if (!this.started) return this.plan.scenes[0]?.still ?? 0;
    return this.stepping ? (this.stills[this.still]?.at ?? this.time) : this.time;
  }

  hear(listener: (cause: Cause) => void): void {
    this.listeners.push(listener);
  }

  tell(cause: Cause): void {
    for (const listener of this.listeners) listener(cause);
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  play(): void {
    if (this.playing) return;
    const again = !this.started || this.time >= this.plan.dur - 1;
    Object.assign(this, { started: true, playing: true, time: again ? 0 : this.time, last: performance.now() });
    this.tell(again ? "seek" : "switch");
    requestAnimationFrame(this.frame);
  }

  pause(): void {
    if (!this.playing) return;
    Object.assign(this, { playing: false, waiting: false });
    this.tell("switch");
  }

  seek(moment: number): void {
    const time = Math.min(Math.max(Math.round(moment), 0), this.plan.dur - 1);
    Object.assign(this, { time, started: true, waiting: false });
    this.tell("seek");
  }

  /** Goes to the still before this one, or after it. */
  step(by: number): void {
    const still = this.stills[Math.min(Math.max(this.still + by, 0), this.stills.length - 1)];
    this.pause();
    if (still) this.seek(still.from);
  }

  private readonly frame = (now: number): void => {
    if (!this.playing) return;
    // A callback may carry a time from before Play was pressed.
    const passed = Math.max(0, now - this.last);
    this.last = now;
    if (!this.waiting) {
      this.time = Math.min(this.clock?.() ?? this.time + passed * this.speed, this.plan.dur - 1);
      if (this.time >= this.plan.dur - 1) this.playing = false;
      this.tell(this.playing ? "tick" : "switch");
    }
    requestAnimationFrame(this.frame);
  };
}
