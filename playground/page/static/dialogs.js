// The windows in which one writes what isn't an ordinary message: a text snippet, the words of a voice clip.

import { act, here } from "./acts.js";

let place = {};

/** Open the window of that name; what it sends goes where this composer's messages go. */
export function open(name, composer) {
  place = { channel: composer.dataset.channel, thread_ts: composer.dataset.thread };
  show(`${name}-dialog`);
}

/** Open the window of that id; a select of time zones in it shows where the person lives. */
export function show(id) {
  const dialog = document.getElementById(id);
  for (const select of dialog.querySelectorAll("[data-zones]")) select.value = here().zone;
  dialog.showModal();
}

/** Send what a window's form holds, and close it once that was taken. */
export async function send(form) {
  const button = form.querySelector("[type=submit]");
  if (button.ariaBusy === "true") return;
  button.ariaBusy = "true";
  const answer = await act(form.dataset.sends, { ...place, ...contentOf(form) });
  button.ariaBusy = "false";
  form.querySelector(".said").textContent = answer.ok ? "" : answer.said;
  if (!answer.ok) return;
  form.closest("dialog").close();
  form.reset();
}

function contentOf(form) {
  const { transcript, ...typed } = Object.fromEntries(new FormData(form));
  if (!transcript) return typed;
  return { ...typed, after: transcript === "never" ? null : Number.parseFloat(transcript), fails: transcript.endsWith("fails") };
}
