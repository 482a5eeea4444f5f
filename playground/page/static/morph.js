// Makes one element look like another while keeping what the person is doing: focus, scroll, open parts, typed values.

const KEPT_ATTRIBUTES = new Set(["open", "value", "checked", "selected", "style", "aria-busy"]);

/** Change `old` in place until it equals `next`. Elements with the same id are the same element. */
export function morph(old, next) {
  copyAttributes(old, next);
  if (old.tagName === "SELECT") return morphSelect(old, next);
  if (old.tagName !== "TEXTAREA") morphChildren(old, next);
}

function morphChildren(old, next) {
  const wanted = new Set([...next.children].map((child) => child.id).filter(Boolean));
  const known = new Map([...old.children].filter((child) => child.id).map((child) => [child.id, child]));
  for (const [id, child] of known) if (!wanted.has(id)) child.remove();
  let at = old.firstChild;
  for (const want of [...next.childNodes]) {
    const have = want.id ? known.get(want.id) : unnamedLike(at, want);
    if (!have || have.nodeName !== want.nodeName) {
      old.insertBefore(want, at);
    } else if (have === at) {
      at = at.nextSibling;
      patch(have, want);
    } else {
      while (at && at !== have && !at.id) at = without(at); // goes, so that `have`, perhaps being typed in, can stay
      if (at === have) at = at.nextSibling;
      else old.insertBefore(have, at);
      patch(have, want);
    }
  }
  while (at) at = without(at);
}

/** Removes a node; what came after it. */
function without(node) {
  const after = node.nextSibling;
  node.remove();
  return after;
}

function unnamedLike(at, want) {
  return at && !at.id && at.nodeName === want.nodeName ? at : null;
}

function patch(have, want) {
  if (have.nodeType !== Node.ELEMENT_NODE) {
    if (have.data !== want.data) have.data = want.data;
  } else if (!("keep" in have.dataset) && !have.isEqualNode(want)) {
    morph(have, want);
  }
}

/** A control is busy until its press is answered, a message for as long as the server says so. */
function keeps(element, name) {
  return KEPT_ATTRIBUTES.has(name) && !(name === "aria-busy" && element.tagName === "ARTICLE");
}

function copyAttributes(old, next) {
  for (const { name } of [...old.attributes]) {
    if (!keeps(old, name) && !next.hasAttribute(name)) old.removeAttribute(name);
  }
  for (const { name, value } of next.attributes) {
    if (!keeps(old, name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}

function morphSelect(old, next) {
  const values = (select) => [...select.options].map((option) => option.value + option.text).join("\n");
  if (values(old) === values(next)) return;
  const chosen = old.value;
  old.replaceChildren(...next.childNodes);
  if ([...old.options].some((option) => option.value === chosen)) old.value = chosen;
}
