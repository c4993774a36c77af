/** A dataset changes its sharing class: running grants end by name, and nothing is opened from that moment on. */
import { errors } from '@oneplusn/api';
import type { Ledger } from '@oneplusn/sdk';
import { useNet } from '../../engine';
import { refused } from '../refused';
import { dataset, keysOf, partiesIn, type Parties } from '../sharing/parties';
import { eventually } from '../waiting';

const net = useNet();
const reason = '依国务院决定不再共享';
const withheld = { class: 'not-shared', basis: '国务院决定' } as const;
const shared = { class: 'conditional', condition: '用于行政许可' } as const;
let parties: Parties;
let ministry: Ledger;

beforeAll(async () => {
  parties = await partiesIn(net());
  ({ ministry } = parties);
});

const reclassify = (change: Partial<Parameters<Ledger['catalog']['reclassify']>[0]>, by = ministry) =>
  by.catalog.reclassify({ dataset, sharing: withheld, reason, ...change });

test('what is not shared any more cites its basis, ends the grants named, and opens nothing', async () => {
  const [named, other] = [await parties.granted(), await parties.granted()];
  await refused(reclassify({ sharing: { class: 'not-shared' } }), errors.catalog.basisMissing);
  const foreign = errors.catalog.grantElsewhere;
  await refused(reclassify({ grants: ['MHRSS/g-0000000000000000'] }), errors.ledger.notFound);
  const feng = await net().connect('GD/feng');
  await refused(reclassify({}, feng), errors.ledger.notOwner);
  const changed = await reclassify({ grants: [named.id] });
  expect(changed).toMatchObject({
    ...{ version: 2, sharing: withheld },
    reclassified: { from: 'conditional', reason, ended: [named.id] },
  });
  expect(
    await eventually(
      () => parties.licensing.access.grant({ grant: named.id }),
      ({ state }) => state === 'revoked',
    ),
  ).toMatchObject({ state: 'revoked', reason });
  // One that was not named opens nothing either.
  const denied = await eventually(
    () => parties.open({ grant: other.id }, keysOf(1)),
    ({ state }) => state === 'denied',
  );
  expect(denied.denial).toMatchObject({ code: errors.access.notShared.code, args: { basis: withheld.basis } });
  await refused(parties.request(), errors.access.notShared, { basis: withheld.basis });
  // Back again: what was ended stays so, what was not holds as before.
  await refused(reclassify({ sharing: shared, grants: [other.id] }), foreign, { grant: other.id });
  const back = await reclassify({ sharing: shared, reason: '依据已修订' });
  expect(back).toMatchObject({ version: 3, reclassified: { from: 'not-shared', ended: [] } });
  const open = (grant: string, state: string) =>
    eventually(
      () => parties.open({ grant }, keysOf(1)),
      (opening) => opening.state === state,
    );
  expect((await open(other.id, 'allowed')).state).toBe('allowed');
  expect((await open(named.id, 'denied')).denial?.code).toBe(errors.access.grantRevoked.code);
});

test('records lie where their class puts them: nothing goes to or from unconditional sharing', async () => {
  const fixed = errors.catalog.classFixed;
  await refused(reclassify({ sharing: { class: 'unconditional' } }), fixed, {
    from: 'conditional',
    to: 'unconditional',
  });
  await refused(reclassify({ dataset: 'MHRSS/posts' }), fixed, { from: 'unconditional', to: 'not-shared' });
  await refused(reclassify({ sharing: shared }), fixed, { from: 'conditional', to: 'conditional' });
  await ministry.catalog.retire({ dataset: 'MHRSS/audits', reason });
  const retired = { dataset: 'MHRSS/audits', sharing: shared };
  await refused(reclassify(retired), errors.catalog.retired);
});
