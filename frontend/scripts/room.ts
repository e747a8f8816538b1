// Keeps the page of a workshop up to date. The server tells that there is something new; the page asks for itself again and
// changes only what differs, so that nobody loses their place or a word that they are writing. Without scripts, "Read what
// is new" does the same, and every form is sent by the browser.

import { Idiomorph } from "idiomorph";

const main = document.querySelector("main");

/** What the server wrote beside the page for this script; gone when the page shows something else than a room. */
const live = (): DOMStringMap | undefined => document.getElementById("room-live")?.dataset;

/** Typed and not sent. */
const unsent = (field: Element): boolean => {
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
  if (field instanceof HTMLSelectElement) {
    const chosen = [...field.options].findIndex((option) => option.defaultSelected);
    return field.selectedIndex !== Math.max(chosen, 0);
  }
  if (!(field instanceof HTMLInputElement) || field.type === "hidden") return false;
  return field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
};

// One line at the foot of the page, spoken politely: what is new, or that there is no connection.
const line = document.createElement("div");
line.className = "trellis-room-line";
line.setAttribute("role", "status");
document.body.append(line);

let said = -Infinity;
let saying: number | undefined;

/** Says something, at most every five seconds; `again` offers to read the page anew. */
const say = (text: string, again = false): void => {
  window.clearTimeout(saying);
  const wait = Math.max(0, said + 5_000 - performance.now());
  saying = window.setTimeout(() => {
    said = performance.now();
    line.replaceChildren(text);
    // What is only said has been heard by then; what asks for something, or goes on, stays.
    if (!again && !lost) saying = window.setTimeout(() => line.replaceChildren(), 8_000);
    if (!again) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "nhsuk-button nhsuk-button--secondary nhsuk-button--small";
    button.textContent = live()?.["read"] ?? "";
    button.addEventListener("click", () => location.assign(location.pathname));
    line.append(" ", button);
  }, wait);
};

type Field = HTMLTextAreaElement | HTMLInputElement | HTMLSelectElement;

/** What the form of a field does. */
const purpose = (field: Field): string | undefined => field.form?.querySelector<HTMLInputElement>("input[name=do]")?.value;

/** Everything that is typed and not sent, but what stands in `but`. */
const written = (but?: HTMLFormElement): Field[] =>
  [...(main?.querySelectorAll<Field>("textarea, input, select") ?? [])].filter((field) => unsent(field) && !(but && field.form === but));

/** Whether the next page has a place for what is being written in a field: the same kind of field, for the same. */
const keeps = (next: Element, field: Field): boolean => {
  const place = field.id ? next.querySelector<Field>(`#${CSS.escape(field.id)}`) : null;
  return place?.tagName === field.tagName && purpose(place) === purpose(field);
};

/**
 * Shows the next page of the room, or, where that would lose what is being written, says that there is one. What was `sent` is in that
 * page, done or to be put right.
 */
const show = (html: string, sent?: HTMLFormElement): void => {
  const page = new DOMParser().parseFromString(html, "text/html");
  const next = page.querySelector("main");
  if (!main || !next) return leave();
  if (written(sent).some((field) => !keeps(next, field))) return say(live()?.["new"] ?? "", true);
  sent?.reset();
  const before = live()?.["says"];
  const focused = document.activeElement;
  Idiomorph.morph(main, next.innerHTML, {
    morphStyle: "innerHTML",
    callbacks: {
      // What is typed and not sent is left alone, with everything about its field.
      beforeNodeMorphed: (old) => !(old instanceof Element && unsent(old)),
      // What somebody has opened stays open.
      beforeAttributeUpdated: (name, element) => !(name === "open" && element instanceof HTMLDetailsElement),
    },
  });
  document.title = page.title;
  const wrong = main.querySelector<HTMLElement>(".nhsuk-error-summary");
  if (wrong) wrong.focus();
  else if (focused && focused !== document.body && !focused.isConnected) {
    const heading = main.querySelector("h1");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus();
  }
  const now = live();
  if (!now) {
    stop();
    line.replaceChildren();
    return;
  }
  if (now["says"] && now["says"] !== before) say(now["says"]);
  else if (line.childElementCount > 0) line.replaceChildren();
  readAgain();
};

/** There is no room here any more: the browser finds out what is, unless that would lose what is being written. */
const leave = (): void => {
  if (written().length === 0) location.reload();
  else say(live()?.["new"] ?? "", true);
};

/** Nobody has done anything: a session does not last longer for it. */
const BY_ITSELF = { "trellis-by-itself": "yes" };

let reading = false;
let unread = false;
let later: number | undefined;
// Forms under way, and all that were sent: a page that was asked for before one of them is older than its answer.
let sending = 0;
let sent = 0;

