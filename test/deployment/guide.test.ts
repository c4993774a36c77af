import { blocksOf, yamlOf } from './guide';

/** What they do is shown on real Fabric, by test/fabric/deployment/guide.test.ts. */
test('both guides for integrators have the same commands, at the same places', () => {
  const blocks = blocksOf('integrators.md');
  expect(blocksOf('integrators.zh-CN.md')).toEqual(blocks);
  expect(blocks.length).toBeGreaterThan(15);
  expect(yamlOf('integrators.zh-CN.md', 'authorities')).toBe(yamlOf('integrators.md', 'authorities'));
});
