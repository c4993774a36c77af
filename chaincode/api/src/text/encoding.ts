/** The encodings of text that are read here, by the name that is said: `--encoding gb18030`. */
export const encodings = ['utf-8', 'gb18030', 'utf-16', 'utf-16le', 'utf-16be'] as const;
/** An encoding of text files. */
export type Encoding = (typeof encodings)[number];

const names: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  gb18030: 'GB18030',
  'utf-16': 'UTF-16',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
};

/** What an encoding is called in messages. */
export const nameOf = (encoding: Encoding): string => names[encoding];

/** The encoding that a word names. GBK and GB 2312 are parts of GB 18030. */
export function encodingNamed(word: string): Encoding | undefined {
  const plain = word.toLowerCase().replace(/[\s_]/g, '');
  if (/^(?:gbk|gb-?2312|gb-?18030|cp936)$/.test(plain)) return 'gb18030';
  if (plain === 'utf8') return 'utf-8';
  return encodings.find((each) => each === plain || each === plain.replace(/^utf16/, 'utf-16'));
}

/** Bytes as text of an encoding, without its byte order mark; undefined where they are none. */
export function strictly(encoding: Encoding, bytes: Uint8Array): string | undefined {
  try {
    // Of GB 18030 the decoder leaves the mark where it is.
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(/^\ufeff/, '');
    // Half of a character pair and NUL are no text, whatever decodes them.
    return text.includes('\0') || !text.isWellFormed() ? undefined : text;
  } catch {
    return undefined;
  }
}

/** What bytes that are not what they should be seem to be, for the message alone: nothing is read by a guess. */
export function guessOf(bytes: Uint8Array): Encoding | undefined {
  const utf16 = zeroesTell(bytes);
  if (utf16) return utf16;
  if (mostlyUtf8(bytes)) return 'utf-8';
  return isChinese(strictly('gb18030', bytes)) ? 'gb18030' : undefined;
}

/** Whether a text has Chinese characters, and few others beyond ASCII. */
export function isChinese(text: string | undefined): boolean {
  const chinese = text?.match(/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/gu)?.length ?? 0;
  const others = text?.match(/[^\0-\x7f]/gu)?.length ?? 0;
  return chinese > 0 && chinese * 2 > others;
}

/** Digits, separators and line ends have a zero byte in UTF-16: before them, or after. */
function zeroesTell(bytes: Uint8Array): Encoding | undefined {
  const zeroes = [0, 0];
  bytes.forEach((byte, i) => {
    if (byte === 0) zeroes[i % 2]! += 1;
  });
  const [first = 0, second = 0] = zeroes;
  if (first === second) return undefined;
  const encoding = second > first ? 'utf-16le' : 'utf-16be';
  return strictly(encoding, bytes) === undefined ? undefined : encoding;
}

/** Whether a few damaged bytes are all that is wrong with text in UTF-8. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  const damaged = text.match(/\ufffd/g)?.length ?? 0;
  const sound = text.match(/[^\0-\x7f\ufffd]/gu)?.length ?? 0;
  return sound > 3 * damaged;
}
