import { barOf } from './charts.ts';
import { h } from './dom.ts';
import { noFilters, select } from './search.ts';
import { chapterOf, countryOf, grouped, lineOf, state, words } from './state.ts';

/** Lines of one page of the list: quick to draw, however many businesses there are. */
const PER_PAGE = 50;
const LEAST_SCORES = [0.7, 0.5, 0.3, 0.1];
/** Countries named in a line. */
const MOST_COUNTRIES = 4;

let filters = noFilters();
let pageNumber = 0;

export function listPage(): HTMLElement[] {
  const w = words();
  const count = h('p', { role: 'status', class: 'count' });
  const results = h('div');
  const redraw = () => {
    const found = select(state.data.sellers, filters).map((n) => n + state.data.offset);
    const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
    pageNumber = Math.min(pageNumber, pages - 1);
    count.textContent = w.found(grouped(found.length));
    const shown = found.slice(pageNumber * PER_PAGE, (pageNumber + 1) * PER_PAGE);
    results.replaceChildren(table(shown), ...(pages > 1 ? [pager(pages, redraw)] : []));
  };
  const change = (values: Partial<typeof filters>) => {
    filters = { ...filters, ...values };
    pageNumber = 0;
    redraw();
  };
  const form = filterForm(change);
  redraw();
  return [h('h1', { tabindex: '-1' }, w.list), form, count, results];
}

/** Where the link of a business leads: to this file or to another one. */
export function linkTo(n: number): string {
  const { first, count, files, perFile } = state.data;
  const isHere = n >= first && n < first + count;
  return `${isHere ? '' : (files[Math.floor(n / perFile)] ?? '')}#/s/${n}`;
}

function filterForm(change: (values: Partial<typeof filters>) => void): HTMLElement {
  const w = words();
  const { overview } = state.data;
  const search = h('input', {
    type: 'search',
    id: 'search',
    value: filters.text,
    placeholder: w.searchHint,
    autocomplete: 'off',
    oninput: (event) => change({ text: (event.target as HTMLInputElement).value }),
  });
  const form: HTMLElement = h(
    'form',
    { class: 'filters', role: 'search', onsubmit: (event) => event.preventDefault() },
    h('label', { class: 'grow', for: 'search' }, h('span', {}, w.search), search),
    choice(
      w.state,
      filters.state,
      [
        ['', w.all],
        ['with', w.withBuyers],
        ['without', w.withoutBuyers],
      ],
      (value) => change({ state: value as typeof filters.state }),
    ),
    choice(
      w.country,
      filters.country,
      [
        ['', w.all],
        ...overview.countries.filter(({ key }) => key !== '').map(({ key }) => [key, countryOf(key)] as const),
      ],
      (country) => change({ country }),
    ),
    choice(
      w.chapter,
      filters.chapter,
      [
        ['', w.all],
        ...overview.chapters.filter(({ key }) => key !== '').map(({ key }) => [key, chapterOf(key)] as const),
      ],
      (chapter) => change({ chapter }),
    ),
    choice(
      w.least,
      String(filters.least),
      [['0', w.all], ...LEAST_SCORES.map((score) => [String(score), w.atLeast(String(score))] as const)],
      (least) => change({ least: Number(least) }),
    ),
    choice(
      w.sort,
      filters.sort,
      [
        ['', w.byFile],
        ['score', w.byScore],
        ['name', w.byName],
      ],
      (sort) => change({ sort: sort as typeof filters.sort }),
    ),
    h(
      'button',
      {
        type: 'button',
        onclick: () => {
          change(noFilters());
          form.replaceWith(filterForm(change));
          document.getElementById('search')?.focus();
        },
      },
      w.reset,
    ),
  );
  return form;
}

function choice(
  label: string,
  value: string,
  options: readonly (readonly [value: string, label: string])[],
  onChange: (value: string) => void,
): HTMLElement {
  const select = h(
    'select',
    { onchange: (event) => onChange((event.target as HTMLSelectElement).value) },
    options.map(([key, name]) => h('option', { value: key, selected: key === value }, name)),
  );
  return h('label', {}, h('span', {}, label), select);
}

function table(numbers: readonly number[]): HTMLElement {
  const w = words();
  if (numbers.length === 0) return h('p', {}, w.nothing);
  return h(
    'table',
    { class: 'list' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        [w.name, w.goods, w.best, w.buyers].map((name) => h('th', { scope: 'col' }, name)),
      ),
    ),
    h('tbody', {}, numbers.map(row)),
  );
}

function row(n: number): HTMLElement {
  const { id, name, goods, best, matches, countries } = lineOf(n);
  const named = countries.slice(0, MOST_COUNTRIES).map(countryOf).join(', ');
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, h('a', { href: linkTo(n), dir: 'auto' }, name || id), h('small', {}, ` ${id}`)),
    h('td', { class: 'goods', dir: 'auto' }, goods),
    h('td', { class: 'score' }, matches === 0 ? '–' : [barOf(best), h('b', {}, best.toFixed(3))]),
    h(
      'td',
      {},
      matches === 0 ? words().nothing : `${matches} (${named}${countries.length > MOST_COUNTRIES ? ' …' : ''})`,
    ),
  );
}

function pager(pages: number, redraw: () => void): HTMLElement {
  const w = words();
  const go = (step: number) => () => {
    pageNumber += step;
    redraw();
    document.querySelector<HTMLElement>('h1')?.focus();
  };
  return h(
    'nav',
    { class: 'pager', 'aria-label': w.page(pageNumber + 1, pages) },
    h('button', { type: 'button', disabled: pageNumber === 0, onclick: go(-1) }, w.previous),
    h('span', {}, w.page(pageNumber + 1, pages)),
    h('button', { type: 'button', disabled: pageNumber >= pages - 1, onclick: go(1) }, w.next),
  );
}
