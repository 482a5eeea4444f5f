// Long lists of choices: a select opens as a search beside itself, a list of checkboxes gets a field that narrows it.

export const LONG = 12; // choices from which on typing is quicker than looking
const SHOWN = 1000; // choices drawn at once
const GAP = 4;

let select = null; // whose picker is open

/** A long select's own list stays away when it is pressed; the click that follows opens the picker. */
export function pressedOn(event) {
  if (longOne(event)) event.preventDefault();
}

/** Open the picker of a long select that is clicked or typed on; true if the event was for it. */
export function opensPicker(event) {
  const pressed = longOne(event);
  if (!pressed || event.altKey || event.ctrlKey || event.metaKey) return false;
  const typed = event.key?.length === 1 && event.key !== " " ? event.key : "";
  if (event.type === "keydown" && !typed && !["Enter", " ", "ArrowDown", "ArrowUp"].includes(event.key)) return false;
  event.preventDefault();
  open(pressed, typed);
  return true;
}

function longOne(event) {
  const select = event.target.closest("select");
  return select && select.options.length > LONG ? select : null;
}

function open(pressed, typed) {
  const host = hostOf(pressed);
  const search = Object.assign(document.createElement("input"), { type: "search", value: typed, placeholder: "Type to search", autocomplete: "off" });
  const list = Object.assign(document.createElement("ul"), { id: "picker-list" });
  search.setAttribute("role", "combobox");
  search.setAttribute("aria-expanded", "true");
  search.setAttribute("aria-controls", list.id);
  search.setAttribute("aria-label", "Search the choices");
  list.setAttribute("role", "listbox");
  host.replaceChildren(search, list);
  search.addEventListener("input", (happened) => {
    happened.stopPropagation();
    fill(list, search);
  });
  search.addEventListener("keydown", (happened) => walk(happened, list, search));
  list.addEventListener("click", (happened) => take(happened.target.closest("[role=option]")));
  host.ontoggle = (happened) => happened.newState === "closed" && closed(host);
  select = pressed;
  host.showPopover();
  fill(list, search);
  beside(host, pressed);
  search.focus();
}

/** Inside an open dialog everything else is out of reach, so each dialog holds a picker of its own. */
function hostOf(pressed) {
  return pressed.closest("dialog")?.querySelector(".picker") ?? document.querySelector("body > .picker");
}

function beside(host, pressed) {
  const box = pressed.getBoundingClientRect();
  host.style.width = `${Math.max(box.width, Math.min(260, innerWidth - 16))}px`;
  const height = host.getBoundingClientRect().height;
  const below = box.bottom + GAP + height < innerHeight;
  const top = below ? box.bottom + GAP : Math.max(8, box.top - GAP - height);
  Object.assign(host.style, { top: `${top}px`, left: `${Math.min(box.left, innerWidth - host.offsetWidth - 8)}px` });
}

function fill(list, search) {
  const found = [...select.options].filter((option) => fits(wordsOf(option), search.value));
  list.replaceChildren(...found.slice(0, SHOWN).flatMap((option, at) => [...headOf(option, found[at - 1]), item(option, at)]));
  if (!found.length) list.append(note(`Nothing fits “${search.value}”.`));
  if (found.length > SHOWN) list.append(note(`… and ${found.length - SHOWN} more. Type to narrow them.`));
  const chosen = found.indexOf(select.selectedOptions[0]);
  mark(list, search, items(list)[search.value || chosen < 0 ? 0 : chosen]);
}

const wordsOf = (option) => `${groupOf(option)} ${option.text}`;
const groupOf = (option) => option.closest("optgroup")?.label ?? "";

/** Every word typed begins a word of the text. */
export function fits(text, typed) {
  const plain = (words) => words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().split(/[^\p{L}\p{N}+]+/u).filter(Boolean);
  const there = plain(text);
  return plain(typed).every((word) => there.some((each) => each.startsWith(word)));
}

function headOf(option, before) {
  const group = groupOf(option);
  return group && (!before || groupOf(before) !== group) ? [note(group, "group-label")] : [];
}

function note(words, name = "none") {
  const line = Object.assign(document.createElement("li"), { textContent: words, className: name });
  line.setAttribute("role", "presentation");
  return line;
}

function item(option, at) {
  const line = Object.assign(document.createElement("li"), { textContent: option.text, id: `picker-${at}` });
  line.setAttribute("role", "option");
  line.dataset.value = option.value;
  if (option.selected) line.classList.add("chosen");
  return line;
}

const items = (list) => [...list.querySelectorAll("[role=option]")];

function mark(list, search, line) {
  for (const each of items(list)) each.ariaSelected = String(each === line);
  search.setAttribute("aria-activedescendant", line?.id ?? "");
  line?.scrollIntoView({ block: "nearest" });
}

function walk(event, list, search) {
  event.stopPropagation();
  const all = items(list);
  const at = all.findIndex((each) => each.ariaSelected === "true");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) mark(list, search, all[(at + step + all.length) % all.length]);
  else if (event.key === "Enter" || event.key === "Tab") take(all[at]);
  else if (event.key === "Escape") hostOf(select).hidePopover();
  else return;
  event.preventDefault();
}

function take(line) {
  const pressed = select;
  if (!line || !pressed) return;
  pressed.value = line.dataset.value;
  for (const kind of ["input", "change"]) pressed.dispatchEvent(new Event(kind, { bubbles: true }));
  hostOf(pressed).hidePopover();
}

function closed(host) {
  host.replaceChildren();
  if (select?.isConnected) select.focus();
  select = null;
}

/** A list of checkboxes that opens low in its window comes up far enough to be seen. */
export function unfolded(event) {
  if (event.target.matches("details.several") && event.target.open) event.target.scrollIntoView({ block: "nearest" });
}

/** Show only those checkboxes of a list that fit what its search field says, and the labels of their groups. */
export function narrow(several) {
  const typed = several.querySelector(".narrow")?.value ?? "";
  let label = null;
  for (const line of several.querySelectorAll(".group-label, .choice")) {
    const isLabel = line.matches(".group-label");
    if (isLabel) label = line;
    line.hidden = isLabel || !fits(`${label?.textContent ?? ""} ${line.textContent}`, typed);
    if (!isLabel && !line.hidden && label) label.hidden = false;
  }
}
