import { setImmediate as turn } from 'node:timers/promises';
import { Written } from './written';

test('what fails is told when nothing is being written any more', async () => {
  const written = new Written();
  const done: string[] = [];
  const late = async (name: string) => {
    await turn();
    await turn();
    done.push(name);
  };
  written.add(Promise.reject(new Error('the disk is full')));
  written.next(() => late('first'));
  written.next(() => late('second'));
  await expect(written.all()).rejects.toThrow('the disk is full');
  expect(done).toEqual(['first', 'second']);
});

test('what follows one that failed is not written, and its failure is the one that is told', async () => {
  const written = new Written();
  const done: string[] = [];
  written.next(() => Promise.reject(new Error('no room')));
  written.next(async () => void done.push('after it'));
  await expect(written.all()).rejects.toThrow('no room');
  expect(done).toEqual([]);
});
