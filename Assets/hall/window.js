// The page of one window: who is here, who is next, and a button for everything that happens to a ticket.
import { applyLanguage, ask, byId, element, keep, languageSwitch, live, newKey, read, t } from "/hall/common.js";
import { drawCase, forget, openCase, takeScan } from "/hall/case.js";
import { allow, chime } from "/hall/chime.js";
import { forms } from "/hall/forms.js";
import { listenToKeys } from "/hall/keys.js";

const muteKey = "hall.muted";
let session = null;
let state = null;
let stream = null;
let isLost = false;
let isBusy = false;
let isResting = false;
let isMuted = read(muteKey) === "yes";
let message = { words: null, isError: false };

// MARK: Signing in

async function begin() {
  const answer = await ask("/api/session");
  if (!answer.ok) {
    setLost(true);
    setTimeout(begin, 2000);
    return;
  }
  setLost(false);
  enter(answer.data);
}

function enter(data) {
  session = data;
  const isIn = data.window !== undefined;
  stream?.close();
  stream = null;
  state = null;
  closeDialogs();
  say(null);
  if (isIn) {
    stream = live("/api/window/events", {
      state: (next) => { const before = state; state = next; heard(before); draw(); },
      lost: () => setLost(true), back: () => setLost(false), refused: begin,
    });
  }
  byId("sign-in-page").hidden = isIn;
  for (const id of ["desk", "sign-out", "mute"]) byId(id).hidden = !isIn;
  draw();
  if (!isIn) byId("pin").focus();
}

function drawSignIn() {
  const chosen = byId("window").value;
  byId("window").replaceChildren(
    ...session.windows.map((window) => element("option", { value: window.number }, windowName(window))));
  if (chosen) byId("window").value = chosen;
  byId("pin-field").hidden = session.mode !== "pin";
  show("advice", session.advice);
  byId("sign-in").querySelector("button").disabled = session.mode === "unset";
}

byId("sign-in").addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = byId("sign-in").querySelector("button");
  if (button.disabled) return;
  button.disabled = true;
  const answer = await ask("/api/sign-in", {
    body: { window: Number(byId("window").value), pin: byId("pin").value },
  });
  byId("pin").value = "";
  button.disabled = false;
  byId("sign-in-error").textContent = answer.ok ? "" : t(answer.error.sentence);
  if (answer.ok) enter(answer.data); else byId("pin").focus();
});

byId("sign-out").addEventListener("click", async () => {
  forget();
  await ask("/api/sign-out", { body: {}, token: session.token });
  begin();
});

// MARK: Orders

// What sends a visitor away by one press: the second click of a double click would meet the next visitor.
const ending = new Set(["call", "finish", "missed"]);
const rest = 1200; // ms: longer than between the clicks of a slow double click

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Sends an order once, however often the connection breaks; true where it was done. */
async function order(action, body = {}) {
  if (isBusy || isLost || !state || (isResting && ending.has(action))) return false;
  isBusy = true;
  draw();
  const whole = { key: newKey(), at: state.current?.number, ...body };
  let answer;
  for (let tries = 0; tries < 4; tries += 1) {
    answer = await ask(`/api/window/${action}`, { body: whole, token: session.token });
    if (answer.ok || answer.error.code !== "no-answer") break;
    await pause(1000);
  }
  isBusy = false;
  if (ending.has(action)) takeRest();
  if (answer.status === 401) begin();
  say(answer.ok ? answer.data.sentence : answer.error.sentence, !answer.ok);
  draw();
  return answer.ok;
}

function takeRest() {
  isResting = true;
  setTimeout(() => { isResting = false; draw(); }, rest);
}

function say(words, isError = false) {
  message = { words, isError };
  byId("message").textContent = t(words);
  byId("message").classList.toggle("error", isError);
}

for (const button of document.querySelectorAll("[data-action]")) {
  button.addEventListener("click", () => order(button.dataset.action));
}
byId("pause").addEventListener("click", () => order(state?.isPausing ? "resume" : "pause"));

// MARK: Forms

const secondPress = 600; // ms: sooner it is the same press of the hand, and nobody has read who it is
let form = null;

/** Shows whose visit the form would end; the next press ends it. */
async function askWho(number) {
  const mine = form;
  mine.isAsking = true;
  const answer = await ask(`/api/window/ticket/${encodeURIComponent(number.trim())}`);
  mine.isAsking = false;
  if (mine !== form) return;
  byId("form-error").textContent = answer.ok ? "" : t(answer.error.sentence);
  if (answer.status === 401) begin();
  // Typed on meanwhile: it is another number.
  if (answer.ok && new FormData(byId("form")).get(form.ends) === number) showWho(answer.data);
}

function showWho(line) {
  form.who = line;
  form.whoAt = performance.now();
  byId("form-do").textContent = line ? `${t(form.button)} ${line.number}` : t(form.button);
  byId("form-who").textContent = line ? [
    line.number, t(line.service), t(line.priority), t(stateWords[line.state] ?? stateWords.waiting),
    line.window ? t({ zh: `${line.window} 号窗口`, en: `window ${line.window}` }) : "",
    t({ zh: `等了 ${line.waited} 分钟`, en: `waited ${line.waited} min` }),
  ].filter(Boolean).join(" · ") : "";
}

