/** Founds the registry from the topology: the constitution, then each authority's departments and actors. */
import type { InputOf, transactions } from '@oneplusn/api';
import { isOnePlusNError } from '@oneplusn/errors';
import { errors, type Ledger } from '@oneplusn/sdk';
import type { Topology } from '@oneplusn/topology';

type Founding = InputOf<typeof transactions.registry.found>;
type Enrolment = InputOf<typeof transactions.registry.enrol>['actors'];

/** Deadlines of the 政务数据共享条例 and what else is a governed number, with its article. */
export const parameters: NonNullable<Founding['parameters']> = [
  { name: 'access.reply-days.conditional', value: 10, basis: '《政务数据共享条例》: 有条件共享的申请十个工作日内答复' },
  {
    name: 'access.reply-days.unconditional',
    value: 1,
    basis: '《政务数据共享条例》: 无条件共享的申请一个工作日内答复',
  },
  { name: 'access.opening-hours', value: 24, basis: '网络章程: 一次调阅二十四小时内有效' },
];

/**
 * May be done again where it was broken off half way; not later, since who has been suspended would be back in office.
 *
 * @param as gives a ledger for an authority's administrator; closed by the caller
 */
export async function found(topology: Topology, as: (actor: string) => Promise<Ledger>): Promise<void> {
  const committee = await as(`${topology.committee}/admin`);
  const authorities = topology.authorities.map(({ msp, name, kind, division }) => ({ msp, name, kind, division }));
  await committee.registry.found({ authorities, parameters }).catch((error: unknown) => {
    if (!isOnePlusNError(error, errors.registry.alreadyFounded)) throw error;
  });
  await Promise.all(
    topology.authorities.map(async ({ msp, departments, actors }) => {
      const administrator = await as(`${msp}/admin`);
      if (departments.length > 0)
        await administrator.registry.establish({ departments: departments.map(({ path, name }) => ({ path, name })) });
      const enrolled = actors.map(({ id, name, department, roles }) => ({
        id,
        name,
        department,
        roles: roles as Enrolment[number]['roles'],
      }));
      if (enrolled.length > 0) await administrator.registry.enrol({ actors: enrolled });
    }),
  );
}
