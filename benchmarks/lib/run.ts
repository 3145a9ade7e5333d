import { appendFileSync, mkdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

/** Where a run was made, for its summary. */
export function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  return `Node ${process.version}, V8 ${process.versions.v8}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown CPU'}, ${memory} GiB, ${process.platform}`;
}

/** Prints a report and, if a folder is given, adds it to the run that is kept there. */
export class Report {
  readonly #folder: string | undefined;

  constructor(folder: string | undefined, title: string) {
    this.#folder = folder;
    if (folder) mkdirSync(folder, { recursive: true });
    const command = `npx tsx ${process.argv
      .slice(1)
      .map((part) => part.replace(`${process.cwd()}/`, ''))
      .join(' ')}`;
    this.print(`\n# ${title}\n\n\`${command}\`  \n${machine()}\n`);
  }

  print(text: string): void {
    console.log(text);
    if (this.#folder) appendFileSync(join(this.#folder, 'summary.md'), `${text}\n`);
  }

  /** One row of raw figures. */
  raw(...cells: (string | number)[]): void {
    if (this.#folder) appendFileSync(join(this.#folder, 'raw.csv'), `${cells.join(',')}\n`);
  }
}
