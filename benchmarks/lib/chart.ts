/** A line of a chart; points from left to right. */
export interface Line {
  label: string;
  colour: string;
  isDashed: boolean;
  points: [x: number, y: number][];
}

const PLOT = { left: 60, top: 20, width: 430, height: 300 };
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** Lines over shares, both axes from 0 to 1, as an SVG without scripts. */
export function lineChart(title: string, xLabel: string, lines: readonly Line[]): string {
  const { left, top, width, height } = PLOT;
  const x = (share: number) => (left + width * share).toFixed(1);
  const y = (value: number) => (top + height * (1 - value)).toFixed(1);
  const grid = TICKS.flatMap((tick) => [
    `<path d="M${left} ${y(tick)}h${width}M${x(tick)} ${top}v${height}" stroke="#ddd"/>`,
    `<text x="${left - 8}" y="${y(tick)}" text-anchor="end" dominant-baseline="middle">${tick}</text>`,
    `<text x="${x(tick)}" y="${top + height + 20}" text-anchor="middle">${tick * 100} %</text>`,
  ]);
  const drawn = lines.map(({ label, colour, isDashed, points }, i) => {
    const path = points.map(([share, value], n) => `${n === 0 ? 'M' : 'L'}${x(share)} ${y(value)}`).join('');
    const dots = points.map(([share, value]) => `<circle cx="${x(share)}" cy="${y(value)}" r="3" fill="${colour}"/>`);
    const stroke = `stroke="${colour}" stroke-width="2"${isDashed ? ' stroke-dasharray="6 4"' : ''}`;
    const row = top + 10 + 22 * i;
    const legend = `<path d="M${left + width + 20} ${row}h26" ${stroke}/><text x="${left + width + 54}" y="${row}" dominant-baseline="middle">${label}</text>`;
    return `<path d="${path}" fill="none" ${stroke}/>${dots.join('')}${legend}`;
  });
  const axis = `<text x="${left + width / 2}" y="${top + height + 42}" text-anchor="middle">${xLabel}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 860 372" font-family="sans-serif" font-size="13" fill="#222" role="img"><title>${title}</title><rect width="860" height="372" fill="#fff"/>${[...grid, axis, ...drawn].join('\n')}</svg>\n`;
}
