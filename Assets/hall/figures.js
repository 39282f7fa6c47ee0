// The day's figures: charts where the library is installed, tables in any case.

import { applyLanguage, ask, byId, element, language, languageSwitch, t } from "/hall/common.js";

const colours = { main: "#0b5350", second: "#a66a1a", third: "#27437a", light: "#9cc4bd" };
let figures = null;
let today = null;
const charts = [];

// MARK: Asking

async function load(day) {
  const answer = await ask(`/api/figures${day ? `?day=${day}` : ""}`);
  byId("problem").hidden = answer.ok;
  if (!answer.ok) {
    byId("problem").textContent = t(answer.error.sentence);
    if (answer.status === 401) location.assign("/window");
    return;
  }
  ({ today, figures } = answer.data);
  byId("hall").textContent = t(answer.data.hall);
  byId("day").value = figures.day;
  byId("day").max = today;
  byId("after").disabled = figures.day >= today;
  byId("csv").href = `/api/figures.csv?day=${figures.day}`;
  draw();
}

function shifted(day, days) {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

byId("before").addEventListener("click", () => load(shifted(figures?.day ?? byId("day").value, -1)));
byId("after").addEventListener("click", () => load(shifted(figures?.day ?? byId("day").value, 1)));
byId("today").addEventListener("click", () => load());
byId("day").addEventListener("change", (event) => event.target.value && load(event.target.value));
byId("print").addEventListener("click", () => print());

// MARK: Words

const words = (zh, en) => (language === "zh" ? zh : en);
const some = (value) => (value === null || value === undefined ? "–" : `${value}`);
const minutes = (value) => (value === null || value === undefined ? "–" : words(`${value} 分钟`, `${value} min`));

// MARK: Drawing

function draw() {
  if (!figures) return;
  const isEmpty = figures.total.arrivals === 0;
  byId("none").hidden = !isEmpty;
  byId("content").hidden = isEmpty;
  byId("date").textContent = figures.day + (figures.day === today ? words("（今天，到现在为止）", " (today, so far)") : "");
  const hasCharts = typeof Chart !== "undefined";
  byId("no-charts").hidden = hasCharts;
  document.body.classList.toggle("no-charts", !hasCharts);
  drawTiles();
  drawTables();
  while (charts.length > 0) charts.pop().destroy();
  if (hasCharts && !isEmpty) drawCharts();
}

function drawTiles() {
  const { total, estimates } = figures;
  const tiles = [
    [words("取号", "Numbers taken"), total.arrivals],
    [words("办结", "Finished"), total.finished],
    [words("过号", "No-shows"), total.missed],
    [words("作废", "Cancelled"), total.cancelled],
    [words("等候中位", "Median wait"), minutes(total.wait.median)],
    [words("最长等候", "Longest wait"), minutes(total.wait.longest)],
    [words("预计等候在范围内", "Estimates that held"),
      estimates.count === 0 ? "–" : `${Math.round(estimates.within * 100)} %`],
    [words("预计误差中位", "Median error of estimates"),
      estimates.count === 0 ? "–" : minutes(estimates.medianErrorMinutes.toFixed(1))],
  ];
  byId("tiles").replaceChildren(...tiles.map(([name, value]) => element("li", {}, element("b", {}, `${value}`), name)));
}

function drawTables() {
  const waits = (wait) => [wait.count, some(wait.median), some(wait.ninth), some(wait.longest)];
  const waitHeads = [words("叫到", "Called"), words("等候中位（分钟）", "Median wait (min)"),
    words("九成不超过", "90 % within"), words("最长", "Longest")];
  const groupHeads = [words("取号", "Taken"), words("办结", "Finished"), words("过号", "No-show"),
    words("作废", "Cancelled"), words("未完", "Open"), ...waitHeads, words("办理中位（分钟）", "Median visit (min)")];
  const group = (group) => [t(group.name), group.arrivals, group.finished, group.missed, group.cancelled, group.open,
    ...waits(group.wait), some(group.visitMinutes)];
  byId("tables").replaceChildren(
    table(words("按小时", "By hour"),
      [words("时间", "Hour"), words("取号", "Taken"), words("办结", "Finished"),
        words("最多同时等候", "Most waiting"), ...waitHeads],
      figures.hours.map((hour) => [span(hour), hour.arrivals, hour.finished, hour.mostWaiting, ...waits(hour.wait)])),
    table(words("按业务", "By service"), [words("业务", "Service"), ...groupHeads],
      [...figures.services, figures.total].map(group)),
    table(words("优先和普通", "With and without priority"), [words("来访人", "Visitors"), ...groupHeads],
      figures.priorities.map(group)));
}

function table(caption, heads, lines) {
  return element("div", { className: "table" }, element("table", {}, element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))),
    element("tbody", {}, ...lines.map((line) => element("tr", {}, ...line.map((cell) => element("td", {}, `${cell}`)))))));
}