function openForm(name, chosen = "") {
  if (!state || isLost) return;
  if (name === "case") return openCase(() => session.token);
  form = { name, ...forms[name] };
  byId("form-title").textContent = t(form.title);
  showWho(null);
  byId("form-fields").replaceChildren(...form.fields(state, chosen));
  byId("form-error").textContent = "";
  byId("form-dialog").showModal();
  byId("form-fields").querySelector("input, select").focus();
}

byId("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  if (isBusy || form.isAsking) return;
  const data = new FormData(byId("form"));
  if (form.ends && !form.who) return askWho(data.get(form.ends));
  if (form.who && event.timeStamp - form.whoAt < secondPress) return;
  const isDone = await order(form.name, form.body(data));
  if (isDone) return byId("form-dialog").close();
  byId("form-error").textContent = t(message.words);
  if (form.ends) showWho(null);
});
byId("form-fields").addEventListener("input", () => showWho(null));
byId("form-cancel").addEventListener("click", () => byId("form-dialog").close());
for (const button of document.querySelectorAll("[data-open]")) {
  button.addEventListener("click", () => openForm(button.dataset.open));
}

function closeDialogs() {
  for (const dialog of document.querySelectorAll("dialog[open]")) dialog.close();
}

// MARK: Keys

document.addEventListener("keydown", allow);
listenToKeys({
  shortcut(letter) {
    const button = document.querySelector(`#desk:not([hidden]) [data-key="${CSS.escape(letter)}"]`);
    if (button && !button.disabled && !document.querySelector("dialog[open]")) button.click();
  },
  // A code that was scanned while no form of another kind is open.
  scan(text) {
    const other = document.querySelector("dialog[open]:not(#case-dialog)");
    if (state && !isLost && !other) takeScan(text, () => session.token);
  },
});
document.addEventListener("pointerdown", allow);

// MARK: Calls for help

/** New calls sound, and the kiosks hear that somebody can see them. */
function heard(before) {
  const known = new Map((before?.help ?? []).map((call) => [call.id, call.times]));
  const fresh = state.help.filter((call) => !call.isReceived && known.get(call.id) !== call.times);
  if (fresh.length && !isMuted) chime();
  if (document.visibilityState !== "visible") return;
  for (const call of state.help.filter((one) => !one.isShown)) {
    ask("/api/window/help-show", { body: { key: newKey(), help: call.id }, token: session.token });
  }
}

document.addEventListener("visibilitychange", () => { if (state) heard(state); });

function helpLine(call) {
  const minutes = Math.max(0, Math.round((state.minute - call.since) / 60_000));
  const since = t({ zh: `等了 ${minutes} 分钟`, en: `for ${minutes} min` });
  const who = !call.isReceived ? "" : call.receivedBy
    ? t({ zh: `${call.receivedBy} 号窗口收到，正在过去`, en: `Window ${call.receivedBy} is on the way` })
    : t({ zh: "有人收到，正在过去", en: "somebody is on the way" });
  const press = (action, words) => element("button", {
    disabled: isBusy || isLost, on: { click: () => order(action, { help: call.id }) },
  }, t(words));
  return element("div", { className: "call" },
    element("strong", {}, t(call.text)), element("span", {}, since),
    call.times > 1 ? element("span", {}, t({ zh: `叫了 ${call.times} 次`, en: `asked ${call.times} times` })) : null,
    element("span", { className: "grow" }, who),
    call.isReceived ? null : press("help-receive", { zh: "收到", en: "Received" }),
    press("help-arrive", { zh: "已到", en: "Arrived" }));
}

byId("mute").addEventListener("click", () => {
  isMuted = !isMuted;
  keep(muteKey, isMuted ? "yes" : "no");
  draw();
  if (!isMuted) chime();
});

// MARK: The page

function setLost(value) {
  isLost = value;
  byId("lost").hidden = !value;
  draw();
}

function windowName({ number, name }) {
  return name ? `${number} · ${t(name)}` : t({ zh: `${number} 号窗口`, en: `Window ${number}` });
}

function show(id, words) {
  byId(id).hidden = !words;
  byId(id).textContent = t(words);
}

/** A moment as the hall's clock shows it, whatever the zone of this computer. */
function clock(milliseconds) {
  const time = new Date(milliseconds + 8 * 3_600_000);
  return `${time.getUTCHours()}:${String(time.getUTCMinutes()).padStart(2, "0")}`;
}

const stateWords = {
  "called": { zh: "正在叫", en: "called" }, "serving": { zh: "正在办", en: "here" },
  "no-show": { zh: "过号", en: "missed" }, "postponed": { zh: "推后", en: "postponed" },
  "waiting": { zh: "在等", en: "waiting" },
  "done": { zh: "办结", en: "done" }, "cancelled": { zh: "作废", en: "given up" },
};

