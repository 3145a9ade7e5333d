import type { Command } from 'commander';

const COMMANDS: Readonly<Record<string, string>> = {
  buyermatch: '소상공인 제품에 맞는 해외 바이어를 찾아 순위와 이유를 알려 줍니다.',
  match: '업체마다 가장 잘 맞는 바이어의 순위와 이유를 냅니다',
  index: '바이어 명단으로 색인 파일(.bmx)을 만듭니다. match --index로 엽니다',
  classify: '제품명에서 HS 코드 후보를 신뢰도와 근거와 함께 냅니다',
  evaluate: '매칭 결과를 정답과 견주어 잽니다 (trec_eval -c와 같은 방식, 95 % 구간)',
  report: '매칭 결과를 읽고 찾고 인쇄하는 HTML 보고서로 만듭니다 (한국어·영어)',
  explain: '업체와 바이어 한 쌍의 점수가 나온 과정을 낱말마다 보여 줍니다',
  serve: '이 컴퓨터의 브라우저에서 제품명을 적어 바이어를 찾아봅니다 (시험용)',
  init: '설명이 달린 설정 파일을 씁니다. 고쳐서 --config로 줍니다',
  completion: '셸에서 명령과 옵션을 자동으로 완성하는 스크립트를 출력합니다',
  learn: '성과나 정답에서 점수의 무게를 배웁니다',
  allocate: '바이어를 업체에 고루 나눕니다',
  help: '명령의 도움말을 보여 줍니다',
};

/** By command and flag, else by flag alone. */
const FLAGS: Readonly<Record<string, string>> = {
  '--help': '이 도움말을 보여 줍니다',
  '--version': '판 번호를 보여 줍니다',
  '--sellers': '업체와 제품 파일 (CSV)',
  '--buyers': '해외 바이어 파일 (CSV)',
  '--index': '--buyers 대신 쓰는 색인 파일 (.bmx)',
  '--out': '결과를 쓸 파일; "-"는 표준 출력',
  'report --out': '보고서를 쓸 파일 (.html)',
  'index --out': '색인을 쓸 파일 (.bmx)',
  'init --out': '설정을 쓸 파일',
  '--in': '제품명 파일, 또는 업체와 제품 파일 (CSV)',
  '--top': '업체마다 바이어 수, 1~1000 (기본 10)',
  'classify --top': '제품명마다 코드 수, 1~1000 (기본 5)',
  '--format': '결과의 형식 (기본: --out의 확장자, 없으면 csv)',
  '--lang': '이름과 이유의 언어: ko 또는 en',
  '--rejects': '쓸 수 없는 행을 줄 번호, ID, 사유와 함께 쓸 파일 (CSV)',
  '--config': '머리글, 무게, 기본값을 적은 설정 파일 (JSON)',
  '--weights': '점수의 무게 (JSON)',
  '--lexicon': '품목 사전에 더할 낱말 파일',
  '--denied': '거래하면 안 되는 상대의 명단 (CSV)',
  '--as-of': '최근 활동과 마감을 따지는 기준일 (기본: 바이어 파일의 가장 새 날짜)',
  '--threads': '쓸 스레드의 최대 수; 결과는 달라지지 않습니다',
  '--quiet': '건수만 출력합니다',
  '--preview': '처음 n개 업체를 표로도 보여 줍니다',
  '--decisions': '담당자의 판단: seller_id,buyer_id,decision(pin 고정|hide 숨김),note (CSV)',
  '--dry-run': '파일을 읽어 이해한 것만 알려 주고 아무것도 쓰지 않습니다',
  '--resume': '멈춘 작업을 이어서 합니다',
  '--stats': '작업의 통계를 씁니다',
  '--progress': '진행 상황을 보이는 방법: auto, log, none',
  '--state': '다음 날 --since로 줄 상태를 쓸 파일',
  '--full': '바뀐 것만이 아니라 모두 다시 맞춥니다',
  '--since': '이 뒤에 바뀐 것만 다룹니다',
  '--max-memory': '쓸 메모리의 최대',
  '--qrels': '정답: seller_id,buyer_id,grade (CSV)',
  '--matches': '매칭 결과 (CSV 또는 JSONL)',
  '--compare': '견줄 둘째 매칭 결과',
  '--metrics': '지표, 예: ndcg@10,recall@100,map,mrr,p@5',
  '--json': 'JSON으로 출력합니다',
  '--per-file': '한 파일의 업체 수, 1~20000; 더 많으면 여러 파일로 나눕니다 (기본 2000)',
  '--seller': '업체 ID',
  '--buyer': '바이어 ID',
  '--product': '제품 ID (기본: 가장 잘 맞는 제품)',
  '--port': '이 컴퓨터의 포트; 0이면 빈 포트',
};

/** Whether Korean was asked for: `--help --lang ko`, in either order. */
export function wantsKorean(args: readonly string[]): boolean {
  return args.some((arg, i) => arg === '--lang=ko' || (arg === '--lang' && args[i + 1] === 'ko'));
}

/** The Korean text for a flag; undefined if there is none. */
export function koreanFlag(command: string, flag: string): string | undefined {
  return FLAGS[`${command} ${flag}`] ?? FLAGS[flag];
}

/** The Korean text for a command; undefined if there is none. */
export function koreanCommand(command: string): string | undefined {
  return COMMANDS[command];
}

/** Turns the help of a command into Korean; what has no Korean text stays as it is. */
export function speakKorean(command: Command): void {
  command.configureHelp({
    commandDescription: (shown) => koreanCommand(shown.name()) ?? shown.description(),
    subcommandDescription: (shown) => koreanCommand(shown.name()) ?? shown.description(),
    optionDescription: (option) => koreanFlag(command.name(), option.long ?? '') ?? option.description,
    styleTitle: (title) => TITLES[title] ?? title,
  });
}

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '사용법:',
  'Options:': '옵션:',
  'Commands:': '명령:',
  'Arguments:': '인자:',
};
