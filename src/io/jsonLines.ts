import { InputError } from '../errors.ts';
import { Decoder } from './encoding.ts';
import { nameOf, openSource, type Source } from './source.ts';

/** One object of a JSON lines file, with where it stands. */
export interface JsonLine {
  file: string;
  /** Counted from 1. */
  line: number;
  /** Empty for a line that holds something else than an object. */
  value: Readonly<Record<string, unknown>>;
}

/** Whether a source is JSON lines rather than CSV: by its ending, or by the first sign of a text. */
export function isJsonLines(source: Source): boolean {
  const name = nameOf(source);
  return /\.(?:jsonl|ndjson)$/i.test(name) || (name === '<text>' && /^\s*\{/.test(source as string));
}

/** The objects of a JSON lines file; blank lines are skipped. @throws InputError at a line that is not JSON. */
export async function* readJsonLines(source: Source): AsyncGenerator<JsonLine, void, undefined> {
  const file = nameOf(source);
  for await (const { line, text } of readLines(source)) {
    if (text.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      const message = `not a JSON object: ${(error as Error).message}. Correct the line or delete it.`;
      throw new InputError(message, { file, line }, { cause: error });
    }
    const fields = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
    yield { file, line, value: fields };
  }
}

async function* readLines(source: Source): AsyncGenerator<{ line: number; text: string }, void, undefined> {
  const opened = await openSource(source);
  try {
    const decoder = new Decoder();
    let rest = '';
    let line = 1;
    for await (const chunk of opened.chunks()) {
      const lines = (rest + decoder.write(chunk)).split('\n');
      rest = lines.pop()!;
      for (const text of lines) yield { line: line++, text };
    }
    yield* (rest + decoder.end()).split('\n').map((text) => ({ line: line++, text }));
  } finally {
    await opened.close();
  }
}
