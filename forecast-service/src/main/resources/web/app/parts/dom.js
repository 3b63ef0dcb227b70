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
