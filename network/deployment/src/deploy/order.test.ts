import type { Definition } from '../lifecycle/definition';
import { servicePackage, readPackage } from '../package/package';
import { parsePolicy, policyBytes } from '../policy/signature';
import { definitionFor, textOf, type Order } from './order';

const authorities = ['Committee', 'GD', 'ZJ'];
const all = "OutOf(2,'Committee.peer','GD.peer','ZJ.peer')";

async function order(version = '1.0', more: Partial<Order> = {}): Promise<Order> {
  const { bytes } = await servicePackage(`foundation_${version}`, { address: 'x:1' }, 'Committee');
  const made = await readPackage(bytes, 'x');
  return { package: made, name: 'foundation', committee: 'Committee', signatures: 2, upgrade: false, ...more };
}

const committed = (change: Partial<Definition> = {}): Definition => ({
  ...{ name: 'foundation', version: '1.0', sequence: 3 },
  policy: policyBytes(parsePolicy("OutOf(2,'ZJ.peer','Committee.peer','GD.peer')")),
  ...change,
});

test('the first definition asks for so many of all authorities', async () => {
  const { policy, ...rest } = definitionFor(await order(), authorities);
  expect(rest).toEqual({ name: 'foundation', version: '1.0', sequence: 1 });
  expect(textOf(policy)).toBe(all);
});

test('a committed definition of the same version is taken as it is, to the byte', async () => {
  expect(definitionFor(await order(), authorities, committed())).toEqual(committed());
  expect(definitionFor(await order('1.0', { policy: 'all' }), authorities, committed())).toEqual(committed());
  expect(definitionFor(await order('1.0', { upgrade: true }), authorities, committed())).toEqual(committed());
});

test('an upgrade takes the next sequence and keeps what it does not change', async () => {
  const collections = Buffer.from('kept');
  expect(definitionFor(await order('1.1', { upgrade: true }), authorities, committed({ collections }))).toEqual({
    ...committed({ collections }),
    ...{ version: '1.1', sequence: 4 },
  });
  const grown = definitionFor(
    await order('1.0', { upgrade: true, policy: 'all' }),
    [...authorities, 'HE'],
    committed(),
  );
  expect(grown.sequence).toBe(4);
  expect(textOf(grown.policy)).toBe("OutOf(2,'Committee.peer','GD.peer','HE.peer','ZJ.peer')");
});

test.each([
  ['DEPLOY-107', '1.1', {}, committed()],
  ['DEPLOY-108', '1.1', { upgrade: true }, undefined],
  ['DEPLOY-109', '0.9', { upgrade: true }, committed()],
  ['DEPLOY-110', '1.0', { committee: 'Other' }, undefined],
  ['DEPLOY-110', '1.1', { upgrade: true, governs: 'Other' }, committed()],
  ['DEPLOY-111', '1.0', { policy: parsePolicy("OR('GD.peer')") }, committed()],
  ['DEPLOY-112', '1.0', { name: 'other' }, undefined],
] as const)('%s is thrown', async (code, version, more, there) => {
  const wanted = await order(version, more);
  expect(() => definitionFor(wanted, authorities, there)).toThrow(expect.objectContaining({ code }) as Error);
});
