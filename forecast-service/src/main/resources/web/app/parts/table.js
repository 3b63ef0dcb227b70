// Numbers as a table: what a chart draws, for those who read rather than look, and for copying.
import { h } from './dom.js';

/**
 * @param columns {head, value(row), text(value, row), kind}: kind is 'name' for the row's head, 'number' (default) or
 *     'word'; every cell also carries the value as it came, unrounded, in data-value
 */
export function table(caption, columns, rows) {
  return h(
    'div',
    { class: 'scroll', role: 'region', 'aria-label': caption, tabindex: '0' },
    h(
      'table',
      {},
      h('caption', { class: 'unseen' }, caption),
      h('thead', {}, h('tr', {}, columns.map((column) => h('th', { scope: 'col', class: kind(column) }, column.head)))),
      h('tbody', {}, rows.map((row) => h('tr', {}, columns.map((column) => cell(column, row))))),
    ),
  );
}

const kind = (column) => column.kind ?? 'number';

function cell(column, row) {
  const value = column.value(row);
  const text = column.text ? column.text(value, row) : value;
  const properties = { class: kind(column), 'data-column': column.key, 'data-value': value === undefined || value === null ? undefined : String(value) };
  return kind(column) === 'name'
    ? h('th', { scope: 'row', ...properties }, text ?? '')
    : h('td', properties, text instanceof Node ? text : String(text ?? ''));
}
