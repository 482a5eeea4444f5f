// What a person does, sent to the workspace, and the sentence it answers with when something goes wrong.

const SAID_SECONDS = 8;
let hiding;

/** Where the person is now: user, channel, zone, as the page was rendered. */
export const here = () => document.getElementById("app").dataset;

/** Do something as the person; resolves to `{ok, said?, shown?, errors?, …}` and never rejects. */
export async function act(name, body = {}) {
  try {
    const response = await fetch(`/_act/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ user: here().user, ...body }),
    });
    return await response.json();
  } catch {
    return { ok: false, said: "The playground does not answer. What you typed is still here." };
  }
}

/** Like `act`, and shows the sentence of a failure unless the conversation shows it already. */
export async function actAloud(name, body) {
  const answer = await act(name, body);
  if (!answer.ok && !answer.shown) say(answer.said);
  return answer;
}

/** Show a sentence above everything for a while. */
export function say(sentence, { stay = false } = {}) {
  const toast = document.getElementById("toast");
  toast.textContent = sentence;
  toast.hidePopover();
  toast.showPopover();
  clearTimeout(hiding);
  if (!stay) hiding = setTimeout(hush, SAID_SECONDS * 1000);
}

/** Take the sentence away. */
export function hush() {
  document.getElementById("toast").hidePopover();
}

/** A file's bytes as base64, for `upload`. */
export async function base64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
