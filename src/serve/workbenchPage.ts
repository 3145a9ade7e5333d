import { createHash } from 'node:crypto';

const STYLE = `
:root{color-scheme:light dark}
body{font:16px/1.6 system-ui,"Noto Sans KR","Malgun Gothic",sans-serif;max-width:60rem;margin:0 auto;padding:1rem}
form{display:flex;flex-wrap:wrap;gap:.6rem;align-items:end}
label{display:flex;flex-direction:column;font-size:.85rem}
input,select,button{font:inherit;padding:.45rem .7rem;min-height:2.75rem}
.grow{flex:1 1 20rem}
table{width:100%;border-collapse:collapse;margin-top:1rem}
th,td{text-align:start;vertical-align:top;padding:.4rem .5rem;border-top:1px solid #8888}
td.n{font-variant-numeric:tabular-nums}
`;

const SCRIPT = `
const form = document.querySelector('form');
const out = document.querySelector('#out');
const status = document.querySelector('[role=status]');
let latest = 0;
const cell = (tag, text, kind) => { const e = document.createElement(tag); e.textContent = text; if (kind) e.className = kind; e.dir = 'auto'; return e; };
async function ask() {
  const mine = ++latest;
  const query = new URLSearchParams(new FormData(form));
  if (!query.get('product').trim()) { out.replaceChildren(); status.textContent = ''; return; }
  const answer = await fetch('/match?' + query).then((r) => r.json()).catch((e) => ({ error: String(e) }));
  if (mine !== latest) return;
  status.textContent = answer.error ?? answer.matches.length + ' / ' + answer.buyers + ' (' + answer.milliseconds + ' ms)';
  out.replaceChildren(...(answer.matches ?? []).map((m) => {
    const row = document.createElement('tr');
    const parts = Object.entries(m.parts).map(([k, v]) => k + ' ' + v.toFixed(2)).join(', ');
    row.append(cell('td', m.rank), cell('th', m.name || m.buyerId), cell('td', m.country ?? ''), cell('td', m.score.toFixed(3), 'n'), cell('td', m.sentence), cell('td', parts, 'n'));
    return row;
  }));
}
let timer;
form.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(ask, 150); });
form.addEventListener('submit', (e) => { e.preventDefault(); ask(); });
`;

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`;
}

/** Headers of the page: nothing but its own script and style runs, and it asks nobody but this server. */
export const PAGE_POLICY = `default-src 'none'; script-src ${hash(SCRIPT)}; style-src ${hash(STYLE)}; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;

/** The page of the workbench. */
export const PAGE = `<!doctype html>
<html lang="ko"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>buyermatch workbench</title><style>${STYLE}</style></head>
<body><main><h1>buyermatch workbench</h1>
<p>제품명을 적으면 바이어와 이유가 바로 나옵니다. 시험용이며 서비스가 아닙니다. / Type a product. A workbench, not a service.</p>
<form>
<label class="grow">제품 / product <input name="product" maxlength="500" autocomplete="off" autofocus></label>
<label>HS <input name="hs" maxlength="16" size="10"></label>
<label>희망국가 / market <input name="market" maxlength="200" size="12"></label>
<label>언어 / language <select name="lang"><option>ko</option><option>en</option></select></label>
<button>찾기 / find</button>
</form>
<p role="status"></p>
<table><tbody id="out"></tbody></table>
</main><script>${SCRIPT}</script></body></html>
`;
