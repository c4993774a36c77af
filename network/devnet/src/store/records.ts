import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';

/** Length and checksum before each record. */
const headBytes = 8;

/** A record that is not what was written stands before others that are. */
export class DamagedRecord extends Error {
  override readonly name = 'DamagedRecord';
  constructor(readonly position: number) {
    super(`the record at byte ${position} is damaged`);
  }
}

/**
 * A file of records that only grows: length (4 bytes), CRC-32 (4 bytes), content. A process killed while it wrote
 * leaves a record in part at the end, which opening cuts off.
 */
export class RecordFile {
  readonly #file: number;
  #end = 0;

  /** Opens, or creates, a file. Read it with {@link records} before anything is appended. */
  constructor(private readonly path: string) {
    this.#file = openSync(path, 'a+', 0o600);
    // So that the file itself is there after a crash.
    const folder = openSync(dirname(path), 'r');
    fsyncSync(folder);
    closeSync(folder);
  }

  /**
   * All records from the first on; then what is left of one that was not written whole is cut off, and put beside the
   * file under the same name with `.torn`.
   * @throws DamagedRecord when whole records follow one that is damaged: that was not a crash
   */
  *records(): Generator<Buffer, void> {
    const size = fstatSync(this.#file).size;
    let position = 0;
    for (let found = this.#read(position, size); found; found = this.#read(position, size)) {
      if (!found.whole) break;
      position += headBytes + found.content.length;
      yield found.content;
    }
    const torn = this.#read(position, size);
    if (torn && this.#read(position + headBytes + torn.content.length, size)?.whole) throw new DamagedRecord(position);
    if (position < size) {
      writeFileSync(`${this.path}.torn`, this.#bytes(position, size - position) ?? Buffer.alloc(0), { mode: 0o600 });
      this.#cutTo(position);
    }
    this.#end = position;
  }

  /** Adds a record. It is safe only after {@link sync}. */
  append(content: Uint8Array): void {
    const record = Buffer.allocUnsafe(headBytes + content.length);
    record.writeUInt32LE(content.length, 0);
    record.writeUInt32LE(crc32(content), 4);
    record.set(content, headBytes);
    for (let written = 0; written < record.length;) written += writeSync(this.#file, record, written);
    this.#end += record.length;
  }

  /** Waits until all that was appended is on the disk. */
  sync(): void {
    fdatasyncSync(this.#file);
  }

  get empty(): boolean {
    return this.#end === 0;
  }

  clear(): void {
    this.#cutTo(0);
    this.#end = 0;
  }

  close(): void {
    closeSync(this.#file);
  }

  #cutTo(length: number): void {
    ftruncateSync(this.#file, length);
    fsyncSync(this.#file);
  }

  /** The record at a position; undefined when the file ends before it does. */
  #read(position: number, size: number): { readonly content: Buffer; readonly whole: boolean } | undefined {
    const head = this.#bytes(position, headBytes);
    if (!head) return undefined;
    const length = head.readUInt32LE(0);
    // No record is empty: zeros at the end are space that the file system gave and the crash left unwritten.
    if (length === 0 || position + headBytes + length > size) return undefined;
    const content = this.#bytes(position + headBytes, length);
    return content && { content, whole: crc32(content) === head.readUInt32LE(4) };
  }

  #bytes(position: number, length: number): Buffer | undefined {
    const bytes = Buffer.allocUnsafe(length);
    let read = 0;
    while (read < length) {
      const more = readSync(this.#file, bytes, read, length - read, position + read);
      if (more === 0) return undefined;
      read += more;
    }
    return bytes;
  }
}
