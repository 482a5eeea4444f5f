// Keeps the page fresh and turns clicks and keys into acts. Everything shown is rendered by the server.

import { act, actAloud, here, hush, say } from "./acts.js";
import * as composer from "./composer.js";
import * as dialogs from "./dialogs.js";
import { changed, entered, press, submit, tally } from "./fields.js";
import { opensPicker, pressedOn, unfolded } from "./picker.js";
import { ask, closeMenu, menuComposer, menuMessage, openMenu, walkMenu } from "./menus.js";
import { morph } from "./morph.js";

const AT_THE_END = 60; // pixels from the bottom that still count as reading the newest message
let refreshing = null;
let stale = false;
let stream = null;
let soon = null;
const begun = new WeakMap(); // dialog → its first field when the person last got there
let opened = ""; // the app's tab the app was last told about
let read = "";

const app = () => document.getElementById("app");
const wide = () => matchMedia("(min-width: 50rem) and (hover: hover)").matches;

// Fresh: after a change, fetch the screen and move over what differs.

async function refresh() {
  stale = true;
  refreshing ??= freshen().finally(() => (refreshing = null));
  return refreshing;
}

async function freshen() {
  while (stale) {
    stale = false;
    const query = location.search;
    const response = await fetch(`/ui/app${query}`).catch(() => null);
    if (!response?.ok || query !== location.search) continue;
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html").getElementById("app");
    const endings = endingsOf(document.querySelectorAll(".log"));
    morph(app(), fresh);
    settle(endings);
  }
}

function endingsOf(logs) {
  return new Map([...logs].map((log) => [log.id, log.scrollHeight - log.scrollTop - log.clientHeight < AT_THE_END]));
}

function settle(endings = new Map()) {
  document.title = here().title;
  for (const log of document.querySelectorAll(".log")) if (endings.get(log.id) ?? true) log.scrollTop = log.scrollHeight;
  for (const form of document.querySelectorAll("[data-composer]")) composer.restore(form);
  tally(app());
  showModals();
  tick();
  tellApp();
  tellRead();
}

function showModals() {
  for (const dialog of document.querySelectorAll("dialog[data-view]")) {
    const top = "top" in dialog.dataset;
    if (top && !dialog.open) dialog.showModal();
    if (!top && dialog.open) dialog.close();
    if (top) begin(dialog);
  }
}

/** A modal that opens, or turns into its next step, begins at its top, in its first field or the one the app wants. */
function begin(dialog) {
  const wanted = dialog.querySelector(".modal-blocks [autofocus]");
  const first = wanted ?? dialog.querySelector(".modal-blocks :is(input, textarea, select, summary)");
  const step = first?.id || "none";
  if (step === begun.get(dialog)) return;
  begun.set(dialog, step);
  if (document.activeElement.closest(".modal-blocks")) return; // busy with a field, above which something appeared
  dialog.querySelector(".modal-blocks").scrollTop = 0;
  (first ?? dialog.querySelector("footer button:last-child")).focus({ preventScroll: !wanted });
}

/** Looking at the app's Home or Messages is an event of its own; one that only comes up later is told then. */
function tellApp() {
  const { user, appTab } = here();
  const now = appTab ? `${user} ${appTab}` : "";
  if (now && now !== opened) act("open_home", { tab: appTab });
  opened = now;
}

function tellRead() {
  const log = document.querySelector("main .log");
  const ts = log?.dataset.latest;
  if (!ts || document.hidden || app().dataset.pane === "list") return;
  const { user, channel } = here();
  const now = `${user} ${channel} ${ts}`;
  if (now !== read) act("read", { channel, ts });
  read = now;
}

function follow() {
  stream?.close();
  stream = new EventSource(`/ui/events?as=${here().user}`);
  stream.onopen = () => {
    if (stream.lost) hush();
    refresh();
  };
  stream.onmessage = () => {
    clearTimeout(soon);
    soon = setTimeout(refresh, 15);
  };
  stream.onerror = () => {
    stream.lost = true;
    say("The playground has stopped. Start it again and this page goes on where it was.", { stay: true });
  };
}

// Going somewhere: an address is a place, and the server knows what is there.

async function go(url) {
  const before = here().user;
  history.pushState(null, "", url);
  await refresh();
  if (here().user !== before) follow();
  focusComposer();
}

/** Ready to write, unless that would bring up a phone's keyboard or a modal is open. */
function focusComposer() {
  if (!wide() || document.querySelector("dialog[open]")) return;
  (document.querySelector(".thread textarea") ?? document.querySelector("main [data-composer] textarea"))?.focus();
}