function draw() {
  if (!session) return;
  byId("hall").textContent = t(session.hall);
  const window = session.windows.find((one) => one.number === session.window);
  byId("window-name").textContent = window ? windowName(window) : "";
  byId("mute").textContent = isMuted
    ? t({ zh: "铃声：关", en: "Chime: off" }) : t({ zh: "铃声：开", en: "Chime: on" });
  byId("mute").setAttribute("aria-pressed", String(isMuted));
  for (const id of ["problem", "notice"]) show(id, state?.[id]);
  byId("help").hidden = !state?.help.length;
  byId("pausing").hidden = !state?.isPausing;
  byId("minute").textContent = state ? `${state.day} ${clock(state.minute)}` : "";
  if (session.window === undefined) return drawSignIn();
  drawButtons();
  if (!state) return;
  byId("help").replaceChildren(...state.help.map(helpLine));
  drawNow();
  drawLines();
}

function drawButtons() {
  const current = state?.current;
  const isOff = isBusy || isLost || !state;
  label(byId("call"), current
    ? { zh: "办结，叫下一位", en: "Done, call next" } : { zh: "叫下一位", en: "Call next" });
  label(byId("pause"), state?.isPausing
    ? { zh: "恢复叫号", en: "Resume" } : { zh: "暂停叫号", en: "Pause" });
  const needs = {
    recall: current, start: current?.state === "called", missed: current?.state === "called", finish: current,
    transfer: current, postpone: current, call: !state?.isPausing,
  };
  for (const button of document.querySelectorAll("#desk [data-key]")) {
    const name = button.dataset.action ?? button.dataset.open;
    button.disabled = isOff || (isResting && ending.has(name)) || (name in needs && !needs[name]);
    if (button.dataset.zh) label(button, { zh: button.dataset.zh, en: button.dataset.en });
  }
  byId("form-do").disabled = isOff;
}

function label(button, words) {
  button.replaceChildren(t(words), element("kbd", {}, button.dataset.key.toUpperCase()));
}

function drawNow() {
  const current = state.current;
  byId("now-state").textContent = current
    ? `${t(stateWords[current.state])} ${clock(current.calledAt)}` : t({ zh: "本窗口现在没有叫号", en: "Nobody is called here" });
  byId("now-number").textContent = current?.number ?? "—";
  byId("now-note").textContent = current ? [
    t(current.service), t(current.priority), t({ zh: `等了 ${current.waited} 分钟`, en: `waited ${current.waited} min` }),
    current.calls > 1 ? t({ zh: `第 ${current.calls} 次叫`, en: `call ${current.calls}` }) : "",
  ].filter(Boolean).join(" · ") : "";
}

function drawLines() {
  byId("waiting").textContent = t({ zh: `${state.waiting} 人`, en: `${state.waiting}` });
  lines("queue", state.queue, { zh: "没有人在等。", en: "Nobody waits." }, (line) => [
    element("span", { className: "number" }, line.number),
    element("span", {}, [t(line.service), t(line.priority)].filter(Boolean).join(" · ")),
    element("span", {}, t({ zh: `${line.waited} 分钟`, en: `${line.waited} min` })),
    element("span", { className: "why" }, (line.notBefore ? t({ zh: `${clock(line.notBefore)} 以后。`, en: `After ${clock(line.notBefore)}. ` }) : "") + t(line.reason)),
  ]);
  lines("away", state.away, { zh: "没有。", en: "None." }, (line) => [
    element("span", { className: "number" }, line.number),
    element("span", {}, `${t(stateWords[line.state])} · ${t(line.service)}`),
    element("button", { disabled: isBusy || isLost, on: { click: () => openForm("restore", line.number) } },
      t({ zh: "恢复", en: "Restore" })),
  ]);
  lines("windows", state.windows, {}, (one) => [
    element("span", {}, windowName(one)),
    element("span", { className: "number" }, one.current ?? "—"),
    element("span", {}, one.isPausing ? t({ zh: "暂停中", en: "pausing" }) : ""),
  ]);
  lines("services", state.services, {}, (service) => [
    element("span", {}, t(service.name) + (service.isHere ? "" : t({ zh: "（别的窗口）", en: " (elsewhere)" }))),
    element("span", {}, t({ zh: `${service.waiting} 人等`, en: `${service.waiting} wait` })),
    element("span", { className: "muted" }, service.isOpen ? t(service.estimate) : t(service.closed)),
  ]);
  const { count, within, medianErrorMinutes: error } = state.promises;
  byId("promises").textContent = count ? t({
    zh: `今天说的等候时间：${count} 个里 ${Math.round(within * 100)}% 说准了，一般差 ${error.toFixed(1)} 分钟。`,
    en: `Waiting times told today: ${Math.round(within * 100)}% of ${count} held, usually ${error.toFixed(1)} min off.`,
  }) : "";
}

function lines(id, items, nobody, cells) {
  const nothing = [element("li", {}, element("span", { className: "nobody" }, t(nobody)))];
  byId(id).replaceChildren(...(items.length ? items.map((item) => element("li", {}, ...cells(item))) : nothing));
}

function redraw() {
  document.title = t({ zh: "窗口叫号", en: "Windows" });
  say(message.words, message.isError);
  draw();
  drawCase();
}

languageSwitch(byId("language"), redraw);
applyLanguage();
redraw();
begin();
