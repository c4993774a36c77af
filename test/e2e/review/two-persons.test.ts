/** One person who holds every office takes no two steps of one application that need two persons. */
import { errors } from '@oneplusn/api';
import type { Ledger } from '@oneplusn/sdk';
import { useNet } from '../../engine';
import { refused } from '../refused';
import { connectWith } from '../registry/certificates';
import { trees } from './projects';

const net = useNet();
const reason = '同意';

/** Somebody of the committee with all of its offices. */
async function officeholder(id: string): Promise<Ledger> {
  const roles = ['official', 'reviewer', 'approver', 'steward'] as const;
  const admin = await net().connect('Committee/admin');
  await admin.registry.enrol({ actors: [{ id, name: id, department: 'review', roles: [...roles] }] });
  return connectWith(net(), 'Committee', {
    'hf.EnrollmentID': id,
    'opn.department': 'review',
    'opn.roles': roles.join(','),
  });
}

test('filed, decided, approved and commissioned by one person: never; by three, each their own step: yes', async () => {
  const [filer, decider, approver] = await Promise.all(['solo', 'duo', 'trio'].map(officeholder));
  const { application } = await filer!.review.file(trees);
  const decide = (by: Ledger) => by.review.decide({ application, route: 'independent', reason });
  const approve = (by: Ledger) => by.review.approve({ application, approved: true });
  const commission = (by: Ledger) => by.review.commission({ application, state: 'in-development' });
  const same = (actor: string, earlier: string, action: string) => ({ actor, application, earlier, action });

  await refused(decide(filer!), errors.review.samePerson, same('Committee/solo', 'review.file', 'review.decide'));
  await decide(decider!);
  await refused(approve(filer!), errors.review.samePerson, same('Committee/solo', 'review.file', 'review.approve'));
  await refused(approve(decider!), errors.review.samePerson, same('Committee/duo', 'review.decide', 'review.approve'));
  await approve(approver!);
  await refused(
    commission(decider!),
    errors.review.samePerson,
    same('Committee/duo', 'review.decide', 'review.commission'),
  );
  await refused(
    commission(approver!),
    errors.review.samePerson,
    same('Committee/trio', 'review.approve', 'review.commission'),
  );
  // Who filed it is the applicant, and takes it into use.
  expect(await commission(filer!)).toMatchObject({ id: application, state: 'in-development' });
});
