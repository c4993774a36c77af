/** A provider that cheats: the foundation, but for one field that its peer alters in what it hands out. */
import { createFoundation, type Foundation, type FoundationOptions } from '@oneplusn/foundation';
import type { Context } from 'fabric-contract-api';

type Reading = (context: Context, argument?: string) => Promise<string>;

interface Answer {
  records: { proof?: { fields: { field: string; value: unknown }[] } }[];
}

/** The contracts of a peer that says everybody has paid a hundred months more. */
export function alteringRecords(options: FoundationOptions): Foundation {
  const foundation = createFoundation(options);
  const contracts = foundation.contracts.map((Honest) => {
    if (new Honest().getName() !== 'records') return Honest;
    const { read } = Honest.prototype as unknown as { read: Reading };
    class Dishonest extends Honest {}
    Object.defineProperty(Dishonest.prototype, 'read', {
      value: async function (this: unknown, context: Context, argument?: string) {
        const answer = JSON.parse(await read.call(this, context, argument)) as Answer;
        for (const { proof } of answer.records) {
          for (const released of proof?.fields ?? []) {
            if (released.field === 'months' && typeof released.value === 'number') released.value += 100;
          }
        }
        return JSON.stringify(answer);
      },
    });
    return Dishonest;
  });
  return { ...foundation, contracts };
}
