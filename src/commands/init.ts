import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { AtomicFile } from '../io/atomicFile.ts';
import { BUYER_COLUMNS, type Column, SELLER_COLUMNS } from '../io/headers.ts';
import { DEFAULT_WEIGHTS } from '../rank/weights.ts';
import { flags } from './flags.ts';

/** `buyermatch init`: writes a config file with every setting at its default, explained. */
export function initCommand(): Command {
  return new Command('init')
    .description('write a config file with comments, to be changed and given as --config')
    .addOption(flags.initOut())
    .addHelpText('after', '\nExample: buyermatch init && buyermatch match --config buyermatch.json ...')
    .action(runInit);
}

async function runInit({ out }: { out: string }): Promise<void> {
  if (out !== '-' && existsSync(out)) {
    throw new UsageError(`--out "${out}" is there already and may hold your settings; give another name.`);
  }
  const file = await AtomicFile.open(out);
  try {
    file.stream.write(configText());
    await file.commit();
  } finally {
    await file.abort();
  }
  if (out !== '-') process.stderr.write(`wrote ${out}\n`);
}

/** The file: what is set is the default, so that nothing changes until a value does. */
function configText(): string {
  const weights = JSON.stringify(DEFAULT_WEIGHTS, null, 2).replaceAll('\n', '\n  ');
  return `{
  // buyermatch 설정 파일입니다. 두 빗금 뒤는 설명이고, 명령줄의 값이 이 파일보다 앞섭니다.
  // Settings of buyermatch. What follows two slashes is a comment; flags on the command line win over this file.
  "$schema": "./node_modules/buyermatch/schema/config.schema.json",

  // 머리글이 다르면 적습니다 / headers of your files, where they are none of the accepted ones: {"seller_id": "거래처코드"}
  // sellers: ${namesOf(SELLER_COLUMNS)}
  // buyers: ${namesOf(BUYER_COLUMNS)}
  "columns": { "sellers": {}, "buyers": {} },

  // 업체마다 바이어 수, 1~1000 / buyers per seller
  "top": 10,
  // 이유 문장의 언어: "ko" 또는 "en" / language of the reasons
  "lang": "ko",
  // 결과 파일의 형식 / form of the output: "csv" or "jsonl"
  "format": "csv",
  // 기준일 (없으면 바이어 파일의 가장 새 날짜) / reference date, by default the newest date of the buyers file
  // "asOf": "2026-01-31",

  // 점수의 무게: README의 "How the score is made" / numbers of the score: see the README
  "weights": ${weights}
}
`;
}

function namesOf(columns: readonly Column[]): string {
  return columns.map(({ name }) => name).join(', ');
}
