import { applyLanguage, ask, byId, languageSwitch, t } from "/hall/common.js";

const session = await ask("/api/session");
const draw = () => { byId("hall").textContent = session.ok ? t(session.data.hall) : t(session.error.sentence); };
languageSwitch(byId("language"), draw);
applyLanguage();
draw();