function tick() {
  const now = new Date(Date.now() + Number(document.getElementById("clock").dataset.offset) * 1000);
  const parts = { timeZone: here().zone, weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  document.getElementById("clock-now").textContent = new Intl.DateTimeFormat("en-GB", parts).format(now).replaceAll(",", "");
}

// What a click means, by the attribute the server put on the element.

const CLICKS = {
  click: (element) => {
    closeMenu(element);
    press(element, element.dataset.value || undefined);
  },
  menu: openMenu,
  close: (element) => act("close", { view_id: element.closest("dialog").dataset.view }),
  closeAll: (element) => act("close", { view_id: element.closest("dialog").dataset.view, all: true }),
  act: doAct,
  skip: (element) => actAloud("clock", { skip: element.dataset.skip }),
  forward: (element) => actAloud("clock", { seconds: Number(element.dataset.forward) }),
  open: (element) => dialogs.show(element.dataset.open),
  react: (element) => react(element.closest("[data-message]"), element.dataset.react, element.ariaPressed === "true"),
  addReaction: (element) => react(menuMessage(), element.dataset.addReaction, false),
  say: (element) => composer.sayFor(element.dataset.say, here().channel),
  shortcut: (element) => actAloud("shortcut", { callback_id: element.dataset.shortcut }),
  messageShortcut: (element) => actAloud("message_shortcut", { callback_id: element.dataset.messageShortcut, ...messageOf(menuMessage()) }),
  stop: (element) => stop(element.dataset.stop),
  attach: () => menuComposer().querySelector("[type=file]").click(),
  dialog: (element) => dialogs.open(element.dataset.dialog, menuComposer()),
  dismiss: (element) => element.closest("dialog").close(),
  startCommand: () => composer.startCommand(menuComposer()),
  copy: () => navigator.clipboard.writeText(menuMessage().dataset.text),
  edit: () => composer.edit(menuMessage()),
  delete: () => remove(menuMessage()),
  command: composer.complete,
  removeFile: (element) => dropFile(element.closest("[data-file]")),
};
const SELECTOR = Object.keys(CLICKS).map((name) => `[data-${name.replace(/[A-Z]/g, (big) => `-${big.toLowerCase()}`)}]`).join(",");

function clicked(event) {
  if (opensPicker(event)) return;
  const element = event.target.closest(SELECTOR);
  const link = event.target.closest("a[href^='/?']");
  if (link && !event.metaKey && !event.ctrlKey && event.button === 0) {
    event.preventDefault();
    closeMenu(link);
    go(link.getAttribute("href"));
  } else if (element && element.matches("button, a, li")) {
    if (element.dataset.confirm) event.preventDefault(); // a link waits for its question
    const name = Object.keys(CLICKS).find((key) => key in element.dataset);
    if (name !== "menu") closeMenu(element);
    CLICKS[name](element);
  }
}

/** An act that needs no more than the place one is at, after its question if it has one. */
async function doAct(element) {
  const { act: name, confirm, with: more } = element.dataset;
  if (confirm && !(await ask(JSON.parse(confirm)))) return;
  await actAloud(name, { channel: here().channel, ...JSON.parse(more ?? "{}") });
}

const messageOf = (message) => ({ channel: message.dataset.channel, ts: message.dataset.message });
const react = (message, name, given) => actAloud("react", { ...messageOf(message), name, remove: given });

/** The button goes with the sign; whoever pressed it goes on in the composer below. */
async function stop(thread_ts) {
  await actAloud("stop", { channel: here().channel, thread_ts });
  await refresh();
  focusComposer();
}

async function remove(message) {
  const sure = { title: "Delete this message?", text: "It is gone for everyone, replies stay.", yes: "Delete", no: "Keep", style: "danger" };
  if (await ask(sure)) actAloud("delete", messageOf(message));
}

function dropFile(item) {
  const input = item.parentElement.parentElement.querySelector("[data-kind=file_input]");
  item.remove();
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

async function submitted(event) {
  const form = event.target;
  if (form.method === "dialog") return;
  event.preventDefault();
  if ("composer" in form.dataset) return composer.send(form);
  if ("sends" in form.dataset) return dialogs.send(form);
  const dialog = form.closest("dialog[data-view]");
  const answer = await submit(dialog);
  await refresh();
  if (answer.errors) dialog.querySelector("[aria-invalid=true], .wrong input")?.focus();
}

function keyed(event) {
  const form = event.target.closest("[data-composer]");
  if (form && event.target.matches("textarea") && composer.composerKey(event, form)) return;
  if (walkMenu(event) || opensPicker(event)) return;
  if (event.key === "Enter" && event.target.matches(".narrow")) return event.preventDefault();
  if (event.key === "Enter" && entered(event)) return;
  if (event.key !== "Escape" || document.querySelector("dialog[open], [popover]:popover-open:not(.toast)")) return;
  const close = document.querySelector(".thread .close");
  if (close) go(close.getAttribute("href"));
}

function typed(event) {
  const form = event.target.closest("[data-composer]");
  if (form && event.target.matches("textarea")) composer.wrote(form);
  else changed(event);
}

function chosen(event) {
  const form = event.target.closest("[data-composer]");
  if (!form) return changed(event);
  if (event.target.files?.length) composer.attach(form, event.target.files);
  event.target.value = "";
}

function pasted(event) {
  const form = event.target.closest("[data-composer]");
  if (!form || !event.clipboardData?.files.length) return;
  event.preventDefault();
  composer.attach(form, event.clipboardData.files);
}

document.addEventListener("click", clicked);
document.addEventListener("submit", submitted);
document.addEventListener("keydown", keyed);
document.addEventListener("input", typed);
document.addEventListener("change", chosen);
document.addEventListener("paste", pasted);
document.addEventListener("mousedown", (event) => {
  if (event.target.closest(".commands")) event.preventDefault(); // keeps the focus
  else pressedOn(event);
});
document.addEventListener("focusout", (event) => {
  if (event.target.matches("[data-composer] textarea")) composer.left(event.target.form);
});
document.addEventListener("toggle", unfolded, true);
document.addEventListener("visibilitychange", tellRead);
document.addEventListener(
  "cancel", // Escape in a modal: the workspace closes it, so that the app hears of it
  (event) => {
    if (!event.target.matches("dialog[data-view]")) return;
    event.preventDefault();
    act("close", { view_id: event.target.dataset.view });
  },
  true,
);
addEventListener("popstate", refresh);
setInterval(tick, 5000);
settle();
follow();
focusComposer();
