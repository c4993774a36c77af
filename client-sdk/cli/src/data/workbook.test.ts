import { crc32 } from 'node:zlib';
import { problems } from '@oneplusn/api';
import { UsageError } from '../errors/usage';
import { recordsOf } from './rows';
import { isWorkbook, refuseOldWorkbook, workbookLines } from './workbook';

/** A ZIP archive of files as they are: what a workbook is. */
function archive(files: Readonly<Record<string, string>>): Buffer {
  const [locals, central]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, data] = [Buffer.from(name), Buffer.from(text)];
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt32LE(crc32(data), 10);
    about.writeUInt32LE(data.length, 14);
    about.writeUInt32LE(data.length, 18);
    about.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), about, path, data]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\0'), about, place, path]));
    locals.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(Buffer.concat(central).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, ...central, Buffer.from('PK\u0005\u0006'), end]);
}

const xml = (body: string): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${body}`;
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const text = (ref: string, word: string): string => `<c r="${ref}" t="inlineStr"><is><t>${word}</t></is></c>`;
const number = (ref: string, stored: string, style = 0): string => `<c r="${ref}" s="${style}"><v>${stored}</v></c>`;
const row = (at: number, ...cells: string[]): string => `<row r="${at}">${cells.join('')}</row>`;

/** A workbook with these sheets. Style 1 is a day. */
function workbook(...sheets: string[]): Buffer {
  const ids = sheets.map((_, i) => i + 1);
  return archive({
    '[Content_Types].xml': xml('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    'xl/workbook.xml': xml(
      `<workbook ${main} xmlns:r="${office}"><sheets>${ids
        .map((id) => `<sheet name="表${id}" sheetId="${id}" r:id="rId${id}"/>`)
        .join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${ids
        .map((id) => `<Relationship Id="rId${id}" Type="${office}/worksheet" Target="worksheets/sheet${id}.xml"/>`)
        .join('')}<Relationship Id="rId99" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'xl/styles.xml': xml(
      `<styleSheet ${main}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" ` +
        'applyNumberFormat="1"/></cellXfs></styleSheet>',
    ),
    ...Object.fromEntries(
      sheets.map((rows, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        xml(`<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`),
      ]),
    ),
  });
}

const heading = row(1, text('A1', '身份证号'), text('B1', 'months'), text('C1', '出生日期'));
const items = {
  idNumber: { type: 'string', title: '身份证号' },
  months: { type: 'integer' },
  birthDate: { type: 'string', title: '出生日期' },
} as const;
const read = async (bytes: Buffer) => recordsOf(await workbookLines(bytes, 'f.xlsx'), 'f.xlsx', items);
const refused = (bytes: Buffer) =>
  read(bytes).catch((error: unknown) => (error instanceof UsageError ? error.said('en')['problem'] : error));

test('a sheet is read by its headings: text, numbers, days, each row with its number in the sheet', async () => {
  const rows = row(3, text('A3', ' 11010519491231002X\u00a0'), number('B3', '12'), number('C3', '18264', 1));
  const bytes = workbook(heading + rows, '');
  expect(isWorkbook(bytes)).toBe(true);
  expect(await read(bytes)).toEqual([
    {
      line: 3,
      fields: { idNumber: '11010519491231002X', months: 12, birthDate: '1950-01-01' },
      problems: [],
    },
  ]);
});

test.each(['110105194912310000', '1.1010519491231E+17'])(
  'an identity number that Excel keeps as the number %s is told, and shown as Excel shows it',
  async (stored) => {
    const [loaded] = await read(workbook(heading + row(2, number('A2', stored))));
    expect(loaded?.fields).toEqual({ idNumber: '1.10105E+17' });
    expect(loaded?.problems).toMatchObject([{ field: 'idNumber', problem: { key: problems.value.rounded.key } }]);
  },
);

test('several sheets with data, no workbook, and one of old are named', async () => {
  const rows = heading + row(2, text('A2', '1'));
  expect(await refused(workbook(rows, rows))).toBe('2 sheets hold data: keep one');
  expect(await refused(Buffer.from('PK\u0003\u0004 and nothing more'))).toBe('it is no whole .xlsx workbook');
  expect(() => refuseOldWorkbook(Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'f.xls')).toThrow(/CLI-109.*\.xls/);
  expect(() => refuseOldWorkbook(Buffer.from('code,name'), 'f.csv')).not.toThrow();
});
