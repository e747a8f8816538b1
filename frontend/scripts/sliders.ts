// Gives number boxes with two ends a slider, and redraws the matching preview while it moves.
// Without scripts the numbers are typed and the form's button redraws the page.

for (const box of document.querySelectorAll<HTMLInputElement>("input[data-slider]")) {
  const slider = document.createElement("input");
  slider.type = "range";
  slider.className = "trellis-slider__range";
  slider.min = box.min;
  slider.max = box.max;
  slider.step = box.step;
  slider.value = box.value;
  // The number box carries the name and the keyboard; the slider is for pointers and touch.
  slider.tabIndex = -1;
  slider.setAttribute("aria-hidden", "true");
  slider.addEventListener("input", () => {
    box.value = slider.value;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
  box.addEventListener("input", () => {
    slider.value = box.value;
  });
  box.after(slider);
}

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-preview]")) {
  const address = form.dataset["preview"];
  const into = document.getElementById(form.dataset["previewInto"] ?? "");
  if (!address || !into) continue;

  let waiting: number | undefined;
  let running: AbortController | undefined;

  const redraw = async (): Promise<void> => {
    running?.abort();
    const mine = (running = new AbortController());
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && name !== "csrf" && name !== "idem") query.append(name, value);
    }
    into.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(`${address}?${query}`, { signal: mine.signal, credentials: "same-origin" });
      if (!answer.ok) throw new Error(String(answer.status));
      into.innerHTML = await answer.text();
    } catch {
      // The old picture stays, and the form's button still redraws the whole page.
    } finally {
      if (running === mine) into.removeAttribute("aria-busy");
    }
  };

  form.addEventListener("input", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => void redraw(), 120);
  });
}

export {};
