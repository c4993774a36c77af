/**
 * `oneplusn network`: an authority joins a running network, or leaves it, or takes certificates back. Files go round
 * until those have signed whom it takes.
 */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { addressIn } from '@oneplusn/api';
import {
  addAuthority,
  joinChannel,
  readUpdate,
  removeAuthority,
  sendUpdate,
  signUpdate,
  type Anchor,
  type UpdateFile,
} from '@oneplusn/deployment';
import { problemWith, type Text } from '@oneplusn/errors';
import { Command } from 'commander';
import { cliProblems } from '../errors/problems';
import { cliErrors } from '../errors/table';
import { misuse } from '../errors/usage';
import { fields } from '../render/table';
import { harmless } from '../render/width';
import type { Session } from '../session';
import { reachOf } from './reach';
import { revokeCommand } from './revoke';
import { sayIn } from '../language/say';

type Options = Readonly<Record<'authority' | 'mspDir' | 'out', string | undefined>> & {
  readonly anchor: readonly string[];
};

export function networkCommand(session: Session): Command {
  const say = sayIn(session.settings);
  const optionsText = `[${say('选项', 'options')}]`;
  const group = new Command('network').usage(say('<命令> [选项]', '<command> [options]'));
  const made = (name: string, zh: string, en: string, usage: string): Command => {
    const command = new Command(name).description(say(zh, en)).usage(`${usage} ${optionsText}`.trim());
    group.addCommand(command);
    return command;
  };
  const authority = ['--authority <msp>', say('机构的 MSP 标识', "the authority's MSP id")] as const;
  const out = ['--out <file>', say('写入的文件', 'file to write')] as const;

  const add = made(
    'add-authority',
    '制作接纳机构的配置更新并签署',
    'Make the update that admits an authority, and sign it',
    '--authority <msp> --msp-dir <folder> --anchor <host:port> --out <file>',
  )
    .option(...authority)
    .option('--msp-dir <folder>', say('其 MSP 文件夹 (只含证书)', 'its MSP folder (certificates only)'))
    .option(
      '--anchor <host:port>',
      say('其锚节点; 可重复', 'its anchor peer; may be repeated'),
      (each: string, given: readonly string[]) => [...given, each],
      [] as readonly string[],
    )
    .option(...out);
  add.action(async () => {
    const { authority: msp, mspDir, anchor, out: file } = add.opts<Options>();
    const given = {
      msp: needed(msp, '--authority'),
      mspFolder: resolve(session.surroundings.cwd, needed(mspDir, '--msp-dir')),
    };
    needed(anchor[0], '--anchor');
    const target = needed(file, '--out');
    const reached = await reachOf(session, add);
    await keep(session, target, await addAuthority(reached, { ...given, anchors: anchor.map(anchorOf) }));
  });

  const remove = made(
    'remove-authority',
    '制作机构退出的配置更新并签署',
    'Make the update by which an authority leaves, and sign it',
    '--authority <msp> --out <file>',
  )
    .option(...authority)
    .option(...out);
  remove.action(async () => {
    const { authority: msp, out: file } = remove.opts<Options>();
    const [leaving, target] = [needed(msp, '--authority'), needed(file, '--out')];
    await keep(session, target, await removeAuthority(await reachOf(session, remove), leaving));
  });

  group.addCommand(revokeCommand(session, keep));

  const sign = made('sign', '查看并签署配置更新', 'Look at an update and sign it', '<file>')
    .argument('[file]', say('配置更新', 'the update'))
    .option('--out <file>', say('写入的文件 (默认原文件)', 'file to write (by default the same)'));
  sign.action(async (given: string | undefined) => {
    const file = needed(given, '<file>');
    const bytes = await session.readBytes(file);
    const { administrator } = await reachOf(session, sign);
    await keep(session, sign.opts<Options>().out ?? file, await signUpdate(bytes, file, administrator));
  });

  const send = made(
    'send',
    '提交已签署的配置更新 (可给出多份, 合并其签名)',
    'Send a signed update (several copies: their signatures are put together)',
    '<file...>',
  ).argument('[files...]', say('配置更新', 'the update'));
  send.action(async (files: readonly string[]) => {
    needed(files[0], '<file...>');
    const read = await Promise.all(files.map(async (name) => ({ name, bytes: await session.readBytes(name) })));
    await sendUpdate(await reachOf(session, send), read);
    const { adds, removes, changes, channel } = readUpdate(read[0]?.bytes ?? Buffer.of(), files[0] ?? '');
    session.print({ sent: true, channel, adds, removes, changes }, (pen) =>
      pen.paint(
        'good',
        pen.say(
          { zh: '通道 {channel} 的配置已更新', en: 'The configuration of channel {channel} is updated' },
          { channel },
        ),
      ),
    );
  });

  const join = made('join', '本机构的节点加入通道', "Let the authority's own peers join the channel", '');
  join.action(async () => {
    const reached = await reachOf(session, join);
    const { profile, administrator, channel } = reached;
    const others = await Promise.all(
      profile.authorities.filter((msp) => msp !== administrator.msp).map((msp) => profile.peersOf(msp).catch(() => [])),
    );
    const joined = await joinChannel(reached, others.flat());
    session.print({ channel, joined }, (pen) =>
      joined.length === 0
        ? pen.say({ zh: '全部节点早已加入 {channel}', en: 'All peers have joined {channel} already' }, { channel })
        : pen.say(
            { zh: '已加入 {channel}: {peers}', en: 'Joined {channel}: {peers}' },
            { channel, peers: joined.join(', ') },
          ),
    );
  });
  return group;
}

function needed(value: string | undefined, given: string): string {
  if (value === undefined) throw misuse(cliErrors.required, { given });
  return value;
}

function anchorOf(text: string): Anchor {
  const anchor = addressIn(text);
  if (!anchor) throw misuse(cliErrors.badValue, { given: '--anchor', problem: problemWith(cliProblems.hostPort) });
  return anchor;
}

/** Writes an update, and tells what it does and who has signed. */
async function keep(session: Session, file: string, bytes: Uint8Array): Promise<void> {
  await writeFile(resolve(session.surroundings.cwd, file), bytes);
  const update = readUpdate(bytes, file);
  session.print({ file, ...update }, (pen) => {
    const line = (name: Text, value: readonly string[]): [string, string] => [
      pen.say(name),
      harmless(value.join(', ')),
    ];
    const rows = ({ adds, removes, changes, signed, channel }: UpdateFile): [string, string][] => [
      line({ zh: '通道', en: 'Channel' }, [channel]),
      line({ zh: '接纳', en: 'Admits' }, adds),
      line({ zh: '退出', en: 'Leaves' }, removes),
      line({ zh: '更改', en: 'Changes' }, changes),
      line({ zh: '已签署', en: 'Signed by' }, signed),
      line({ zh: '文件', en: 'File' }, [file]),
    ];
    return fields(rows(update), pen);
  });
}
