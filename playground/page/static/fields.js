// Controls of messages, modals and Home: what they hold, and telling the app when one changes or is pressed.

import { act, actAloud, base64, here, say } from "./acts.js";
import { ask } from "./menus.js";
import { narrow } from "./picker.js";

const DRAFT_AFTER = 400; // milliseconds without a key before what is typed is kept
const TELL_AFTER = 300; // milliseconds without a key before a live text field tells the app
const TYPED = ["plain_text_input", "rich_text_input", "email_text_input", "url_text_input", "number_input"];
const waiting = new Map(); // a field's or view's id → the timer that ends its typist's pause
const untold = new WeakSet(); // live fields that changed since they last told the app
const telling = new WeakMap(); // live field → what ends when it has told everything

/** Everything the controls inside an element hold: {block_id: {action_id: value}}. */
export function stateOf(container) {
  const state = {};
  for (const control of container.querySelectorAll("[data-kind]")) {
    const { block, action } = control.dataset;
    (state[block] ??= {})[action] = valueOf(control);
  }
  return state;
}

function valueOf(control) {
  const kind = control.dataset.kind;
  const checked = () => [...control.querySelectorAll("input:checked")].map((input) => input.value);
  if (kind === "radio_buttons") return checked()[0] ?? null;
  if (kind === "checkboxes" || kind.startsWith("multi_")) return checked();
  if (kind === "file_input") return uploadedTo(control).map((item) => item.dataset.file);
  if (kind === "datetimepicker") return control.value ? toEpoch(control.value, here().zone) : null;
  if (TYPED.includes(kind)) return control.value;
  return control.value || null;
}

function uploadedTo(control) {
  return [...control.parentElement.querySelectorAll(".uploaded [data-file]")];
}

/** Epoch seconds of a local date and time ("2026-11-20T09:00") in a zone the browser need not be in. */
function toEpoch(local, zone) {
  const wanted = Date.parse(`${local}Z`);
  let guess = wanted;
  for (let round = 0; round < 2; round += 1) guess = wanted - offsetAt(guess, zone); // twice: the first may cross a change of clocks
  return guess / 1000;
}

function offsetAt(instant, zone) {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  return Date.parse(`${format.format(instant).replace(" ", "T")}Z`) - instant;
}

/** The view or message a control belongs to, as an act names it. */
function targetOf(element) {
  const view = element.closest("[data-view]");
  if (view) return { view_id: view.dataset.view, state: stateOf(view) };
  const message = element.closest("[data-message]");
  return { channel: message.dataset.channel, ts: message.dataset.message, state: stateOf(message) };
}

/** Send a press or a choice to the app, after its confirmation if it has one. */
export async function press(element, value) {
  if (element.ariaBusy === "true") return;
  const { click, block, confirm } = element.dataset;
  if (confirm && !(await ask(JSON.parse(confirm)))) return;
  if (confirm && element.href) open(element.href, "_blank", "noopener");
  element.ariaBusy = "true";
  const answer = await act("click", { action_id: click, block_id: block, value, ...targetOf(element) });
  element.ariaBusy = "false";
  if (!answer.ok && !answer.shown) complain(element, answer.said);
}

function complain(element, sentence) {
  const dialog = element.closest("dialog[data-view]");
  if (dialog) dialog.querySelector(".said").textContent = sentence;
  else if (sentence) say(sentence);
}

/** Tell the app what a live field holds. What changes while it thinks is told next: nothing is lost or overtakes. */
function tell(control) {
  forget(control.id);
  untold.add(control);
  if (!telling.has(control)) telling.set(control, tellAll(control).finally(() => telling.delete(control)));
  return telling.get(control);
}

async function tellAll(control) {
  const { action, block, confirm } = control.dataset;
  while (control.isConnected && untold.delete(control)) {
    if (confirm && !(await ask(JSON.parse(confirm)))) return;
    const answer = await act("click", { action_id: action, block_id: block, value: valueOf(control), ...targetOf(control) });
    if (control.isConnected) complain(control, answer.ok ? "" : answer.said);
  }
}

