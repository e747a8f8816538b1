// Exit this page: covers what is shown, locks and signs out, and goes to a neutral site without leaving a way back.
// A cookie of our own says which session was left, so that Back shows nothing even before the server has heard of it.
// Without scripts the same button posts its form, and the answer leads away.

const form = document.querySelector<HTMLFormElement>("form[data-exit]");

if (form) {
  const away = form.dataset["exit"] ?? "/";
  const within = 5_000;
  let presses: number[] = [];

  const leave = (): void => {
    document.documentElement.classList.add("trellis-left");
    document.title = form.dataset["exitTitle"] ?? "";
    const sent = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string") sent.append(name, value);
    }
    const token = sent.get("csrf");
    if (token) {
      const secure = location.protocol === "https:" ? "; Secure" : "";
      document.cookie = `${form.dataset["exitMark"]}=${token}; Path=/; SameSite=Lax${secure}`;
    }
    navigator.sendBeacon(form.action, sent);
    location.replace(away);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    leave();
  });

  // Shift three times within five seconds; any other key starts again, so that capitals in a text do not count.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") {
      presses = [];
      return;
    }
    if (event.repeat) return;
    const now = event.timeStamp;
    presses = [...presses.filter((press) => now - press < within), now];
    if (presses.length === 3) leave();
  });

  // A page kept by the browser for Back is covered again at once.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && document.documentElement.classList.contains("trellis-left")) location.replace(away);
  });
}

export {};
