import { mkdtempSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from './create';
import { createErrors } from './errors/table';

let place: string;
beforeEach(() => (place = mkdtempSync(join(tmpdir(), 'oneplusn-create-'))));
afterEach(() => rmSync(place, { recursive: true, force: true }));

const refusal = ({ code }: { readonly code: string }) => expect.objectContaining({ code }) as Error;

test('the folder has what an app needs, under its own name', () => {
  const { folder, name } = createApp(join(place, 'new', 'my-service'));
  expect([folder, name]).toEqual([join(place, 'new', 'my-service'), 'my-service']);
  expect(readdirSync(folder).sort()).toEqual(
    ['.gitignore', 'README.md', 'README.zh-CN.md', 'package.json', 'src', 'test', 'tsconfig.json'].sort(),
  );
  expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).toMatchObject({ name: 'my-service' });
  expect(readFileSync(join(folder, 'src/app.ts'), 'utf8')).toContain("name: 'my-service'");
  for (const file of ['README.md', 'src/app.ts']) {
    expect(readFileSync(join(folder, file), 'utf8')).not.toContain('residence-letter');
  }
});

test('what is there is not touched', () => {
  const folder = join(place, 'my-service');
  mkdirSync(folder);
  writeFileSync(join(folder, 'notes.txt'), 'mine');
  expect(() => createApp(folder)).toThrow(refusal(createErrors.folderTaken));
  expect(readdirSync(folder)).toEqual(['notes.txt']);
  writeFileSync(join(place, 'a-file'), '');
  expect(() => createApp(join(place, 'a-file'))).toThrow(refusal(createErrors.folderUnusable));
  expect(() => createApp(join(place, 'a-file', 'below'))).toThrow(refusal(createErrors.folderUnusable));
});

test.each(['My-Service', '1st', 'a', 'a-', 'with space', '许可', 'a'.repeat(41)])('%s is no name', (name) => {
  expect(() => createApp(join(place, name))).toThrow(refusal(createErrors.nameUnfit));
  expect(readdirSync(place)).toEqual([]);
});
