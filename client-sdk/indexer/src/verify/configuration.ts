/** A block that sets the channel's configuration, held against the configuration before it. */
import { common } from '@hyperledger/fabric-protos';
import { updateFault, type Before, type UpdateFault } from '@oneplusn/channel';
import type { Text } from '@oneplusn/errors';
import { indexFail } from '../errors/index-error';
import { indexErrors } from '../errors/table';

const problems: Readonly<Record<UpdateFault['kind'], Text>> = {
  unreadable: { zh: '没有可读的配置更新', en: 'it holds no update that can be read' },
  otherChannel: { zh: '更新属于另一通道', en: 'its update is of another channel' },
  nothing: { zh: '更新没有改动任何内容', en: 'its update changes nothing' },
  otherVersion: { zh: '{element} 的版本不接在此前配置之后', en: '{element} has a version that does not follow' },
  noPolicy: { zh: '{element} 没有可用的修改策略', en: '{element} has no policy of change that can be asked' },
  unsigned: { zh: '{element} 的改动没有所需的签名', en: '{element} was changed without the signatures for it' },
  otherResult: { zh: '所设配置并非该更新的结果', en: 'it is not what its update comes to' },
};

/** @throws IndexError INDEX-115 where the orderers have signed what the members have not allowed */
export function refuseNotAllowed(number: number, block: common.Block, before: Before): void {
  const [bytes = new Uint8Array()] = block.getData()?.getDataList_asU8() ?? [];
  const fault = updateFault(common.Envelope.deserializeBinary(bytes), before);
  if (!fault) return;
  const { zh, en } = problems[fault.kind];
  const named = (text: string): string => text.replace('{element}', fault.element ?? '');
  throw indexFail(indexErrors.notAllowed, { block: number, problem: { zh: named(zh), en: named(en) } });
}
