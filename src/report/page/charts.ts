import { h, svg } from './dom.ts';
import { grouped } from './state.ts';

/** One line of a bar chart. */
export interface Bar {
  label: string;
  value: number;
  note?: string;
}

/** Bars with their names and figures: a list to a screen reader, whose figures need no picture. */
export function barList(bars: readonly Bar[], label: string): HTMLElement {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return h(
    'ul',
    { class: 'bars', 'aria-label': label },
    bars.map(({ label: name, value, note }) =>
      h(
        'li',
        {},
        h('span', { class: 'bar-name' }, name, note === undefined ? null : h('small', {}, ` ${note}`)),
        barOf(value / most),
        h('b', {}, grouped(value)),
      ),
    ),
  );
}

/** A plain bar, 0..1. It repeats a figure that stands beside it. */
export function barOf(share: number, kind = ''): HTMLElement {
  const fill = h('span', { class: 'fill' });
  fill.style.width = `${Math.max(0, Math.min(1, share)) * 100}%`;
  return h('span', { class: `bar ${kind}`, 'aria-hidden': 'true' }, fill);
}

/** One bar of two shares, side by side. */
export function stackedBar(first: number, second: number): HTMLElement {
  const bar = barOf(first, 'stacked');
  const more = h('span', { class: 'fill second' });
  more.style.width = `${Math.max(0, Math.min(1 - first, second)) * 100}%`;
  bar.append(more);
  return bar;
}

const WIDTH = 320;
const HEIGHT = 120;
const FOOT = 18;
const HEAD = 16;

/** Ten columns for scores from 0 to 1. */
export function scoreColumns(counts: readonly number[], label: string): SVGElement {
  const most = Math.max(1, ...counts);
  const step = WIDTH / counts.length;
  const columns = counts.flatMap((count, i) => {
    const height = ((HEIGHT - FOOT - HEAD) * count) / most;
    const x = i * step;
    const y = HEIGHT - FOOT - height;
    const figure = svg('text', { x: x + step / 2, y: y - 4, class: 'figure' }, count === 0 ? '' : grouped(count));
    return [
      svg('rect', { x: x + 2, y, width: step - 4, height, rx: 2 }),
      figure,
      svg('text', { x: x + step / 2, y: HEIGHT - 4, class: 'axis' }, (i / 10).toFixed(1)),
    ];
  });
  const spoken = counts.map((count, i) => `${(i / 10).toFixed(1)}: ${count}`).join(', ');
  return svg(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: 'columns', role: 'img', 'aria-label': `${label}. ${spoken}` },
    ...columns,
  );
}
