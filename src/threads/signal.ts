/** Lets one waiter go on when something has happened; what happens while nobody waits is remembered once. */
export class Signal {
  #isGiven = false;
  #wake: (() => void) | undefined;

  give(): void {
    if (this.#wake === undefined) {
      this.#isGiven = true;
      return;
    }
    const wake = this.#wake;
    this.#wake = undefined;
    wake();
  }

  async wait(): Promise<void> {
    if (!this.#isGiven) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#isGiven = false;
  }
}