/** Asks for the page again, one at a time and never beside a form; what comes meanwhile is asked for afterwards. */
const read = async (): Promise<void> => {
  if (reading || sending > 0) {
    unread = true;
    return;
  }
  reading = true;
  window.clearTimeout(later);
  const before = sent;
  try {
    const answer = await fetch(location.pathname, { credentials: "same-origin", cache: "no-store", headers: BY_ITSELF });
    // Signed out, or it has gone.
    if (answer.redirected || answer.status === 404) return leave();
    if (!answer.ok) throw new Error(String(answer.status));
    const html = await answer.text();
    if (sent === before) show(html);
    else unread = true;
    find();
  } catch {
    lose();
    readLater();
  } finally {
    reading = false;
    readUnread();
  }
};

/** A stream that seems to live may bring no other word. */
const readLater = (): void => {
  window.clearTimeout(later);
  later = window.setTimeout(() => void read(), soon());
};

const readUnread = (): void => {
  if (!unread || sending > 0) return;
  unread = false;
  void read();
};

let minute: number | undefined;

/** Minutes that are shown grow old. */
const readAgain = (): void => {
  window.clearTimeout(minute);
  const seconds = Number(live()?.["again"] ?? 0);
  if (seconds > 0) minute = window.setTimeout(() => void read(), seconds * 1_000);
};

let lost = false;

/** The server has said what there is to see now. */
const heard = (seen: string): void => {
  if (!later) find();
  if (seen && seen !== live()?.["seen"]) void read();
};

const find = (): void => {
  later = undefined;
  document.body.classList.add("trellis-room-live");
  if (!lost) return;
  lost = false;
  window.clearTimeout(saying);
  line.replaceChildren();
};

/** There is no connection. What was not sent is said before that. */
const lose = (text = live()?.["lost"]): void => {
  if (lost && text === live()?.["lost"]) return;
  lost = true;
  document.body.classList.remove("trellis-room-live");
  say(text ?? "");
};

let source: EventSource | undefined;
let waiting: number | undefined;
let asking: AbortController | undefined;

const stop = (): void => {
  source?.close();
  asking?.abort();
  window.clearTimeout(waiting);
  window.clearTimeout(minute);
  window.clearTimeout(later);
  later = undefined;
  source = undefined;
};

/** Everybody who lost the server comes back at a moment of their own. */
const soon = (): number => 1_000 + Math.random() * 4_000;

/** Hears by a stream. Where the first word does not come, something between holds it back, and the page asks instead. */
const listen = (): void => {
  const address = live()?.["live"];
  if (!address) return;
  stop();
  source = new EventSource(address);
  waiting = window.setTimeout(() => void ask(20, 0), 3_000);
  source.addEventListener("message", (event: MessageEvent<string>) => {
    window.clearTimeout(waiting);
    heard(event.data);
  });
  source.addEventListener("error", () => {
    lose();
    if (source?.readyState !== EventSource.CLOSED) return;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(listen, soon());
    // Refused, not lost: the page itself says why.
    void read();
  });
  readAgain();
};

/** Asks, and waits for the answer so many seconds; after two failures it does not wait, and asks every three seconds. */
const ask = async (wait: number, failures: number): Promise<void> => {
  const address = live()?.["live"];
  stop();
  if (!address) return;
  const mine = (asking = new AbortController());
  try {
    const query = new URLSearchParams({ after: live()?.["seen"] ?? "", wait: String(wait) });
    const answer = await fetch(`${address}?${query}`, { signal: mine.signal, credentials: "same-origin", cache: "no-store" });
    if (!answer.ok) throw new Error(String(answer.status));
    heard(await answer.text());
    waiting = window.setTimeout(() => void ask(wait, 0), wait > 0 ? 200 : 3_000);
  } catch {
    if (mine.signal.aborted) return;
    lose();
    waiting = window.setTimeout(() => void ask(failures > 0 ? 0 : wait, failures + 1), failures > 0 ? 3_000 : soon());
  }
  readAgain();
};

/** A form of the room is sent without leaving the page. */
const send = async (form: HTMLFormElement, by: HTMLElement | null): Promise<void> => {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form, by)) if (typeof value === "string") body.append(name, value);
  const action = form.getAttribute("action") ?? location.pathname;
  main?.setAttribute("aria-busy", "true");
  [sending, sent] = [sending + 1, sent + 1];
  try {
    const answer = await fetch(action, { method: "POST", body, credentials: "same-origin" });
    const [path, html] = [new URL(answer.url).pathname, await answer.text()];
    // Another page than this one, or one that is no room: the browser goes there.
    if (answer.redirected && path !== location.pathname) return location.assign(path);
    show(html, form);
    find();
  } catch {
    lose(live()?.["unsent"]);
    readLater();
  } finally {
    sending -= 1;
    main?.removeAttribute("aria-busy");
    readUnread();
  }
};

main?.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== "post" || event.defaultPrevented) return;
  event.preventDefault();
  void send(form, event instanceof SubmitEvent ? event.submitter : null);
});

window.addEventListener("pagehide", stop);
// A page that the browser has kept shows what was so when it was left.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  void read();
  listen();
});

listen();
