// Builds elements without markup in strings, so that no text that comes from data is ever read as HTML.

/** An element; properties by name, data-* and aria-* as attributes, on* as listeners; children are nodes or texts. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'class') element.className = value;
    else if (name === 'width%') element.style.width = `${value}%`;
    else if (name === 'left%') element.style.left = `${value}%`;
    else if (value === true) element.setAttribute(name, '');
    else element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

/** A name that is unique in this document. */
export const unique = (() => {
  let count = 0;
  return (prefix) => `${prefix}-${++count}`;
})();

/**
 * Puts content in the place of what is there. What says the same stays, with what is typed in it; otherwise focus goes
 * to what now stands where it was, and what was scrolled stays so.
 */
export function put(holder, ...content) {
  const fresh = h('div', {}, content.flat(2).filter(Boolean));
  if (isSame(holder, fresh)) return;
  const focused = holder.contains(document.activeElement) ? wayTo(document.activeElement, holder) : undefined;
  const scrolled = [...holder.querySelectorAll('.scroll')].map(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop]);
  holder.replaceChildren(...fresh.childNodes);
  holder.querySelectorAll('.scroll').forEach((one, at) => one.scrollTo(...(scrolled[at] ?? [0, 0])));
  focused?.reduce((at, index) => at?.children[index], holder)?.focus({ preventScroll: true });
}

const isSame = (one, other) =>
  one.childNodes.length === other.childNodes.length && [...one.childNodes].every((node, at) => node.isEqualNode(other.childNodes[at]));

function wayTo(element, holder) {
  const way = [];
  for (let at = element; at !== holder; at = at.parentElement) way.unshift([...at.parentElement.children].indexOf(at));
  return way;
}
