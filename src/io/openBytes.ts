import type { FileHandle } from 'node:fs/promises';

/** @internal Bytes that can be read at any place, until they are closed. */
export interface OpenBytes {
  size: number;
  /** Fills the buffer from `position` on as far as there are bytes; returns how many it got. */
  read(into: Buffer, position: number): Promise<number>;
  /** May be called twice. */
  close(): Promise<void>;
}

/** @internal Reads a handle up to the size it had when it was opened, so that every pass sees the same bytes. */
export function fromHandle(handle: FileHandle, size: number, closed: () => Promise<void> = async () => {}): OpenBytes {
  let closing: Promise<void> | undefined;
  return {
    size,
    async read(into, position) {
      const length = Math.min(into.length, size - position);
      return length <= 0 ? 0 : (await handle.read(into, 0, length, position)).bytesRead;
    },
    close() {
      closing ??= handle.close().then(closed);
      return closing;
    },
  };
}

/** @internal Bytes held in memory. */
export function fromMemory(bytes: Uint8Array): OpenBytes {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    size: buffer.length,
    read: async (into, position) => buffer.copy(into, 0, position),
    close: async () => {},
  };
}
