// The hall's television: what the server says, as large as it can be read, and out loud.

import { byId, element, live } from "/hall/common.js";

const freshFor = 6000; // milliseconds for which a call stands out; the server lets nothing replace it before
const goneAfter = 60_000; // milliseconds without the server after which no number stands here any more
const latest = 10_000; // milliseconds after which a voice would say something else than the screen

let shownCue = null;
let freshTimer;
let goneTimer;

// MARK: The board

function draw(state) {
  document.title = `${state.hall.zh} 叫号屏`;
  byId("hall").textContent = state.hall.zh;
  drawClock(state.minute);
  document.body.classList.toggle("lost", Boolean(state.problem));
  byId("lost").hidden = !state.problem;
  drawFront(state);
  drawWindows(state);
  byId("calls").replaceChildren(...state.board.earlier.map((line) => element("li", {},
    element("span", { className: "number" }, line.number), element("span", { className: "place" }, line.place.zh))));
  byId("waiting").replaceChildren(...state.board.waiting.map((service) => element("li", {},
    `${service.name.zh} `, element("b", {}, `${service.count}`), " 人等候")));
  follow(state);
}

/** The hall's own time, whatever zone the television is set to. */
function drawClock(minute) {
  const china = new Date(minute + 8 * 3_600_000);
  const two = (value) => String(value).padStart(2, "0");
  byId("clock").textContent = `${china.getUTCMonth() + 1}月${china.getUTCDate()}日 `
    + `周${"日一二三四五六"[china.getUTCDay()]} ${two(china.getUTCHours())}:${two(china.getUTCMinutes())}`;
}

function drawFront(state) {
  const front = state.board.front;
  byId("board").dataset.state = front ? "called" : "empty";
  const call = byId("call");
  if (!front) {
    call.replaceChildren("请留意叫号");
    byId("english").textContent = "Please watch for your number";
  } else {
    // Read in one go, the lines are word for word what is spoken.
    const name = front.line.place.zh.length;
    call.className = [front.line.number.length > 4 && "long", name > 9 ? "very-named" : name > 6 && "named"]
      .filter(Boolean).join(" ");
    call.replaceChildren(
      element("span", { className: "number" },
        element("small", {}, "请 "), front.line.number, element("small", {}, " 号")),
      element("span", { className: "place" }, `到 ${front.line.place.zh}`));
    byId("english").textContent = front.text.en;
  }
  const following = state.board.following;
  byId("following").textContent = following > 0 ? `还有 ${following} 个号要叫` : "";
}

function drawWindows(state) {
  const windows = state.board.windows;
  const fresh = byId("front").classList.contains("fresh") ? state.board.front?.line : undefined;
  const places = byId("places");
  places.dataset.size = [6, 9, 20].find((size) => windows.length <= size) ?? 45;
  places.replaceChildren(...windows.map((window) => {
    const isFresh = fresh && window.window === fresh.window && window.number === fresh.number;
    const what = window.number
      ? element("span", { className: "number" }, window.number)
      : element("span", { className: "paused" }, window.isPaused ? "暂停" : "");
    return element("li", { className: isFresh ? "fresh" : "", data: { window: window.window } },
      element("span", { className: "name" }, window.place.zh), what);
  }));
}

/** Makes a new call stand out and be heard, once. */
function follow(state) {
  const front = state.board.front;
  const cue = front ? `${state.epoch}-${front.cue}` : "";
  const isFirst = shownCue === null;
  if (cue === shownCue) return;
  shownCue = cue;
  // What stands there when the page opens is no news.
  if (isFirst || !front) return;
  const panel = byId("front");
  panel.classList.remove("fresh");
  void panel.offsetWidth; // begins the animation anew
  panel.classList.add("fresh");
  clearTimeout(freshTimer);
  freshTimer = setTimeout(() => {
    panel.classList.remove("fresh");
    drawWindows(state);
  }, freshFor);
  drawWindows(state);
  if (!state.hasLoudspeaker) say(cue);
}

// MARK: Sound. One announcement after the other, never two at once.

let audio;
let lastSaid = Promise.resolve();

function say(cue) {
  if (audio?.state !== "running") return;
  const asked = performance.now();
  const bytes = fetch(`/api/display/voice/${cue}`, { cache: "no-store" })
    .then((response) => (response.ok ? response.arrayBuffer() : null))
    .catch(() => null);
  lastSaid = lastSaid.then(() => play(bytes, asked)).catch(() => {});
}

async function play(bytes, asked) {
  const data = await bytes;
  if (!data || audio?.state !== "running" || performance.now() - asked > latest) return;
  const buffer = await audio.decodeAudioData(data);
  await new Promise((done) => {
    const source = new AudioBufferSourceNode(audio, { buffer });
    source.connect(audio.destination);
    source.addEventListener("ended", done);
    // A sound device that is pulled out ends nothing.
    setTimeout(done, buffer.duration * 1000 + 1000);
    source.start();
  });
}

function drawSound(state) {
  const button = byId("sound");
  button.hidden = false;
  if (state.hasLoudspeaker) {
    button.textContent = "声音由大厅音箱播放";
    button.className = "quiet";
    return;
  }
  try {
    audio ??= new AudioContext();
  } catch {
    button.textContent = "这台设备放不了声音";
    button.className = "quiet";
    return;
  }
  const update = () => {
    const isOn = audio.state === "running";
    button.className = isOn ? "quiet" : "";
    button.textContent = isOn ? "声音已开 Sound on" : "点一下屏幕，打开声音 Touch for sound";
  };
  audio.onstatechange = update;
  update();
}

// A browser lets a page sound only after somebody has touched it.
for (const event of ["pointerdown", "keydown"]) addEventListener(event, () => audio?.resume().catch(() => {}));

// MARK: Live

/**
 * Notes when each number that stands here was first painted, for measuring: {"front A035": ms, "window A035": ms}.
 */
const painted = new Map();
function note(state) {
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const shown = state.board.windows.filter((window) => window.number).map((window) => `window ${window.number}`);
    if (state.board.front) shown.push(`front ${state.board.front.line.number}`);
    for (const key of painted.keys()) if (!shown.includes(key)) painted.delete(key);
    for (const key of shown) if (!painted.has(key)) painted.set(key, Date.now());
    document.body.dataset.painted = JSON.stringify(Object.fromEntries(painted));
  }));
}

live("/api/display/events", {
  state(state) {
    draw(state);
    drawSound(state);
    note(state);
  },
  lost() {
    document.body.classList.add("lost");
    byId("lost").hidden = false;
    goneTimer ??= setTimeout(() => document.body.classList.add("gone"), goneAfter);
  },
  back() {
    clearTimeout(goneTimer);
    goneTimer = undefined;
    document.body.classList.remove("lost", "gone");
    byId("lost").hidden = true;
  },
});
