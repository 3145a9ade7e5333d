/** Where in the input a problem was found; every field that is known is given. */
export interface Place {
  /** File name as the caller gave it. */
  file?: string;
  /** Physical line, counted from 1. */
  line?: number;
  /** Canonical column name. */
  column?: string;
}

/** Codes of errors: the run failed, the call was wrong, an input was wrong. */
export type ErrorCode = 'ERR_BUYERMATCH' | 'ERR_BUYERMATCH_USAGE' | 'ERR_BUYERMATCH_INPUT';

/**
 * Any failure that the user can mend. The message is one line: place, what was found, what was expected, the mend.
 * `exitCode` is what the command line ends with: 1 the run failed, 2 wrong usage.
 */
export class BuyermatchError extends Error {
  override readonly name: string = 'BuyermatchError';
  /** What a program may ask for: the class, in a form that survives bundling and two copies of the package. */
  readonly code: ErrorCode = 'ERR_BUYERMATCH';
  readonly exitCode: 1 | 2 = 1;
  readonly file?: string;
  readonly line?: number;
  readonly column?: string;

  constructor(message: string, place: Place = {}, options?: ErrorOptions) {
    super(prefix(place) + message, options);
    this.file = place.file;
    this.line = place.line;
    this.column = place.column;
  }
}

/** The command or call was written wrongly: an unknown flag, a value out of range. */
export class UsageError extends BuyermatchError {
  override readonly name = 'UsageError';
  override readonly code = 'ERR_BUYERMATCH_USAGE';
  override readonly exitCode = 2;
}

/** A file could not be read or holds something else than expected. */
export class InputError extends BuyermatchError {
  override readonly name = 'InputError';
  override readonly code = 'ERR_BUYERMATCH_INPUT';
}

function prefix({ file, line }: Place): string {
  if (file === undefined) return '';
  return line === undefined ? `${file}: ` : `${file}:${line}: `;
}
