import { applyLanguage, ask, byId, element, languageSwitch, live, t } from "/hall/common.js";

let session = null;
let state = null;
let stream = null;

// MARK: Signing in

async function begin() {
  const answer = await ask("/api/session");
  if (!answer.ok) {
    byId("lost").hidden = false;
    setTimeout(begin, 2000);
    return;
  }
  byId("lost").hidden = true;
  enter(answer.data);
}

function enter(data) {
  session = data;
  const isIn = data.window !== undefined;
  byId("sign-in-page").hidden = isIn;
  byId("desk").hidden = !isIn;
  byId("sign-out").hidden = !isIn;
  stream?.close();
  stream = null;
  if (isIn) {
    stream = live("/api/window/events", {
      state: (next) => { state = next; draw(); },
      lost: () => { byId("lost").hidden = false; draw(); },
      back: () => { byId("lost").hidden = true; draw(); },
      refused: begin,
    });
  } else {
    state = null;
    drawSignIn();
  }
  draw();
}

function drawSignIn() {
  const chosen = byId("window").value;
  byId("window").replaceChildren(
    ...session.windows.map((window) => element("option", { value: window.number }, windowName(window))));
  if (chosen) byId("window").value = chosen;
  byId("pin-field").hidden = session.mode === "demo";
  byId("advice").hidden = !session.advice;
  byId("advice").textContent = t(session.advice);
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
  await ask("/api/sign-out", { body: {}, token: session.token });
  begin();
});

// MARK: The page

function windowName({ number, name }) {
  if (name) return `${number} · ${t(name)}`;
  return t({ zh: `${number} 号窗口`, en: `Window ${number}` });
}

function draw() {
  if (!session) return;
  byId("hall").textContent = t(session.hall);
  const window = session.windows.find((one) => one.number === session.window);
  byId("window-name").textContent = window ? windowName(window) : "";
  if (session.window === undefined) return drawSignIn();
  show("problem", state?.problem);
  show("notice", state?.notice);
  if (!state) return;
  byId("waiting").textContent = state.waiting;
  byId("queue").replaceChildren(...state.queue.map((line) => element("li", {},
    element("span", { className: "number" }, line.number), element("span", {}, t(line.service)),
    element("span", { className: "muted" }, t(line.reason)))));
}

function show(id, words) {
  byId(id).hidden = !words;
  byId(id).textContent = t(words);
}

languageSwitch(byId("language"), draw);
applyLanguage();
begin();
