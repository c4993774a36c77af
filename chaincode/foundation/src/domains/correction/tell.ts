import { errors, fail } from '@oneplusn/api';
import type { Msp, Transactions, correction } from '@oneplusn/api';
import type { Call, Handler } from '../../call';
import { enlist } from '../access/state/lists';
import { isOwnOpening } from '../access/state/notes';
import { noticeId, refuseOthers } from './state/handling';

type Tell = Transactions['correction']['tell'];

/** Tells the reader of one opening that a record in it was corrected; which one, only those two can tell. */
export const tell: Handler<Tell> = async (call) => {
  const { input, caller, ledger, provenance } = call;
  const { dataset, opening, token, fields } = input;
  await refuseOthers(call, dataset);
  const id = noticeId(caller.msp, opening, token);
  const requester = await readerOf(call);
  const notice: correction.Notice = { id, opening, requester, dataset, fields, token, provenance };
  await ledger.write('notice', id, notice);
  await enlist(call, 'notice', [['requester', requester]], id);
  return notice;
};

/** Whose people made an opening of the dataset; those of the provider's own lie where only its peers read them. */
async function readerOf({ input, caller, ledger }: Call<Tell>): Promise<Msp> {
  const { dataset, opening: id } = input;
  if (isOwnOpening(id, caller.msp)) return caller.msp;
  const opening = await ledger.require('opening', id);
  if (opening.dataset !== dataset) throw fail(errors.correction.otherDataset, { opening: id, dataset });
  return opening.requester;
}
