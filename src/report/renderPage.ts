import { createHash } from 'node:crypto';
import page from './page.generated.json';
import type { ReportFile, SellerDetail } from './reportData.ts';

/** Businesses that are listed for readers that run no script, such as the preview of a mail program. */
const MOST_WITHOUT_SCRIPT = 300;
const BUYERS_WITHOUT_SCRIPT = 3;

/**
 * One self-contained file. Nothing is loaded from anywhere, and the policy in its head forbids it: only this very script and
 * this very style may run. All texts of the run stand in a block of JSON, in which no markup can be written.
 */
export function renderPage(file: ReportFile): string {
  const { data } = file;
  const { script, style } = page;
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const title = data.lang === 'ko' ? '바이어 매칭 보고서' : 'Buyer matching report';
  return `<!doctype html>
<html lang="${data.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<header id="top"></header>
<main id="main"><h1>${title}</h1>${withoutScript(file)}</main>
<script type="application/json" id="data">${jsonForHtml(data)}</script>
<script>${script}</script>
<script type="application/json" id="details">${linesForHtml(file.details)}</script>
<script type="application/json" id="buyers">${linesForHtml(file.buyers)}</script>
</body>
</html>
`;
}

/** JSON in which no tag can be closed or opened. */
export function jsonForHtml(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
}

/** One value a line: the page reads only the lines that it shows. JSON has no line breaks of its own. */
function linesForHtml(values: readonly unknown[]): string {
  return values.map(jsonForHtml).join('\n');
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
}

/** A plain list for readers without script; the script replaces it. */
function withoutScript({ data, details, buyers }: ReportFile): string {
  const { lang, sellers, first, offset, countries } = data;
  const isKorean = lang === 'ko';
  const hint = isKorean
    ? '자세한 보고서(검색, 점수, 인쇄)는 이 파일을 웹 브라우저로 열면 나옵니다.'
    : 'Open this file in a web browser for the whole report: search, scores, print.';
  const countryOf = (code: string) => countries[code]?.[isKorean ? 1 : 0] ?? code;
  const row = ({ matches }: SellerDetail, n: number) => {
    const { id, name } = sellers[first - offset + n]!;
    const named = matches.slice(0, BUYERS_WITHOUT_SCRIPT).map(({ b, s }) => {
      const buyer = buyers[b]!;
      return `${escapeHtml(buyer.name || buyer.id)} (${escapeHtml(countryOf(buyer.country))}, ${s.toFixed(3)})`;
    });
    return `<tr><th scope="row">${escapeHtml(name || id)}</th><td>${named.join('<br>') || '–'}</td></tr>`;
  };
  const rows = details.slice(0, MOST_WITHOUT_SCRIPT).map(row).join('\n');
  return `<p>${hint}</p><table class="summary-only"><tbody>${rows}</tbody></table>`;
}
