import { sayProblem } from '@oneplusn/errors';
import fc from 'fast-check';
import { lexicon } from '../errors';
import { decodeText } from './decode';
import { encodingNamed, type Encoding } from './encoding';

/** 姓名,张三 and a line end, as Chinese Windows writes them. */
const gbk = Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xd5, 0xc5, 0xc8, 0xfd, 0x0a]);
const text = '姓名,张三\n';
const little = Buffer.from(text, 'utf16le');
const big = Buffer.from(little).swap16();
const marked = (mark: readonly number[], bytes: Buffer) => Buffer.concat([Buffer.from(mark), bytes]);

test.each<[string, Buffer, Encoding | undefined]>([
  ['UTF-8', Buffer.from(text), undefined],
  ['UTF-8 with its mark', marked([0xef, 0xbb, 0xbf], Buffer.from(text)), undefined],
  ['UTF-16LE with its mark', marked([0xff, 0xfe], little), undefined],
  ['UTF-16BE with its mark', marked([0xfe, 0xff], big), undefined],
  ['GB 18030 with its mark', marked([0x84, 0x31, 0x95, 0x33], gbk), undefined],
  ['GBK where that is said', gbk, 'gb18030'],
  ['UTF-16LE where that is said', little, 'utf-16le'],
  ['UTF-16BE where that is said', big, 'utf-16be'],
  ['UTF-16, little end first where no mark says so', little, 'utf-16'],
  ['UTF-16, as its mark says', marked([0xfe, 0xff], big), 'utf-16'],
])('reads %s', (_, bytes, encoding) => expect(decodeText(bytes, encoding)).toEqual({ text }));

test('reads four-byte characters of GB 18030, which GBK has not', () => {
  // 𠮷 (U+20BB7) and 㐀 (U+3400)
  const bytes = Buffer.from([0x95, 0x34, 0xb2, 0x35, 0x81, 0x39, 0xee, 0x39]);
  expect(decodeText(bytes, 'gb18030')).toEqual({ text: '\u{20bb7}\u3400' });
});

test.each<[string, Buffer, Encoding | undefined, string]>([
  ['GBK', gbk, undefined, 'it is not UTF-8 text, and seems to be GB18030'],
  ['UTF-16LE', little, undefined, 'it is not UTF-8 text, and seems to be UTF-16LE'],
  ['UTF-16BE', big, undefined, 'it is not UTF-8 text, and seems to be UTF-16BE'],
  ['ASCII in UTF-16', Buffer.from('code,name\n', 'utf16le'), undefined, 'seems to be UTF-16LE'],
  ['noise', Buffer.from([0xff, 0xff, 0x80, 0x00, 0x00]), undefined, 'nor of any encoding known here'],
  ['text cut in a character', Buffer.from('社会保险登记').subarray(0, 17), undefined, 'UTF-8 text with damaged bytes'],
  ['UTF-8 where GB 18030 is said', Buffer.from('张三'), 'gb18030', 'not GB18030 text, and seems to be UTF-8'],
  ['UTF-16 where GB 18030 is said', Buffer.from('code,name\n', 'utf16le'), 'gb18030', 'seems to be UTF-16LE'],
  ['half a pair in UTF-16', Buffer.from([0x41, 0x00, 0x00, 0xd8, 0x41, 0x00]), 'utf-16le', 'not UTF-16LE text'],
  ['GBK cut in a character', gbk.subarray(0, 3), 'gb18030', 'not GB18030 text'],
  [
    'a mark that says otherwise',
    marked([0xef, 0xbb, 0xbf], Buffer.from(text)),
    'gb18030',
    'it begins with the mark of UTF-8, but GB18030 is said',
  ],
  ['characters lost before', Buffer.from('code,name\n044,张\ufffd\n'), undefined, 'line 2 holds U+FFFD'],
])('refuses %s', (_, bytes, encoding, problem) => {
  const decoded = decodeText(bytes, encoding);
  expect('problem' in decoded && sayProblem('en', decoded.problem, lexicon)).toContain(problem);
});

test('any text passes through each of its encodings, and none gives another text in UTF-8', () => {
  const written = fc.string({ unit: 'grapheme' }).filter((each) => !/[\0\ufffd\ufeff]/.test(each));
  fc.assert(
    fc.property(written, (each) => {
      expect(decodeText(Buffer.from(each))).toEqual({ text: each });
      expect(decodeText(marked([0xff, 0xfe], Buffer.from(each, 'utf16le')))).toEqual({ text: each });
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const read = decodeText(bytes);
      if ('text' in read && bytes[0] !== 0xef && bytes[0] !== 0xff && bytes[0] !== 0xfe && bytes[0] !== 0x84)
        expect(Buffer.from(read.text)).toEqual(Buffer.from(bytes));
    }),
  );
});

test('knows the names that people say', () => {
  for (const word of ['gbk', 'GB2312', 'GB 18030', 'gb18030', 'cp936']) expect(encodingNamed(word)).toBe('gb18030');
  for (const word of ['utf8', 'UTF-8']) expect(encodingNamed(word)).toBe('utf-8');
  expect(encodingNamed('UTF16LE')).toBe('utf-16le');
  expect(encodingNamed('utf-16')).toBe('utf-16');
  expect(encodingNamed('big5')).toBeUndefined();
});
