import { isAscii } from 'node:buffer';
import iconv from 'iconv-lite';
import { utf16ByNuls } from './fileKind.ts';
import { incompleteUtf8Tail, looksUtf8 } from './utf8OrCp949.ts';

/** Text encodings that are told apart; a file of ASCII alone counts as UTF-8. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'cp949';

const HEAD_BYTES = 4096;
const WINDOW_BYTES = 64 * 1024;
const NOTHING = Buffer.alloc(0);

interface CharacterDecoder {
  write(bytes: Buffer): string;
  end(): string;
}

/**
 * Decodes a stream of chunks, cut anywhere, and finds out the encoding on the way:
 * a byte order mark decides, then the pattern of NULs (UTF-16). Else the text is UTF-8 or CP949, which are the same up to
 * the first byte beyond ASCII; the 64 KB from there on decide, however late it comes, and nothing after decides anew.
 */
export class Decoder {
  /** Until a byte beyond ASCII has come this is a preliminary `utf-8`. */
  encoding: Encoding = 'utf-8';
  /** Characters that are U+FFFD now: bytes that fit no character, or characters that an earlier program lost. */
  undecodable = 0;

  #stage: 'head' | 'ascii' | 'window' | 'decided' = 'head';
  #held: Buffer = NOTHING;
  #decoder: CharacterDecoder | undefined;

  write(chunk: Buffer): string {
    return this.#count(this.#advance(chunk, false));
  }

  end(): string {
    return this.#count(this.#advance(NOTHING, true) + (this.#decoder?.end() ?? ''));
  }

  #advance(chunk: Buffer, final: boolean): string {
    if (this.#stage === 'decided') return this.#decoder!.write(chunk);
    let bytes: Buffer = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    this.#held = NOTHING;
    if (this.#stage === 'head') {
      if (bytes.length < HEAD_BYTES && !final) return this.#hold(bytes, '');
      bytes = this.#leaveHead(bytes);
      if (this.#decoder !== undefined) return this.#decoder.write(bytes);
    }
    let ascii = '';
    if (this.#stage === 'ascii') {
      const length = asciiLength(bytes);
      ascii = bytes.toString('latin1', 0, length);
      if (length === bytes.length) return ascii;
      bytes = bytes.subarray(length);
      this.#stage = 'window';
    }
    if (bytes.length < WINDOW_BYTES && !final) return this.#hold(bytes, ascii);
    const window = bytes.subarray(0, WINDOW_BYTES);
    this.#decide(looksUtf8(window, final && window.length === bytes.length) ? 'utf-8' : 'cp949');
    return ascii + this.#decoder!.write(bytes);
  }

  /** Settles what the head tells, and takes off a byte order mark. */
  #leaveHead(bytes: Buffer): Buffer {
    this.#stage = 'ascii';
    if (bytes[0] === 0xff && bytes[1] === 0xfe) {
      this.#decide('utf-16le');
      return bytes.subarray(2);
    }
    if (bytes[0] === 0xfe && bytes[1] === 0xff) {
      this.#decide('utf-16be');
      return bytes.subarray(2);
    }
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
      this.#decide('utf-8');
      return bytes.subarray(3);
    }
    const utf16 = utf16ByNuls(bytes.subarray(0, HEAD_BYTES));
    if (utf16 !== undefined) this.#decide(utf16);
    return bytes;
  }

  #decide(encoding: Encoding): void {
    this.encoding = encoding;
    this.#stage = 'decided';
    this.#decoder = decoderFor(encoding);
  }

  #hold(bytes: Buffer, text: string): string {
    this.#held = bytes;
    return text;
  }

  #count(text: string): string {
    for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) this.undecodable++;
    return text;
  }
}

function decoderFor(encoding: Encoding): CharacterDecoder {
  if (encoding === 'utf-8') return new WholeCharacters(incompleteUtf8Tail, (bytes) => bytes.toString('utf8'));
  if (encoding === 'cp949') {
    const decoder = iconv.getDecoder('cp949');
    return { write: (bytes) => decoder.write(bytes), end: () => decoder.end() ?? '' };
  }
  const swapped = encoding === 'utf-16be';
  return new WholeCharacters(swapped ? bigEndianTail : littleEndianTail, (bytes) => decodeUtf16(bytes, swapped));
}

/** Decodes each chunk up to its last whole character; the rest waits for the next chunk. */
class WholeCharacters implements CharacterDecoder {
  #tail: Buffer = NOTHING;

  constructor(
    /** How many bytes at the end begin a character that goes on after them. */
    readonly tailLength: (bytes: Buffer) => number,
    readonly decode: (bytes: Buffer) => string,
  ) {}

  write(chunk: Buffer): string {
    const bytes = this.#tail.length === 0 ? chunk : Buffer.concat([this.#tail, chunk]);
    const whole = bytes.length - this.tailLength(bytes);
    this.#tail = whole === bytes.length ? NOTHING : Buffer.from(bytes.subarray(whole));
    return this.decode(bytes.subarray(0, whole));
  }

  end(): string {
    const tail = this.#tail;
    this.#tail = NOTHING;
    return this.decode(tail);
  }
}

const littleEndianTail = (bytes: Buffer): number => utf16Tail(bytes, 0);
const bigEndianTail = (bytes: Buffer): number => utf16Tail(bytes, 1);

/** An odd byte, and a high surrogate before it. `back` is how far the high byte lies from the end of its unit. */
function utf16Tail(bytes: Buffer, back: 0 | 1): number {
  const odd = bytes.length % 2;
  const high = bytes[bytes.length - odd - 1 - back];
  return odd + (high !== undefined && high >= 0xd8 && high < 0xdc ? 2 : 0);
}

/** An odd byte, which only the end of the text can have, is a damaged character. */
function decodeUtf16(bytes: Buffer, swapped: boolean): string {
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  const text = (swapped ? Buffer.from(even).swap16() : even).toString('utf16le');
  // With the u flag this class matches surrogates without a partner only.
  return text.replace(/\p{Surrogate}/gu, '\ufffd') + (even.length < bytes.length ? '\ufffd' : '');
}

function asciiLength(bytes: Buffer): number {
  if (isAscii(bytes)) return bytes.length;
  let length = 0;
  while (bytes[length]! < 0x80) length++;
  return length;
}
