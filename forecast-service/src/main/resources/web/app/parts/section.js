// The frame of a section: its heading and finding, its charts and tables, and what it shows while it has none.
import { filters, narrowed } from './address.js';
import { download } from './api.js';
import { chart } from './chart.js';
import { h, put, unique } from './dom.js';
import { table } from './table.js';
import { says, t } from './text.js';

/**
 * A section of the page.
 *
 * @param id also of its texts: `<id>.title`, `<id>.how`
 * @param ask (filters, signal) → the figure
 * @param show (view, figure, filters) → false when there is nothing to show
 * @param whole filters → whether the figure is one of the whole pipeline although only some of its deals are looked at
 * @param quiet whether it stays away while there is nothing to show
 * @param csv filters → the place and the parameters of the figure, to be had as a file too
 */
export function section(id, { ask, show, clear, csv, quiet, whole }) {
  const title = h('h2', { id: `${id}-title`, tabindex: '-1' }, t(`${id}.title`));
  const finding = h('p', { class: 'finding' });
  const ofAll = h('p', { class: 'aside', hidden: true }, t('state.whole'));
  const body = h('div', { class: 'body' });
  const note = h('div', { class: 'note' });
  const how = h('details', { class: 'how' }, h('summary', {}, t('how')), h('p', {}, t(`${id}.how`)));
  const foot = h('div', { class: 'foot' }, how, csv ? file(id, () => csv(filters())) : null);
  const element = h('section', { id, 'aria-labelledby': `${id}-title`, class: 'figure' }, h('header', {}, title, finding, ofAll), note, body, foot);
  const view = parts(body, finding);
  let asking;

  async function refresh(found) {
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    element.setAttribute('aria-busy', 'true');
    try {
      const figure = await ask(found, signal);
      if (signal.aborted) return;
      finding.replaceChildren();
      const shown = view.fill(() => show(view, figure, found)) !== false;
      tell(shown ? undefined : empty(id, found, clear));
      element.hidden = quiet && !shown;
      element.dataset.state = shown ? 'shown' : 'empty';
      ofAll.hidden = !shown || !whole?.(found);
    } catch (fault) {
      if (signal.aborted) return;
      if (fault.status === undefined) console.error(fault);
      tell(failure(fault, () => refresh(found)));
      element.hidden = false;
      element.dataset.state = 'failed';
    }
    for (const part of [foot, body, finding]) part.hidden = element.dataset.state !== 'shown';
    element.setAttribute('aria-busy', 'false');
  }

  function tell(content) {
    note.replaceChildren(...(content ? [content] : []));
  }

  tell(h('div', { class: 'skeleton', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'), h('i')));
  foot.hidden = true;
  element.hidden = quiet === true;
  element.dataset.state = 'loading';
  return { id, element, refresh };
}

function file(id, asked) {
  const button = h('button', { type: 'button', class: 'quiet', onclick: () => download(...asked(), `${id}.csv`).catch((fault) => button.after(h('span', { role: 'alert' }, ` ${fault.message}`))) }, t('csv'), h('span', { class: 'unseen' }, `: ${t(`${id}.title`)}`));
  return button;
}

/** What there is none of; without a filter there is none to clear. */
const empty = (id, found, clear) =>
  h('div', { class: 'empty' },
    h('p', {}, t(says(`${id}.empty`) ? `${id}.empty` : narrowed(found) ? 'state.empty' : 'state.nothing')),
    narrowed(found) && clear ? h('button', { type: 'button', class: 'plain', onclick: clear }, t('filter.clear')) : null);

const failure = (fault, again) =>
  h(
    'div',
    { class: 'failure', role: 'alert' },
    h('p', {}, h('strong', {}, fault.status === 403 ? t('state.forbidden') : t('state.failed'))),
    h('p', {}, [fault.message, fault.detail, ...(fault.violations ?? []).map(({ field, message }) => `${field} ${message}`)].filter(Boolean).join(' · ')),
    h('button', { type: 'button', class: 'plain', onclick: again }, t('state.again')),
  );

/** The parts of a body by name: those that come again stay where they are, with their focus and what was opened. */
function parts(body, finding) {
  const known = new Map();
  let touched;

  function part(name, make) {
    if (!known.has(name)) known.set(name, make());
    touched.push(name);
    return known.get(name);
  }

  const view = {
    finding(...content) {
      finding.replaceChildren(...content.flat());
    },
    /** A row of parts side by side, as many as fit. */
    group(name, className, fill) {
      const made = part(name, () => {
        const element = h('div', { class: className });
        return { element, view: parts(element, finding) };
      });
      made.view.fill(() => fill(made.view));
    },
    node(name, ...content) {
      const made = part(name, () => ({ element: h('div', { class: name }) }));
      put(made.element, content);
    },
    chart(name, wanted) {
      const made = part(name, () => {
        const drawing = chart();
        const heading = h('h3', { id: unique('chart') });
        const legend = h('div', { class: 'legend', 'aria-hidden': 'true' });
        drawing.element.dataset.chart = name;
        return { element: h('figure', {}, heading, legend, drawing.element), heading, legend, drawing, dispose: drawing.dispose };
      });
      made.heading.textContent = wanted.heading ?? '';
      made.heading.hidden = !wanted.heading;
      put(made.legend, wanted.legend ?? []);
      made.legend.hidden = !wanted.legend;
      made.wanted = wanted;
    },
    table(name, caption, columns, rows, summary = t('table')) {
      const made = part(`${name} table`, () => {
        const holder = h('div');
        return { element: h('details', { class: 'numbers', 'data-table': name }, h('summary', {}), holder), holder };
      });
      made.element.firstChild.replaceChildren(summary, h('span', { class: 'unseen' }, `: ${caption}`));
      put(made.holder, table(caption, columns, rows));
    },
    /** Runs what fills the parts, then puts them in order and drops those that did not come again. */
    fill(work) {
      touched = [];
      const result = work();
      for (const [name, made] of [...known]) {
        if (!touched.includes(name)) {
          made.dispose?.();
          made.element.remove();
          known.delete(name);
        }
      }
      touched.forEach((name, at) => {
        const { element } = known.get(name);
        if (body.children[at] !== element) body.insertBefore(element, body.children[at] ?? null);
      });
      for (const made of known.values()) made.drawing?.show(made.wanted);
      return result;
    },
  };
  return view;
}

/** A mark of a legend: swatch and word. */
export const mark = (kind, text) => h('span', { class: 'mark' }, h('i', { class: kind }), text);
