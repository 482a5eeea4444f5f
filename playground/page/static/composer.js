// The box one writes in: drafts, `/` completion, files, sending, editing.

import { act, actAloud, base64, say } from "./acts.js";

const files = new WeakMap();
const area = (form) => form.querySelector("textarea");
const place = (form) => ({ channel: form.dataset.channel, thread_ts: form.dataset.thread });

/** Put back what was being written before a reload. */
export function restore(form) {
  if ("restored" in form.dataset) return;
  form.dataset.restored = "";
  area(form).value = sessionStorage.getItem(form.id) ?? "";
}

/** The text changed: remember it and offer commands. */
export function wrote(form) {
  sessionStorage.setItem(form.id, area(form).value);
  offer(form);
}

function write(form, text) {
  area(form).value = text;
  wrote(form);
  area(form).focus();
}

/** Begin a command for the person. */
export function startCommand(form) {
  write(form, "/");
}

function offer(form) {
  const list = form.querySelector(".commands");
  const typed = area(form).value;
  const [name] = typed.split(/\s/, 1);
  const complete = typed !== name;
  let first = true;
  for (const option of list.children) {
    const fits = typed.startsWith("/") && (complete ? option.dataset.command === name : option.dataset.command.startsWith(name));
    option.hidden = !fits;
    select(option, fits && first && !complete && option.dataset.command !== name);
    if (fits) first = false;
  }
  list.hidden = first;
  area(form).setAttribute("aria-activedescendant", selected(form)?.id ?? "");
}

/** Hide the commands when the person is elsewhere. */
export function left(form) {
  form.querySelector(".commands").hidden = true;
}

function select(option, yes) {
  option.ariaSelected = String(yes);
}

function selected(form) {
  const list = form.querySelector(".commands");
  return list.hidden ? null : list.querySelector("[aria-selected=true]");
}

/** Take a command from the list, ready for its words. */
export function complete(option) {
  write(option.closest("[data-composer]"), `${option.dataset.command} `);
}

/** Keys with a meaning in the composer; true if this was one. */
export function composerKey(event, form) {
  if (event.isComposing) return false;
  const option = selected(form);
  const meaning =
    event.key === "Tab" && option ? () => complete(option)
    : event.key === "Enter" && !event.shiftKey ? () => (option ? complete(option) : send(form))
    : event.key === "ArrowDown" && option ? () => move(form, option, 1)
    : event.key === "ArrowUp" && option ? () => move(form, option, -1)
    : event.key === "Escape" ? escapes(form)
    : null;
  if (!meaning) return false;
  event.preventDefault();
  event.stopPropagation();
  meaning();
  return true;
}

function move(form, from, step) {
  const options = [...form.querySelectorAll(".commands > :not([hidden])")];
  const next = options[(options.indexOf(from) + step + options.length) % options.length];
  select(from, false);
  select(next, true);
  area(form).setAttribute("aria-activedescendant", next.id);
}

function escapes(form) {
  const list = form.querySelector(".commands");
  if (!list.hidden) return () => (list.hidden = true);
  if (form.dataset.editing) return () => stopEditing(form);
  return null;
}

/** Send what is written: a command, a message, files, or a changed message. It comes back if it wasn't taken. */
export async function send(form) {
  const text = area(form).value;
  const held = files.get(form) ?? [];
  if (!text.trim() && !held.length) return;
  const editing = form.dataset.editing;
  write(form, "");
  hold(form, []);
  stopEditing(form);
  const answer = await deliver(form, text, held, editing);
  if (answer.ok) return;
  if (!answer.shown && answer.said) say(answer.said);
  if (!area(form).value) giveBack(form, text);
}

/** What wasn't taken stands where it was typed, without the list of commands over the reason. */
function giveBack(form, text) {
  area(form).value = text;
  sessionStorage.setItem(form.id, text);
}

async function deliver(form, text, held, editing) {
  if (editing) return act("edit", { channel: form.dataset.channel, ts: editing, text });
  if (held.length) return deliverFiles(form, text, held);
  const name = /^\/[a-z]/i.test(text) ? "command" : "message";
  return act(name, { ...place(form), text: text.trim() });
}

async function deliverFiles(form, text, held) {
  const sent = await Promise.all(held.map(async (file) => ({ name: file.name, content_base64: await base64(file) })));
  const answer = await act("upload", { ...place(form), files: sent, text });
  if (!answer.ok) hold(form, held);
  return answer;
}

/** Add files to what will be sent. */
export function attach(form, added) {
  hold(form, [...(files.get(form) ?? []), ...added]);
  area(form).focus();
}

function hold(form, held) {
  files.set(form, held);
  const list = form.querySelector(".pending");
  list.hidden = !held.length;
  list.replaceChildren(...held.map((file, index) => pendingItem(form, file, index)));
}

function pendingItem(form, file, index) {
  const item = document.createElement("li");
  const remove = document.createElement("button");
  Object.assign(remove, { type: "button", className: "quiet", textContent: "×", ariaLabel: `Remove ${file.name}` });
  remove.addEventListener("click", () => hold(form, files.get(form).filter((_, at) => at !== index)));
  item.append(file.name, remove);
  return item;
}

/** Change a message in its conversation's composer; Escape gives up. */
export function edit(message) {
  const thread = message.closest("aside.thread");
  const form = (thread ?? document.querySelector("main")).querySelector("[data-composer]");
  form.dataset.editing = message.dataset.message;
  write(form, message.dataset.text);
}

function stopEditing(form) {
  if (form.dataset.editing) write(form, "");
  delete form.dataset.editing;
}

/** Say something ready-made. */
export function sayFor(words, channel) {
  return actAloud("message", { channel, text: words });
}
