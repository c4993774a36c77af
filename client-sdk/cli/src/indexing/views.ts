/** An index, and what is found in it, as people read it. */
import type { Cell, Found, IndexCheck, IndexStatus } from '@oneplusn/indexer';
import type { Pen } from '../render/pen';
import { fields, table } from '../render/table';
import { harmless } from '../render/width';

export function statusView(
  { channel, blocks, hash, transactions, openings, intrusions, meddling, verify, disputed, bytes }: IndexStatus,
  pen: Pen,
) {
  const say = (zh: string, en: string): string => pen.say({ zh, en });
  return fields(
    [
      [say('通道', 'Channel'), harmless(channel ?? say('(尚未跟随)', '(nothing was followed yet)'))],
      [say('区块', 'Blocks'), String(blocks)],
      [say('末块散列', 'Hash of the last'), hash ?? ''],
      [say('交易', 'Transactions'), String(transactions)],
      [say('调阅', 'Openings'), String(openings)],
      [say('他人写入事实之处', 'Written in the place of facts by others'), String(intrusions)],
      [say('列表与键被改动', 'Done to lists and keys'), String(meddling)],
      [
        say('有效性', 'Validity'),
        verify === 'full'
          ? say('由区块推算 (full)', 'worked out from the blocks (full)')
          : say('采用节点的标志 (light)', "by the peer's flags (light)"),
      ],
      ...(verify === 'full'
        ? [[say('节点标志有误', 'Flags of the peer that are wrong'), String(disputed)] as const]
        : []),
      [say('占用字节', 'Bytes'), String(bytes)],
    ],
    pen,
  );
}

export function followView(status: IndexStatus, pen: Pen): string {
  const done = { zh: '索引与节点同步', en: 'The index has what the peer has' };
  return [pen.paint('good', pen.say(done)), statusView(status, pen)].join('\n');
}

export function foundView({ columns, rows }: Found, pen: Pen): string {
  if (rows.length === 0 && !pen.tables) return pen.say({ zh: '没有', en: 'Nothing' });
  const shown = columns.map((header, i) => ({
    header: harmless(header),
    cell: (row: readonly Cell[]): string => harmless(String(row[i] ?? '')),
  }));
  return table(shown, rows, pen);
}

export function checkView({ blocks, differing, disputed }: IndexCheck, pen: Pen): string {
  const whole = {
    zh: '{blocks} 个区块首尾相接, 交易与头部相符',
    en: '{blocks} blocks: one chain, each as its header says',
  };
  const lines = [pen.say(whole, { blocks })];
  if (differing.length === 0) lines.push(pen.paint('good', pen.say({ zh: '索引与区块一致', en: 'The index agrees' })));
  const other = {
    zh: '区块 {block}: 索引所记与区块不同; 请换一个文件重新索引',
    en: 'block {block}: the index says something else; index it anew into another file',
  };
  for (const block of differing) lines.push(pen.paint('bad', pen.say(other, { block })));
  const agreed = { zh: '节点的有效性标志与推算一致', en: 'The flags of the peer are what the blocks say' };
  if (disputed?.length === 0) lines.push(pen.paint('good', pen.say(agreed)));
  const flagged = {
    zh: '区块 {block} 第 {position} 笔 {txId}: 节点标为 {peer}, 推算为 {own}; 请与其他机构的节点核对, 并告知审计',
    en:
      'block {block}, transaction {position} {txId}: the peer says {peer}, the blocks say {own}; compare with peers ' +
      'of other authorities, and tell the auditors',
  };
  for (const { block, position, txId, peer, own } of disputed ?? [])
    lines.push(pen.paint('bad', pen.say(flagged, { block, position, txId: harmless(txId), peer, own })));
  return lines.join('\n');
}
