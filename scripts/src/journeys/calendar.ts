/** The holiday calendar: the authorities set it by vote, as soon as the State Council has published it. */
import type { access, registry } from '@oneplusn/api';
import type { DevnetNetwork } from '../network/engines/devnet';
import { detail, step } from './show';

/** 国办发明电〔2025〕7号, 2025-11-04: the days on which offices are closed, and the weekend days on which they are open. */
export const calendar2026: registry.Calendar = {
  year: 2026,
  holidays: [
    ...days('2026-01-01', 3),
    ...days('2026-02-15', 9),
    ...days('2026-04-04', 3),
    ...days('2026-05-01', 5),
    ...days('2026-06-19', 3),
    ...days('2026-09-25', 3),
    ...days('2026-10-01', 7),
  ],
  makeUpDays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  basis: '国务院办公厅关于2026年部分节假日安排的通知 (国办发明电〔2025〕7号)',
};

/** Has the authorities set the calendar of 2026: proposed by the committee, voted for by all, carried out. */
export async function arrange(network: DevnetNetwork): Promise<void> {
  const { committee, authorities } = network.topology;
  const voters = authorities.slice(0, Math.floor(authorities.length / 2) + 1);
  await step(
    { zh: '各机构表决通过 2026 年节假日安排', en: 'The authorities vote on the holidays of 2026' },
    async () => {
      const chair = await network.connect(`${committee}/admin`);
      const { id: proposal } = await chair.registry.propose({
        motion: { action: 'calendar', calendar: calendar2026 },
      });
      for (const { msp } of voters) {
        const administrator = await network.connect(`${msp}/admin`);
        await administrator.registry.vote({ proposal, approve: true });
      }
      await chair.registry.enact({ proposal });
    },
  );
  detail(calendar2026.basis);
}

/** By when an answer is due; or which year's calendar it waits for, and what to do about that. */
export function dueIn({ due, left, noCalendar: [year] = [] }: access.Progress): string {
  if (due !== undefined) return `答复期限 / due ${due}, 尚余工作日 / working days left ${left ?? '-'}`;
  return (
    `期限要用 ${year} 年的节假日安排, 账本上尚无, 不作推测; 国务院公布后由任一机构提出并表决 / ` +
    `the last day needs the calendar of ${year}, not on the ledger yet: no guess; propose it once it is published`
  );
}

/** So many days from one on. */
function days(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) =>
    new Date(Date.parse(first) + i * 86_400_000).toISOString().slice(0, 10),
  );
}