const span = (hour) => `${hour.hour}:00–${hour.hour + 1}:00`;

function drawCharts() {
  const bars = (label, data, backgroundColor) => ({ label, data, backgroundColor, maxBarThickness: 56 });
  const hours = figures.hours.map((hour) => `${hour.hour}:00`);
  chart("arrivals", "bar", hours, [
    bars(words("取号", "Taken"), figures.hours.map((hour) => hour.arrivals), colours.main),
    bars(words("办结", "Finished"), figures.hours.map((hour) => hour.finished), colours.light),
    bars(words("最多同时等候", "Most waiting"), figures.hours.map((hour) => hour.mostWaiting), colours.second),
  ]);
  chart("waits", "line", hours, [
    line(words("中位", "Median"), figures.hours.map((hour) => hour.wait.median ?? null), colours.main, "circle"),
    line(words("九成不超过", "90 % within"), figures.hours.map((hour) => hour.wait.ninth ?? null), colours.second, "rect"),
  ]);
  chart("services", "bar", figures.services.map((service) => t(service.name)), [
    bars(words("办结", "Finished"), figures.services.map((service) => service.finished), colours.main),
    bars(words("未完", "Open"), figures.services.map((service) => service.open), colours.light),
    bars(words("过号", "No-show"), figures.services.map((service) => service.missed), colours.second),
  ], { isStacked: true });
  chart("priorities", "bar", figures.priorities.map((group) => t(group.name)), [
    bars(words("中位", "Median"), figures.priorities.map((group) => group.wait.median ?? null), colours.main),
    bars(words("九成不超过", "90 % within"), figures.priorities.map((group) => group.wait.ninth ?? null), colours.second),
  ]);
}

// The points' shapes tell the lines apart where colours do not, such as on paper.
function line(label, data, colour, pointStyle) {
  return { label, data, borderColor: colour, backgroundColor: colour, pointStyle, pointRadius: 5, spanGaps: true };
}

function chart(id, type, labels, datasets, { isStacked = false } = {}) {
  const canvas = byId(id);
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", words("同样的数字见下面的表格", "The tables below hold the same figures"));
  charts.push(new Chart(canvas, {
    type,
    data: { labels, datasets },
    options: {
      animation: false, maintainAspectRatio: false,
      scales: {
        x: { stacked: isStacked, ticks: { maxRotation: 45 } },
        y: { stacked: isStacked, beginAtZero: true, ticks: { precision: 0 } },
      },
    },
  }));
}

addEventListener("beforeprint", () => charts.forEach((chart) => chart.resize()));
addEventListener("afterprint", () => charts.forEach((chart) => chart.resize()));

if (typeof Chart !== "undefined") {
  Object.assign(Chart.defaults.font, { family: getComputedStyle(document.body).fontFamily, size: 14 });
  Chart.defaults.color = "#3a4744";
}
languageSwitch(byId("language"), () => load(figures?.day));
applyLanguage();
load();
