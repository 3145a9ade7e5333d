import type { AtomicFile } from './atomicFile.ts';
import type { ProductText } from './readTexts.ts';
import { safeCell } from './safeCell.ts';
import { figure, type OutputFormat, rounded, TableWriter } from './tableWriter.ts';

/** One line of the output: a code that a text may have, or without a candidate that it has none. */
export interface ClassificationRow {
  input: ProductText;
  candidate?: { rank: number; code: string; headingName: string; confidence: number };
  /** Digits that the given code shares with the first candidate: 6, 4, 2 or 0. */
  agrees?: number;
  sentence: string;
}

const HEADERS = [
  'id',
  'text',
  'rank',
  'hs_code',
  'heading_name',
  'confidence',
  'given_hs_code',
  'agrees',
  'reasons',
] as const;

/** Writes classified texts as CSV or JSON lines. */
export class ClassificationWriter extends TableWriter<ClassificationRow> {
  constructor(file: AtomicFile, format: OutputFormat) {
    super(file, format, { headers: HEADERS, cells: csvCells, json: jsonFields });
  }
}

function csvCells({ input, candidate, agrees, sentence }: ClassificationRow): string[] {
  return [
    safeCell(input.id),
    safeCell(input.text),
    candidate === undefined ? '' : String(candidate.rank),
    candidate?.code ?? '',
    candidate?.headingName ?? '',
    figure(candidate?.confidence),
    input.givenCode ?? '',
    agrees === undefined ? '' : String(agrees),
    safeCell(sentence),
  ];
}

function jsonFields({ input, candidate, agrees, sentence }: ClassificationRow): object {
  return {
    id: input.id,
    text: input.text,
    rank: candidate?.rank,
    hs_code: candidate?.code,
    heading_name: candidate?.headingName,
    confidence: rounded(candidate?.confidence),
    given_hs_code: input.givenCode,
    agrees,
    reasons: sentence,
  };
}
