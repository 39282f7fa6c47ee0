// A scanned code of the self-check: shown, printed, forgotten. The code is in this page's memory until the dialog
// closes, and goes to the server in the body of a request alone.
import { applyLanguage, ask, byId, element, t } from "/hall/common.js";

const forgetAfter = 10 * 60_000;
let code = "";
let opened = null;
let timer;
let token = () => undefined;

/** Opens the dialog; `currentToken` gives what orders are sent with. */
export function openCase(currentToken) {
  token = currentToken;
  forget();
  applyLanguage(byId("case-dialog"));
  byId("case-dialog").showModal();
  byId("case-code").focus();
}

/** Opens a code that was scanned while the cursor stood elsewhere. */
export function takeScan(text, currentToken) {
  if (!byId("case-dialog").open) openCase(currentToken);
  byId("case-code").value = text;
  byId("case-form").requestSubmit();
}

/** Removes everything of the case from the page. */
export function forget() {
  clearTimeout(timer);
  code = "";
  opened = null;
  byId("case-code").value = "";
  byId("case-error").textContent = "";
  byId("case-body").hidden = true;
  for (const id of ["case-remarks", "case-lines", "case-papers", "paper"]) byId(id).replaceChildren();
  for (const id of ["case-result", "case-day"]) byId(id).textContent = "";
}

/** Draws the case anew, such as in another language. */
export function drawCase() {
  if (!opened) return;
  byId("case-day").textContent = t({ zh: `${opened.madeOn} 在自助机上答的`, en: `Answered at a kiosk on ${opened.madeOn}` });
  byId("case-remarks").replaceChildren(...opened.remarks.map((words) => element("li", {}, `‼ ${t(words)}`)));
  byId("case-lines").replaceChildren(...opened.lines.flatMap((line) => [
    element("dt", {}, t(line.question)), element("dd", {}, t(line.answer))]));
  byId("case-result").textContent = t(opened.result);
  const ticked = new Set(ids(true));
  byId("case-papers").replaceChildren(...opened.papers.map((paper) => element("label", {},
    element("input", { type: "checkbox", value: paper.id, checked: ticked.has(paper.id) }),
    element("span", {}, t(paper.name) + (paper.isRequired ? "" : t({ zh: "（有就带，不能强求）", en: " (cannot be demanded)" }))))));
  byId("case-body").hidden = false;
}

function ids(isTicked) {
  return [...byId("case-papers").querySelectorAll("input")]
    .filter((box) => box.checked === isTicked).map((box) => box.value);
}

async function send(body) {
  const answer = await ask("/api/case", { body: { code, ...body }, token: token() });
  byId("case-error").textContent = answer.ok ? "" : t(answer.error.sentence);
  return answer.ok ? answer.data : null;
}

byId("case-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  code = byId("case-code").value.trim();
  // A scanner types the next code into an empty field.
  byId("case-code").value = "";
  byId("case-body").hidden = true;
  byId("case-papers").replaceChildren();
  opened = null;
  if (!code) return;
  const scanned = code;
  const answer = await send({});
  if (code !== scanned) return;
  if (!answer) { code = ""; return; }
  opened = answer;
  clearTimeout(timer);
  timer = setTimeout(() => byId("case-dialog").close(), forgetAfter);
  drawCase();
});

async function print(paper, chosen) {
  const answer = await send({ paper, ids: chosen });
  if (!answer?.sheet) return;
  // Escaped by the server: words only, no script, and none could run under the page's policy.
  byId("paper").innerHTML = answer.sheet;
  window.print();
}

byId("case-notice").addEventListener("click", () => print("notice", ids(false)));
byId("case-receipt").addEventListener("click", () => print("receipt", ids(true)));
byId("case-close").addEventListener("click", () => byId("case-dialog").close());
byId("case-dialog").addEventListener("close", forget);
window.addEventListener("pagehide", forget);
