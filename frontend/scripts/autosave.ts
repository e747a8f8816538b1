// Saves what is typed every 10 seconds and on leaving a field, and says so once, politely.
// Without scripts the draft is saved whenever the form is sent.

const every = 10_000;
// Whoever leaves a field by pressing the form's button sends it: nothing is saved behind that.
const pause = 300;

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-autosave]")) {
  const address = form.dataset["autosave"];
  const status = form.querySelector<HTMLElement>("[data-autosave-status]");
  if (!address) continue;

  const typed = (): URLSearchParams => {
    const sent = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") sent.append(name, value);
    return sent;
  };
  const texts = (): string =>
    [...form.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>("textarea, input[type=text]")].map((box) => box.value).join("\n\n");

  let saved = typed().toString();
  let shown = "";
  let sent = false;
  let leaving: number | undefined;
  let saving = new AbortController();

  const say = (text: string, copy: boolean): void => {
    if (!status || text === shown) return;
    shown = text;
    status.textContent = text;
    form.querySelector("[data-autosave-copy]")?.remove();
    if (!copy) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "nhsuk-button nhsuk-button--secondary nhsuk-button--small";
    button.dataset["autosaveCopy"] = "";
    button.textContent = status.dataset["copy"] ?? "";
    button.addEventListener("click", () => void navigator.clipboard.writeText(texts()));
    status.after(button);
  };

  const save = async (): Promise<void> => {
    const now = typed();
    if (sent || now.toString() === saved) return;
    saving = new AbortController();
    try {
      const { signal } = saving;
      const answer = await fetch(address, { method: "POST", body: now, redirect: "manual", credentials: "same-origin", signal });
      if (!answer.ok) throw new Error(String(answer.status));
      saved = now.toString();
      say(status?.dataset["saved"] ?? "", false);
    } catch {
      if (!sent) say(status?.dataset["failed"] ?? "", true);
    }
  };

  setInterval(() => void save(), every);
  form.addEventListener("focusout", () => {
    window.clearTimeout(leaving);
    leaving = window.setTimeout(() => void save(), pause);
  });
  form.addEventListener("submit", (event) => {
    if (!navigator.onLine) {
      // The page that the browser shows instead would take what is typed with it.
      event.preventDefault();
      say(status?.dataset["failed"] ?? "", true);
      return;
    }
    sent = true;
    saving.abort();
  });
  // A link that is followed at once leaves no time to wait.
  window.addEventListener("pagehide", () => {
    window.clearTimeout(leaving);
    if (!sent && typed().toString() !== saved) navigator.sendBeacon(address, typed());
  });
  // Back on a page that the browser has kept: what is typed now is a draft again.
  window.addEventListener("pageshow", () => (sent = false));
}

export {};
