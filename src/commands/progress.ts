/** How often the line is drawn anew, in items; the terminal is the slow part. */
const STEP = 200;

/** A running count on the terminal; nothing anywhere else, so that logs and pipes stay clean. */
export class Progress {
  readonly #what: string;
  readonly #isShown: boolean;

  constructor(what: string, quiet: boolean) {
    this.#what = what;
    this.#isShown = !quiet && process.stderr.isTTY === true;
  }

  show(count: number): void {
    if (this.#isShown && count % STEP === 0) process.stderr.write(`\r${count} ${this.#what}`);
  }

  clear(): void {
    if (this.#isShown) process.stderr.write('\r\x1b[K');
  }
}
