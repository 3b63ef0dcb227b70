// The filters: a form that says what the address says, and changes it.
import { addressWith, change, filters, narrowed } from './address.js';
import { get } from './api.js';
import { h, unique } from './dom.js';
import { t } from './text.js';

/** As where= takes it: deals that have none. */
const MISSING = '(missing)';

export function filterBar(choices, chosen) {
  const pipeline = h('select', { onchange: () => change({ pipeline: pipeline.value || undefined, where: [], by: undefined, then: undefined }) });
  const from = day('from');
  const to = day('to');
  const asOf = day('asOf');
  const key = h('select', { 'aria-label': t('filter.whereKey') });
  const known = h('datalist', { id: 'filter-values' });
  const value = h('input', { type: 'text', size: '14', list: known.id, autocomplete: 'off', onfocus: offerValues, 'aria-label': t('filter.whereValue'), placeholder: t('filter.whereValue') });
  const chips = h('ul', { class: 'chips', 'aria-label': t('filter.chips') });
  const where = h('div', { class: 'field' }, h('span', {}, t('filter.where')), h('span', { class: 'joined' }, key, value, known, h('button', { class: 'plain' }, t('filter.add'))));
  const form = h('form', { role: 'search', class: 'filters', 'aria-label': t('filter.label'), onsubmit: add },
    labelled(t('filter.pipeline'), pipeline), labelled(t('filter.from'), from), labelled(t('filter.to'), to), labelled(t('filter.asOf'), asOf), where,
    chips);

  let offered;
  /** Values to pick from; without them, one is typed. */
  async function offerValues() {
    const wanted = JSON.stringify([chosen().key, key.value]);
    if (!key.value || wanted === offered) return;
    offered = wanted;
    known.replaceChildren();
    const { values } = await get('/api/page/values', { pipeline: chosen().key, segment: key.value }).catch(() => ({ values: [] }));
    if (wanted === offered) known.replaceChildren(...[...values, MISSING].map((one) => h('option', { value: one })));
  }

  function add(event) {
    event.preventDefault();
    const text = value.value.trim();
    if (!key.value || !text) return value.focus();
    value.value = '';
    return change({ where: [...new Set([...filters().where, `${key.value}:${text}`])] });
  }

  return {
    element: form,
    /** Takes over what the address says now. */
    show(found) {
      const { pipelines } = choices();
      const { segments } = chosen();
      const all = pipelines.map(({ key: value, name }, at) => [at === 0 ? '' : value, name]);
      fill(pipeline, all, found.pipeline === pipelines[0]?.key ? '' : (found.pipeline ?? ''));
      fill(key, segments.map((one) => [one, one]), segments.includes(key.value) ? key.value : segments[0]);
      where.hidden = segments.length === 0;
      from.value = (found.from ?? '').slice(0, 10);
      to.value = (found.to ?? '').slice(0, 10);
      asOf.value = (found.asOf ?? '').slice(0, 10);
      chips.replaceChildren(...found.where.map((where) => chip(where.replace(':', ': '), { where: found.where.filter((other) => other !== where) })),
        ...(narrowed(found) ? [chip(t('filter.clear'), { from: undefined, to: undefined, asOf: undefined, where: [] }, 'all')] : []));
    },
  };
}

function day(name) {
  const input = h('input', { type: 'date', name, max: '9999-12-31', onchange: () => change({ [name]: input.value || undefined }) });
  return input;
}

function labelled(text, control) {
  control.id = unique('filter');
  return h('div', { class: 'field' }, h('label', { for: control.id }, text), control);
}

/** What is chosen stays among the options, known or not: the address may know better. */
function fill(select, options, chosen) {
  const all = options.some(([value]) => value === chosen) || !chosen ? options : [...options, [chosen, chosen]];
  select.replaceChildren(...all.map(([value, text]) => h('option', { value, selected: value === chosen }, text)));
}

/** A filter in force, which a press takes away: a link, so that it can be opened beside. */
const chip = (text, changes, kind = '') =>
  h('li', {}, h('a', { class: `chip ${kind}`, href: addressWith(changes), 'aria-label': kind ? text : t('filter.remove', { filter: text }), onclick: (event) => {
    if (event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    change(changes);
  } }, text));
