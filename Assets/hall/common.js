// What all pages of the hall share: language, orders, and the live state of the hall.

// MARK: Language. Every word on a page stands in both; the switch is kept by this browser.

const languageKey = "hall.language";
export let language = read(languageKey) === "en" ? "en" : "zh";
const onLanguage = [];

/** The text of {zh, en} in the chosen language; empty for nothing. */
export function t(words) {
  return words ? words[language] : "";
}

/** Puts the chosen language into everything that names its words as data-zh and data-en. */
export function applyLanguage(root = document) {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  for (const element of root.querySelectorAll("[data-zh]")) element.textContent = element.dataset[language];
  for (const element of root.querySelectorAll("[data-label-zh]")) {
    element.setAttribute("aria-label", language === "zh" ? element.dataset.labelZh : element.dataset.labelEn);
  }
  for (const element of root.querySelectorAll("[data-language]")) {
    element.textContent = language === "zh" ? "English" : "中文";
  }
}

/** Makes `button` switch the language; `changed` draws what the page itself writes. */
export function languageSwitch(button, changed) {
  onLanguage.push(changed);
  button.dataset.language = "";
  button.addEventListener("click", () => {
    language = language === "zh" ? "en" : "zh";
    keep(languageKey, language);
    applyLanguage();
    for (const draw of onLanguage) draw();
  });
}

/** What this browser keeps under a name; a browser that keeps nothing is no reason to stop. */
export function read(key) {
  try { return localStorage.getItem(key); } catch { return null; }
}

/** Keeps something in this browser. */
export function keep(key, value) {
  try { localStorage.setItem(key, value); } catch { /* kept until the page is closed, by whoever asked */ }
}

// MARK: Elements

/** The element with an id. */
export const byId = (id) => document.getElementById(id);

/** A new element with properties and children; text is never taken as markup. */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") for (const [event, action] of Object.entries(value)) made.addEventListener(event, action);
    else if (name === "data") Object.assign(made.dataset, value);
    else if (name in made) made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== undefined && child !== null));
  return made;
}

// MARK: Orders

const noAnswer = {
  code: "no-answer",
  sentence: { zh: "服务器没有回答，正在重连。", en: "The server does not answer; connecting again." },
};

/** Asks the server; {ok, status, data} or {ok: false, error: {code, sentence}}. Never throws. */
export async function ask(path, { body, token, seconds = 15 } = {}) {
  const headers = body === undefined ? {} : { "Content-Type": "application/json" };
  if (token) headers["X-Hall-Token"] = token;
  try {
    const response = await fetch(path, {
      method: body === undefined ? "GET" : "POST", headers, cache: "no-store", credentials: "same-origin",
      body: body === undefined ? undefined : JSON.stringify(body), signal: AbortSignal.timeout(seconds * 1000),
    });
    const data = await response.json();
    return response.ok ? { ok: true, data } : { ok: false, status: response.status, error: data };
  } catch {
    return { ok: false, status: 0, error: noAnswer };
  }
}

/** A new key for one press of a button: the server does what it stands for once, however often it is asked. */
export function newKey() {
  // crypto.randomUUID is missing where a page comes without TLS from another machine.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// MARK: Live

/**
 * Listens to the live state under `url` for as long as the page is open, over every loss of the connection.
 * `state` gets each new state, `lost` and `back` are told when the server goes and comes, `refused` when it does
 * not want this page any more (signed out).
 */
export function live(url, { state, lost, back, refused }) {
  const silence = 25_000; // three beats of the server
  let source;
  let timer;
  let isLost = false;
  let isEnded = false;

  function heard() {
    clearTimeout(timer);
    timer = setTimeout(again, silence);
    if (isLost) {
      isLost = false;
      back?.();
    }
  }

  function missing() {
    if (isLost || isEnded) return;
    isLost = true;
    lost?.();
  }

  function again() {
    missing();
    source?.close();
    if (!isEnded) open();
  }

  async function open() {
    clearTimeout(timer);
    source = new EventSource(url);
    const mine = source;
    timer = setTimeout(again, silence);
    mine.addEventListener("state", (event) => {
      heard();
      state(JSON.parse(event.data));
    });
    mine.addEventListener("beat", heard);
    mine.addEventListener("signed-out", end);
    mine.addEventListener("error", async () => {
      missing();
      // The browser tries again by itself, unless the server answered with something else than events.
      if (mine.readyState !== EventSource.CLOSED || mine !== source) return;
      clearTimeout(timer);
      const answer = await ask("/api/session");
      if (answer.ok && refused && !answer.data.window) return end();
      timer = setTimeout(again, 2000);
    });
  }

  function end() {
    if (isEnded) return;
    isEnded = true;
    clearTimeout(timer);
    source?.close();
    refused?.();
  }

  open();
  return { close() { isEnded = true; clearTimeout(timer); source?.close(); } };
}
