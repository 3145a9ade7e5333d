import type { BuyerDetail, MatchDetail, ProductDetail, SellerDetail } from '../reportData.ts';
import { buyerFacts, callSheet, raiseText } from './callSheet.ts';
import { barOf, stackedBar } from './charts.ts';
import { h } from './dom.ts';
import { highlighted } from './highlight.ts';
import { linkTo } from './list.ts';
import { markedSpans } from './marks.ts';
import { buyerOf, countryOf, detailOf, lineOf, state, words } from './state.ts';

/** The page of one business. */
export function sellerPage(n: number): HTMLElement[] {
  const w = words();
  const line = lineOf(n);
  const detail = detailOf(n - state.data.first);
  return [
    h('h1', { tabindex: '-1', dir: 'auto' }, line.name || line.id, h('small', {}, ` ${line.id}`)),
    toolbar(n, detail),
    h(
      'section',
      { class: 'card products' },
      h('h2', {}, w.products),
      markets(detail),
      detail.products.map(productBlock),
    ),
    h('h2', {}, w.bestBuyers),
    detail.matches.length === 0 &&
      h('p', { class: 'caution' }, `${w.noBuyers} ${w.reasons[detail.unmatched ?? 'unknown']}`),
    detail.matches.some(({ w: marks }) => marks.length > 0) && h('p', { class: 'hint screen' }, w.marked),
    ...detail.matches.map((match, i) => matchCard(match, i + 1, detail)),
    detail.hidden !== undefined && hiddenList(detail),
  ].filter((part) => part !== false);
}

function toolbar(n: number, detail: SellerDetail): HTMLElement {
  const w = words();
  const status = h('span', { role: 'status' });
  const copy = async () => {
    status.textContent = (await copyText(callSheet(lineOf(n), detail))) ? w.copied : w.notCopied;
  };
  return h(
    'div',
    { class: 'toolbar' },
    h('a', { class: 'button', href: '#/list' }, w.back),
    n > 0 && h('a', { class: 'button', href: linkTo(n - 1) }, w.previous),
    n + 1 < state.data.total && h('a', { class: 'button', href: linkTo(n + 1) }, w.next),
    h('button', { type: 'button', onclick: () => window.print() }, w.print),
    h('button', { type: 'button', onclick: () => void copy() }, w.copy),
    status,
  );
}

