import { h } from './dom.ts';
import { linkTo, listPage } from './list.ts';
import { overviewPage } from './overview.ts';
import { sellerPage } from './seller.ts';
import { state, words } from './state.ts';

/** Hash -> page: `#/`, `#/list`, `#/s/<number of the business>`. */
function route(): HTMLElement[] {
  const seller = /^#\/s\/(\d+)$/.exec(location.hash);
  if (seller !== null) {
    const n = Number(seller[1]);
    const { first, count, total } = state.data;
    if (n >= first && n < first + count) return sellerPage(n);
    if (n < total) location.replace(linkTo(n));
  }
  return location.hash === '#/list' ? listPage() : overviewPage();
}

function draw(isMoved: boolean): void {
  const w = words();
  const main = document.getElementById('main')!;
  document.documentElement.lang = state.lang;
  main.replaceChildren(...route());
  document.getElementById('top')!.replaceChildren(...topBar());
  const heading = main.querySelector('h1')!;
  document.title = `${heading.textContent} – ${w.title}`;
  if (isMoved) {
    heading.focus({ preventScroll: true });
    scrollTo(0, 0);
  }
}

function topBar(): HTMLElement[] {
  const w = words();
  const isOverview = !/^#\/(?:s\/|list)/.test(location.hash);
  const link = (href: string, name: string, isHere: boolean) =>
    h('a', { href, 'aria-current': isHere ? 'page' : undefined }, name);
  return [
    h('a', { class: 'skip', href: '#main', onclick: skip }, w.skip),
    h(
      'nav',
      { 'aria-label': w.title },
      link('#/', w.overview, isOverview),
      link('#/list', w.list, location.hash === '#/list'),
      ...(state.data.first > 0 ? [link(`${state.data.files[0]}#/list`, w.wholeList, false)] : []),
    ),
    h('button', { type: 'button', lang: state.lang === 'ko' ? 'en' : 'ko', onclick: switchLanguage }, w.language),
  ];
}

function skip(event: Event): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('h1')?.focus();
}

function switchLanguage(): void {
  state.lang = state.lang === 'ko' ? 'en' : 'ko';
  draw(false);
  document.querySelector<HTMLElement>('#top button')?.focus();
}

state.lang = state.data.lang;
addEventListener('hashchange', () => draw(true));
// The details stand behind this script: overview and list need not wait for them.
if (location.hash.startsWith('#/s/')) addEventListener('DOMContentLoaded', () => draw(false));
else draw(false);
