// On every page: answers that open further questions, "none of these", and buttons that count once.
// Without it the further questions are always open and the server sorts out the rest.

// nhsuk-frontend's own mark: with it, questions that belong to an answer hide until it is chosen.
document.body.classList.add("nhsuk-frontend-supported");

const reveal = (input: HTMLInputElement): void => {
  const opened = input.dataset["ariaControls"];
  if (!opened) return;
  const block = document.getElementById(opened);
  if (!block) return;
  block.classList.toggle(`${input.type === "radio" ? "nhsuk-radios" : "nhsuk-checkboxes"}__conditional--hidden`, !input.checked);
  input.setAttribute("aria-controls", opened);
};

const choices = (): NodeListOf<HTMLInputElement> => document.querySelectorAll<HTMLInputElement>("input[data-aria-controls]");
choices().forEach(reveal);
window.addEventListener("pageshow", () => choices().forEach(reveal));

document.addEventListener("change", (event) => {
  const input = event.target;
  if (!(input instanceof HTMLInputElement) || (input.type !== "checkbox" && input.type !== "radio")) return;
  if (input.type === "checkbox" && input.checked) {
    const exclusive = input.dataset["behaviour"] === "exclusive";
    for (const other of document.querySelectorAll<HTMLInputElement>("input[type=checkbox]")) {
      if (other === input || other.name !== input.name || other.form !== input.form) continue;
      if (exclusive || other.dataset["behaviour"] === "exclusive") {
        other.checked = false;
        reveal(other);
      }
    }
  }
  choices().forEach(reveal);
});

let pressed = -Infinity;
document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-prevent-double-click=true]") : null;
  if (!button) return;
  if (event.timeStamp - pressed < 1_000) event.preventDefault();
  else pressed = event.timeStamp;
});

export {};