/** A file that was opened from a mail may not reach the clipboard; the old way works there. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = h('textarea', { value: text, class: 'offscreen', 'aria-hidden': 'true' }) as HTMLTextAreaElement;
    document.body.append(area);
    area.select();
    const isDone = document.execCommand('copy');
    area.remove();
    return isDone;
  }
}

function markets({ targets, excluded }: SellerDetail): HTMLElement {
  const w = words();
  return facts([
    [w.targets, targets.map(countryOf).join(', ')],
    [w.excluded, excluded.map(countryOf).join(', ')],
  ]);
}

function facts(pairs: readonly (readonly [string, string])[]): HTMLElement {
  return h(
    'dl',
    { class: 'facts' },
    pairs
      .filter(([, value]) => value !== '')
      .map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', { dir: 'auto' }, value))),
  );
}

function productBlock(product: ProductDetail): HTMLElement {
  const w = words();
  return h(
    'div',
    { class: 'product' },
    h('h3', { dir: 'auto' }, product.name),
    product.text !== '' &&
      h('details', { class: 'screen' }, h('summary', {}, words().more), h('p', { dir: 'auto' }, product.text)),
    facts([
      [w.keywords, product.keywords.join(', ')],
      [w.hs, product.hs],
      [w.certificates, product.certificates.join(', ')],
      [w.price, product.price],
      [w.moq, product.moq],
    ]),
  );
}

function matchCard(match: MatchDetail, rank: number, detail: SellerDetail): HTMLElement {
  const w = words();
  const buyer = buyerOf(match.b);
  return h(
    'article',
    { class: 'card match' },
    h(
      'header',
      {},
      h('h3', {}, `${rank}. `, h('bdi', {}, buyer.name || buyer.id)),
      h('span', { class: 'country' }, countryOf(buyer.country)),
      h('small', {}, buyer.id),
      buyer.verified !== undefined &&
        h('span', { class: buyer.verified ? 'tag good' : 'tag' }, buyer.verified ? w.verified : w.unverified),
      match.pinned && h('span', { class: 'tag good' }, w.pinned),
      h('span', { class: 'total' }, h('small', {}, `${w.score} `), match.s.toFixed(3)),
    ),
    h('p', { class: 'sentence', dir: 'auto' }, match[state.lang]),
    match.note !== undefined && h('p', { class: 'note', dir: 'auto' }, h('b', {}, `${w.note}: `), match.note),
    h('div', { class: 'evidence' }, productSide(match, detail), buyerSide(match, buyer)),
    partBars(match),
    facts(buyerFacts(buyer)),
    match.r.length > 0 && raises(match),
    h('p', { class: 'paper' }, `${w.callNotes}: `),
  );
}

function productSide({ p, w: marks }: MatchDetail, { products }: SellerDetail): HTMLElement | false {
  const product = products[p];
  if (product === undefined) return false;
  return h(
    'div',
    {},
    h('h4', {}, words().ours),
    h('p', { dir: 'auto' }, h('b', {}, highlighted(product.name, marks))),
    product.keywords.length > 0 && h('p', { dir: 'auto' }, highlighted(product.keywords.join(' · '), marks)),
    markedSpans(product.text, marks).length > 0 &&
      h('p', { dir: 'auto', class: 'small screen' }, highlighted(product.text, marks)),
  );
}

function buyerSide({ x: marks }: MatchDetail, { wants, text }: BuyerDetail): HTMLElement | false {
  if (wants.length === 0 && text === '') return false;
  return h(
    'div',
    {},
    h('h4', {}, words().theirs),
    wants.length > 0 && h('p', { dir: 'auto' }, h('b', {}, highlighted(wants.join(' · '), marks))),
    text !== '' && h('p', { dir: 'auto', class: 'small' }, highlighted(text, marks)),
  );
}

/** Words and codes are shares of one relevance, so they make one bar; the other parts stand for themselves. */
function partBars({ v: [text, hs, ...rest] }: MatchDetail): HTMLElement {
  const w = words();
  const sum = (text ?? 0) + (hs ?? 0);
  const shares = w.relevanceOf((text ?? 0).toFixed(2), (hs ?? 0).toFixed(2));
  return h(
    'ul',
    { class: 'parts', 'aria-label': w.score },
    h(
      'li',
      {},
      h('span', {}, w.relevance, h('small', {}, ` ${shares}`)),
      stackedBar(text ?? 0, hs ?? 0),
      h('b', {}, sum.toFixed(2)),
    ),
    rest.map((value, i) =>
      h(
        'li',
        {},
        h('span', {}, w.parts[i]),
        barOf(value ?? 0, value === null ? 'unknown' : ''),
        h('b', {}, value === null ? w.unknown : value.toFixed(2)),
      ),
    ),
  );
}

function raises({ r }: MatchDetail): HTMLElement {
  const w = words();
  return h(
    'div',
    { class: 'raise' },
    h('h4', {}, w.raise),
    h(
      'ul',
      {},
      r.map((raise) =>
        h(
          'li',
          {},
          raiseText(raise),
          raise.gain ? h('b', { class: 'gain' }, ` ${w.gain(raise.gain.toFixed(3))}`) : null,
        ),
      ),
    ),
  );
}

function hiddenList({ hidden = [] }: SellerDetail): HTMLElement {
  return h(
    'section',
    { class: 'card screen' },
    h('h2', {}, words().hidden),
    h(
      'ul',
      {},
      hidden.map(({ buyer, note }) => h('li', {}, h('bdi', {}, buyer), note === '' ? null : `: ${note}`)),
    ),
  );
}
