import type { WriteStream } from 'node:tty';

/** Red on a terminal, plain anywhere else and where NO_COLOR is set (https://no-color.org). */
export function red(text: string, stream: Pick<WriteStream, 'isTTY'>, environment = process.env): string {
  return hasColor(stream, environment) ? `\x1b[31m${text}\x1b[39m` : text;
}

function hasColor(stream: Pick<WriteStream, 'isTTY'>, { NO_COLOR, TERM }: NodeJS.ProcessEnv): boolean {
  return stream.isTTY === true && !NO_COLOR && TERM !== 'dumb';
}