/** What live fields haven't told yet goes out before the form does; an app that is slow to answer isn't waited for. */
async function tellRest(dialog) {
  const late = [...dialog.querySelectorAll("[data-live]")].filter((control) => waiting.has(control.id) || telling.has(control));
  const told = Promise.all(late.map((control) => (waiting.has(control.id) ? tell(control) : telling.get(control))));
  if (late.length) await Promise.race([told, new Promise((enough) => setTimeout(enough, TELL_AFTER))]);
}

/** Submit a modal; what was typed stays if the app refuses it. */
export async function submit(dialog) {
  const button = dialog.querySelector("[type=submit]");
  if (!button || button.ariaBusy === "true") return {};
  forget(dialog.dataset.view);
  button.ariaBusy = "true";
  await tellRest(dialog);
  dialog.querySelector(".said").textContent = "";
  const answer = await act("submit", { view_id: dialog.dataset.view, state: stateOf(dialog) });
  button.ariaBusy = "false";
  if (!answer.ok && !answer.errors && !answer.shown) dialog.querySelector(".said").textContent = answer.said;
  return answer;
}

/** A control changed: count, keep, and tell the app if it wants to know. */
export function changed(event) {
  const control = event.target.closest("[data-kind]");
  if (!control) return;
  if (event.target.matches(".narrow")) return narrow(control);
  tally(control);
  keep(control);
  const typed = TYPED.includes(control.dataset.kind);
  if (event.type === "change" && control.dataset.kind === "file_input") take(control);
  else if (event.type === "change" && !typed && "live" in control.dataset) tell(control);
  else if (event.type === "input" && typed && ["character", "both"].includes(control.dataset.live)) {
    later(control.id, TELL_AFTER, () => tell(control));
  }
}

/** Enter in a live text field tells the app; elsewhere it means what it always means. */
export function entered(event) {
  const control = event.target.closest("[data-live]");
  if (!control || !TYPED.includes(control.dataset.kind) || control.dataset.live === "character") return false;
  if (control.tagName === "TEXTAREA") return false;
  event.preventDefault();
  tell(control);
  return true;
}

function keep(control) {
  const view = control.closest("[data-view]");
  if (view) later(view.dataset.view, DRAFT_AFTER, () => view.isConnected && act("draft", { view_id: view.dataset.view, state: stateOf(view) }));
}

function later(key, pause, then) {
  forget(key);
  waiting.set(
    key,
    setTimeout(() => {
      waiting.delete(key);
      then();
    }, pause),
  );
}

function forget(key) {
  clearTimeout(waiting.get(key));
  waiting.delete(key);
}

async function take(control) {
  const room = Number(control.dataset.most) - uploadedTo(control).length;
  for (const file of [...control.files].slice(0, room)) {
    const answer = await actAloud("upload", { name: file.name, content_base64: await base64(file) });
    if (answer.ok) list(control, answer.file, file.name);
  }
  if (control.files.length > room) say(`${control.dataset.most} at most, please.`);
  control.value = "";
  keep(control);
}

function list(control, file, name) {
  const item = document.createElement("li");
  const remove = document.createElement("button");
  Object.assign(item.dataset, { file: typeof file === "string" ? file : file.id });
  Object.assign(remove, { type: "button", className: "quiet", textContent: "×", ariaLabel: `Remove ${name}` });
  remove.dataset.removeFile = "";
  item.id = `uploaded-${item.dataset.file}`;
  item.append(name, remove);
  control.parentElement.querySelector(".uploaded").append(item);
}

/** Bring counters and "2 chosen" up to date, for one control or all inside an element. */
export function tally(element) {
  const controls = element.matches("[data-kind]") ? [element] : element.querySelectorAll("[data-max], details.several");
  for (const control of controls) {
    if (control.dataset.max) count(control);
    if (control.matches("details.several")) {
      sum(control);
      narrow(control);
    }
  }
}

function count(control) {
  const left = Number(control.dataset.max) - control.value.length;
  const counter = document.getElementById(`${control.id}-counter`);
  counter.textContent = left < Math.max(20, control.dataset.max / 5) ? `${left} left` : "";
  counter.classList.toggle("over", left < 0);
}

function sum(control) {
  const names = [...control.querySelectorAll("input:checked")].map((input) => input.nextElementSibling.firstChild.textContent.trim());
  const summary = control.querySelector("summary");
  summary.firstElementChild.textContent = names.join(", ") || summary.dataset.empty;
  summary.classList.toggle("nothing", !names.length);
}
