// Menus beside the button that opened them, and the question asked before a press that needs one.

let opener = null;

/** The message whose toolbar opened the menu. */
export const menuMessage = () => opener?.closest("[data-message]");

/** The composer whose button opened the menu. */
export const menuComposer = () => opener?.closest("[data-composer]");

/** Open a button's menu beside it and move the focus into it. */
export function openMenu(button) {
  const menu = document.getElementById(button.dataset.menu);
  if (!menu || menu.matches(":popover-open")) return;
  opener = button;
  const mine = "mine" in (menuMessage()?.dataset ?? {});
  for (const item of menu.querySelectorAll("[data-mine-only]")) item.hidden = !mine;
  menu.showPopover();
  place(menu, button.getBoundingClientRect());
  button.ariaExpanded = "true";
  items(menu)[0]?.focus();
  menu.addEventListener("toggle", () => (button.ariaExpanded = "false"), { once: true });
}

/** Close the menu an element is in and give the focus back. */
export function closeMenu(element) {
  const menu = element.closest("[popover]");
  if (!menu?.matches(":popover-open")) return;
  menu.hidePopover();
  if (opener?.isConnected) opener.focus();
}

/** Arrow keys walk through an open menu; true if the key was for it. */
export function walkMenu(event) {
  const menu = event.target.closest("[popover][role=menu]");
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (!menu || !step) return false;
  const all = items(menu);
  all[(all.indexOf(document.activeElement) + step + all.length) % all.length]?.focus();
  event.preventDefault();
  return true;
}

function items(menu) {
  return [...menu.querySelectorAll("[role=menuitem]")].filter((item) => !item.hidden);
}

function place(menu, button) {
  const { width, height } = menu.getBoundingClientRect();
  const below = button.bottom + 6;
  const top = below + height < innerHeight ? below : Math.max(8, button.top - height - 6);
  const beside = button.left < innerWidth / 2 ? button.left : button.right - width;
  const left = Math.min(Math.max(8, beside), innerWidth - width - 8);
  Object.assign(menu.style, { top: `${top}px`, left: `${left}px` });
}

/** Ask a confirmation's question; resolves to whether the person said yes. */
export function ask({ title, text, yes, no, style }) {
  const dialog = document.getElementById("confirm");
  const [refuse, agree] = dialog.querySelectorAll("button");
  dialog.querySelector("h2").textContent = title;
  dialog.querySelector(".question").textContent = text;
  refuse.textContent = no;
  agree.textContent = yes;
  agree.className = style ?? "primary";
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}
