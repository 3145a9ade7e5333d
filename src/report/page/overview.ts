import type { Count, FileQuality, QualityCount } from '../reportData.ts';
import { barList, barOf, scoreColumns } from './charts.ts';
import { h } from './dom.ts';
import { chapterOf, countryOf, grouped, say, state, words } from './state.ts';

/** A chart shows this many lines; the rest is added up. */
const MOST_BARS = 12;

export function overviewPage(): HTMLElement[] {
  const w = words();
  const { overview: o, asOf } = state.data;
  const figures: [string, number | undefined][] = [
    [w.sellers, o.sellers],
    [w.matched, o.matchedSellers],
    [w.products, o.products],
    [w.buyersRead, o.buyers],
    [w.buyersNamed, o.namedBuyers],
    [w.matches, o.matches],
  ];
  return [
    h('h1', { tabindex: '-1' }, w.title),
    h(
      'p',
      { class: 'lead' },
      w.coverage(grouped(o.matchedSellers), grouped(o.sellers)),
      ' ',
      asOf === undefined ? '' : w.asOf(asOf),
    ),
    barOf(o.matchedSellers / Math.max(1, o.sellers), 'wide'),
    h(
      'dl',
      { class: 'figures' },
      figures
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, grouped(value!)))),
    ),
    h(
      'div',
      { class: 'charts' },
      section(w.scores, scoreColumns(o.bestScores, w.scores), h('p', { class: 'hint' }, w.scoreHint)),
      section(
        w.unmatched,
        counts(o.unmatched, (key) => w.reasons[key as keyof typeof w.reasons], w.unmatched),
      ),
      section(w.countries, counts(o.countries, countryOf, w.countries)),
      section(w.chapters, counts(o.chapters, chapterOf, w.chapters)),
      o.sellerLanguages.length > 0 && section(w.sellerLanguages, counts(o.sellerLanguages, tongue, w.sellerLanguages)),
      o.buyerLanguages.length > 0 && section(w.buyerLanguages, counts(o.buyerLanguages, tongue, w.buyerLanguages)),
      wantedSection(),
    ),
    qualitySection(o.quality),
  ];
}

function tongue(key: string): string {
  return words().tongues[key] ?? key;
}

function section(title: string, ...content: (Node | string)[]): HTMLElement {
  return h('section', { class: 'card' }, h('h2', {}, title), ...content);
}

function counts(list: readonly Count[], nameOf: (key: string) => string, label: string): HTMLElement {
  if (list.length === 0) return h('p', {}, words().nothing);
  const bars = list.slice(0, MOST_BARS).map(({ key, count }) => ({ label: nameOf(key), value: count }));
  const rest = list.slice(MOST_BARS).reduce((sum, { count }) => sum + count, 0);
  const more = list.length - MOST_BARS;
  return h(
    'div',
    {},
    barList(bars, label),
    more > 0 && h('p', { class: 'hint' }, words().others(grouped(more), grouped(rest))),
  );
}

function wantedSection(): HTMLElement {
  const w = words();
  const bars = state.data.overview.wanted.map(({ id, name, country, count, capacity }) => ({
    label: name || id,
    value: count,
    note: [countryOf(country), capacity === undefined ? '' : w.capacity(capacity)].filter(Boolean).join(' · '),
  }));
  if (bars.length === 0) return section(w.wanted, h('p', {}, w.nothing));
  return section(w.wanted, barList(bars, w.wanted), h('p', { class: 'hint' }, w.wantedHint));
}

function qualitySection(files: readonly FileQuality[]): HTMLElement {
  const w = words();
  const { pinned, hidden, notes } = state.data.overview.decisions;
  return h(
    'section',
    { class: 'card' },
    h('h2', {}, w.quality),
    pinned + hidden + notes > 0 && h('p', {}, w.decisions(grouped(pinned), grouped(hidden), grouped(notes))),
    files.length === 0 && h('p', {}, w.nothing),
    files.map((file) =>
      h(
        'div',
        {},
        h('h3', { dir: 'auto' }, file.file),
        h('p', {}, w.rows(grouped(file.rows), grouped(file.used), grouped(file.rejected))),
        file.missing > 0 && h('p', { class: 'caution' }, w.missing(grouped(file.missing))),
        qualityTable(w.repairs, file.repairs),
        qualityTable(w.problems, file.problems),
        qualityTable(w.rejects, file.rejects),
      ),
    ),
  );
}

function qualityTable(title: string, lines: readonly QualityCount[]): HTMLElement | null {
  if (lines.length === 0) return null;
  return h(
    'table',
    { class: 'quality' },
    h('caption', {}, title),
    h(
      'tbody',
      {},
      lines.map(({ names, count, firstLine, example }) =>
        h(
          'tr',
          {},
          h('th', { scope: 'row' }, say(names)),
          h('td', { class: 'number' }, grouped(count)),
          h('td', { class: 'example', dir: 'auto' }, `${words().line(firstLine)}: ${example}`),
        ),
      ),
    ),
  );
}
