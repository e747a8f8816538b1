// On paper a film is its stills, each above what is said in its scene.

import type { Parts } from "./parts.js";
import { draw, Picture } from "./picture.js";
import type { Plan } from "./plan.js";

export function print(plan: Plan, parts: Parts): void {
  const clear = (): void => parts.all("paper").forEach((still) => still.remove());
  const fill = (): void => {
    clear();
    const places = parts.all("scene");
    plan.scenes.forEach((scene, index) => {
      const picture = new Picture(plan);
      picture.show(scene.still);
      const still = draw("svg", {
        class: "film-paper", "data-film": "paper", viewBox: parts.get("screen").getAttribute("viewBox") ?? "", role: "img", "aria-label": scene.alt,
      });
      still.append(picture.sheet);
      places[index]?.prepend(still);
    });
  };
  addEventListener("beforeprint", fill);
  addEventListener("afterprint", clear);
}
