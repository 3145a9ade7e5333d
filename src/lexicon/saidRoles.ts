import { type PhraseMatch, type PhraseRole, phraseEnd, phraseStart, type RolePhrases } from './rolePhrases.ts';

/** What a firm's own text says besides its goods. */
export interface SaidText {
  /** The text without what it says it does not want. */
  readonly wanted: string;
  /** The roles of its phrases; those inside a negation do not count. */
  readonly roles: ReadonlySet<PhraseRole>;
}

interface Span {
  start: number;
  end: number;
}

/**
 * Reads a buyer's text: takes out what is not wanted ("no dog food", "완제품 제외"), and notes what the rest says about the
 * firm. Free of charge for the usual text, which has no such phrase.
 */
export function readSaid(text: string, phrases: RolePhrases): SaidText {
  // Composed, for the phrases are; with a length that lower case keeps (Turkish capital dotted i is the only one that would not).
  const written = DECOMPOSED.test(text) ? text.normalize('NFC') : text;
  const lower = (written.includes('\u0130') ? written.replaceAll('\u0130', 'i') : written).toLowerCase();
  const found = phrases.matches(lower);
  if (found.length === 0) return { wanted: text, roles: NOTHING };
  const negated = negatedSpans(lower, found);
  const roles = new Set<PhraseRole>();
  for (const match of found) if (counts(match, found, negated)) roles.add(match.role);
  return { wanted: negated.length === 0 ? text : without(written, negated), roles };
}

const DECOMPOSED = /[\u0300-\u036f\u1100-\u11ff\u3099\u309a]/;
const NOTHING: ReadonlySet<PhraseRole> = new Set();

/** A longer phrase around it says what it means: `nhà máy chế biến` is a plant, no machine, and `used for` not used. */
function counts(match: PhraseMatch, found: readonly PhraseMatch[], negated: readonly Span[]): boolean {
  const { role, start, end } = match;
  // It holds its negation itself.
  if (role === 'refusesFinished') return true;
  if (found.some((other) => other.start <= start && end <= other.end && other.end - other.start > end - start))
    return false;
  return !negated.some((span) => span.start <= start && start < span.end);
}

/** From each negation to the end, or the beginning, of its phrase; none where the phrase says "not only". Ascending, apart. */
function negatedSpans(lower: string, found: readonly PhraseMatch[]): Span[] {
  const spans: Span[] = [];
  for (const { role, start, end } of found) {
    if (role !== 'negationBefore' && role !== 'negationAfter') continue;
    const span =
      role === 'negationBefore'
        ? { start, end: contrastAfter(found, end, phraseEnd(lower, end)) }
        : { start: phraseStart(lower, start), end };
    const isAffirmed = found.some(
      (other) => other.role === 'affirmation' && span.start <= other.start && other.start < span.end,
    );
    // `No. 1` refuses nothing.
    if (!isAffirmed && (role === 'negationAfter' || span.end > end)) spans.push(span);
  }
  spans.sort((a, b) => a.start - b.start);
  const apart: Span[] = [];
  for (const span of spans) {
    const last = apart[apart.length - 1];
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else apart.push(span);
  }
  return apart;
}

/** "no food but accessories": the negation ends at the contrast. */
function contrastAfter(found: readonly PhraseMatch[], from: number, end: number): number {
  const contrast = found.find(({ role, start }) => role === 'contrast' && start >= from && start < end);
  return contrast?.start ?? end;
}

/** The gap becomes the end of a phrase, so that nothing is read over it. */
function without(text: string, spans: readonly Span[]): string {
  let kept = '';
  let done = 0;
  for (const { start, end } of spans) {
    kept += `${text.slice(done, start)} | `;
    done = end;
  }
  return kept + text.slice(done);
}
