// Keys on the windows' page: a person presses one, a hand scanner types a whole code within a blink.
//
// A scanner is a keyboard. Its letters must press no button, and its Enter must send no form, wherever the cursor
// stands; a code that lands beside its field opens it.

const beginning = "LK"; // every code of a self-check begins so, and no shortcut is an L
const gap = 60; // ms: nobody presses two keys so fast, scanners take 1 to 20
const slowGap = 400; // ms between the letters of a code that began like ours
const shortest = 8; // fewer are no code but a hand on the keyboard

/** Tells keys of a person, `shortcut(letter)`, from codes of a scanner, `scan(text)`. */
export function listenToKeys({ shortcut, scan }) {
  let typed = "";
  let last = -Infinity;
  let timer;

  const isOurs = () => beginning.startsWith(typed.slice(0, beginning.length).toUpperCase());

  function end() {
    clearTimeout(timer);
    const text = typed;
    typed = "";
    // One key, though its contact may have bounced.
    if (text.length < 4 && new Set(text.toLowerCase()).size === 1) return shortcut(text[0].toLowerCase());
    if (text.length >= shortest) scan(text);
  }

  /** Where typing belongs to what has the focus, and not to the page. */
  function isField(target) {
    // A field of a dialog that has just closed keeps the focus until the page is drawn again.
    if (!target.checkVisibility()) return false;
    if (target.closest("#case-code")) return true;
    const dialog = target.closest("dialog");
    if (dialog && dialog.id !== "case-dialog") return true;
    return target.matches("input:not([type=checkbox]), select, textarea");
  }

  document.addEventListener("keydown", (event) => {
    const since = event.timeStamp - last;
    if (event.key === "Enter") {
      if (!typed && since >= gap) return;
      // The end of a code. In its own field it opens the code; anywhere else it would press or send something.
      if (!event.target.closest("#case-code, #sign-in")) event.preventDefault();
      if (typed) end();
      return;
    }
    if (event.key.length !== 1 || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    last = event.timeStamp;
    if (isField(event.target)) return;
    // A held key is one press, and the space bar presses whatever has the focus.
    if (!typed && (event.repeat || event.key === " ")) return;
    if (typed && since > (isOurs() ? slowGap : gap)) end();
    typed += event.key;
    event.preventDefault();
    clearTimeout(timer);
    // A single key waits this long for a second one; a person does not notice.
    timer = setTimeout(end, isOurs() ? slowGap : gap);
  }, { capture: true });
}
