import { grouped } from '../explain/caution.ts';
import { hsName } from '../explain/hsNames.ts';
import { contradictedBy } from '../lexicon/codeAgreement.ts';
import type { LexiconAdditions } from '../lexicon/index.ts';
import { readHsCode } from '../profile/hsCode.ts';
import type { Language, Seller } from '../types.ts';

/** How many are listed; `classify` lists all. */
const LISTED = 5;

/** Given HS codes that the product's own name contradicts: counted, the first ones kept for the summary. */
export class CodeContradictions {
  readonly #language: Language;
  readonly #lexicon: LexiconAdditions | undefined;
  readonly #listed: string[] = [];
  #count = 0;

  constructor(language: Language, lexicon: LexiconAdditions | undefined) {
    this.#language = language;
    this.#lexicon = lexicon;
  }

  note({ id, products }: Seller): void {
    for (const { name, hsCode } of products) {
      const given = hsCode ? readHsCode(hsCode).value : undefined;
      const named = given === undefined ? undefined : contradictedBy(name, given, { lexicon: this.#lexicon });
      if (named === undefined) continue;
      this.#count++;
      if (this.#listed.length >= LISTED) continue;
      const { heading } = named;
      this.#listed.push(
        `  ${id}: "${shortened(name)}" has ${given!}, but names ${heading} (${hsName(heading, this.#language) ?? ''})`,
      );
    }
  }

  /** Lines for the summary; none if there is nothing to tell. @param sellers The file, for the command that lists all. */
  lines(sellers: string, quiet: boolean): string[] {
    if (this.#count === 0) return [];
    const head = `${grouped(this.#count)} given HS codes do not fit the name of the product; all codes: buyermatch classify --in ${sellers} --out codes.csv`;
    return quiet ? [head] : [head, ...this.#listed];
  }
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}...` : text;
}
