import type { Row } from './rows';
import { score } from './score';

const query = (part: Partial<Row>): Row => ({
  id: 'q',
  role: 'query',
  title: 't',
  functions: [],
  positioning: '',
  description: '',
  perturbation: 'renamed',
  gold: {},
  ...part,
});

describe('scores', () => {
  it('count what is found of what must be found, and leave out what is neither required nor wrong', () => {
    const queries = [query({ gold: { a: 2, b: 3, c: 1 } })];
    const [all] = score(queries, () => ['c', 'a', 'x']);
    expect(all).toMatchObject({ kind: 'all', queries: 1, recallAt1: 1, recallAt10: 0.5, novel: 0 });
  });

  it('count an answer to what duplicates nothing as a false alarm', () => {
    const queries = [
      query({ id: 'n', perturbation: 'novel' }),
      query({ id: 'o', perturbation: 'novel' }),
      query({ gold: { a: 2 } }),
    ];
    const scores = score(queries, ({ id }) => (id === 'n' ? ['a'] : []));
    expect(scores).toEqual([
      expect.objectContaining({ kind: 'all', recallAt1: 0, falseAlarms: 1, novel: 2 }),
      expect.objectContaining({ kind: 'novel', queries: 2, recallAt1: NaN, falseAlarms: 1, novel: 2 }),
      expect.objectContaining({ kind: 'renamed', queries: 1, falseAlarms: 0, novel: 0 }),
    ]);
  });
});
