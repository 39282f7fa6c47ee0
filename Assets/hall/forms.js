// The small forms of the windows' page: each asks for what one order needs.
import { element, t } from "/hall/common.js";

const words = {
  number: { zh: "号码（例如 A007）", en: "Number (such as A007)" },
  service: { zh: "业务", en: "Service" },
  priority: { zh: "优先", en: "Priority" },
  none: { zh: "没有", en: "none" },
};

const choice = (name, label, options, chosen) => element("label", {}, t(label),
  element("select", { name }, ...options.map(([value, text]) =>
    element("option", { value, selected: value === chosen }, text))));

const number = (name, label, value = "") => element("label", {}, t(label),
  element("input", { name, value, required: true, maxLength: 10, autocomplete: "off", autocapitalize: "characters" }));

const check = (name, label) => element("label", { className: "check" },
  element("input", { type: "checkbox", name }), t(label));

const services = (state, filter = () => true) =>
  state.services.filter(filter).map((service) => [service.id, t(service.name)]);

const priorities = (state) => state.priorities.map((priority) => [priority.id, t(priority.name)]);

/**
 * By the name of the order: its title, its button, its fields, and the body of the order. `ends` names the field
 * with the number whose visit it ends: the page shows who that is before it does so.
 */
export const forms = {
  transfer: {
    title: { zh: "转到哪项业务？号码不变。", en: "On to which service? The number stays." },
    button: { zh: "转办", en: "Transfer" },
    fields: (state) => [
      choice("service", words.service, services(state, (one) => one.id !== state.current?.serviceID))],
    body: (data) => ({ service: data.get("service") }),
  },
  postpone: {
    title: { zh: "推后多久再叫？", en: "Call again after how long?" },
    button: { zh: "推后", en: "Postpone" },
    fields: () => [choice("minutes", { zh: "时间", en: "Time" },
      [10, 20, 30, 60, 120].map((count) => [count, t({ zh: `${count} 分钟`, en: `${count} min` })]), 20)],
    body: (data) => ({ minutes: Number(data.get("minutes")) }),
  },
  issue: {
    title: { zh: "给来访人取一个号", en: "Take a number for somebody" },
    button: { zh: "取号", en: "Issue" },
    fields: (state) => [
      choice("service", words.service, services(state)),
      choice("priority", words.priority, [["", t(words.none)], ...priorities(state)]),
      check("isPrivate", { zh: "号码上看不出办什么事", en: "A letter that does not tell the matter" }),
      check("force", { zh: "不受开放时间和数量限制", en: "Past hours and limits" }),
    ],
    body: (data) => ({
      service: data.get("service"), priority: data.get("priority") || undefined,
      isPrivate: data.has("isPrivate"), force: data.has("force"),
    }),
  },
  prioritise: {
    title: { zh: "给哪个号加优先？", en: "Priority for which number?" },
    button: { zh: "加优先", en: "Give priority" },
    fields: (state, chosen) => [number("number", words.number, chosen), choice("priority", words.priority, priorities(state))],
    body: (data) => ({ number: data.get("number"), priority: data.get("priority") }),
  },
  restore: {
    title: { zh: "恢复哪个号？", en: "Restore which number?" },
    button: { zh: "恢复", en: "Restore" },
    fields: (_, chosen) => [number("number", words.number, chosen)],
    body: (data) => ({ number: data.get("number") }),
  },
  merge: {
    title: { zh: "同一个人取了两个号", en: "Two numbers of one visitor" },
    button: { zh: "合并", en: "Merge" },
    fields: () => [
      number("number", { zh: "留下的号码", en: "The number that stays" }),
      number("other", { zh: "不要的号码", en: "The number that goes" }),
    ],
    ends: "other",
    body: (data) => ({ number: data.get("number"), other: data.get("other") }),
  },
  cancel: {
    title: { zh: "作废哪个号？人走了、不办了。", en: "Give up which number? The visitor has left." },
    button: { zh: "作废", en: "Give up" },
    ends: "number",
    fields: (_, chosen) => [number("number", words.number, chosen)],
    body: (data) => ({ number: data.get("number") }),
  },
};
