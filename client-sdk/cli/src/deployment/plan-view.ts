/** A plan, as people read it. */
import { lexicon } from '@oneplusn/api';
import type { Plan, State, Step } from '@oneplusn/deployment';
import { fill, saidIn, type Text } from '@oneplusn/errors';
import type { Pen, Tone } from '../render/pen';
import { fields, table } from '../render/table';
import { harmless } from '../render/width';
import { heading } from '../views/general';

const states: Readonly<Record<State, { readonly text: Text; readonly tone: Tone }>> = {
  done: { text: { zh: '已完成', en: 'done' }, tone: 'good' },
  todo: { text: { zh: '待执行', en: 'to do' }, tone: 'accent' },
  waits: { text: { zh: '等待', en: 'waits' }, tone: 'warning' },
};

const actions: Readonly<Record<Step['action'], Text>> = {
  install: { zh: '安装到 {peer}', en: 'install on {peer}' },
  approve: { zh: '以本机构名义批准', en: "approve in the authority's name" },
  commit: { zh: '提交到通道', en: 'commit to the channel' },
};

/** `安装到 peer0.gd:7051: 完成` */
export function stepText({ action, peer = '' }: Step, state: Text): Text {
  const of = (language: 'zh' | 'en') => `${fill(actions[action][language], { peer })}: ${state[language]}`;
  return { zh: of('zh'), en: of('en') };
}

export function planView(plan: Plan, pen: Pen, command: string, dryRun: boolean): string {
  const { name, version, sequence, channel, msp, policy, packageId, approved, majority, missing, different } = plan;
  const say = (zh: string, en: string): string => pen.say({ zh, en });
  const list = (names: readonly string[]): string => harmless(names.join(', ')) || say('(无)', '(none)');
  const changed = {
    version: say('版本', 'version'),
    sequence: say('定义序号', 'sequence'),
    policy: say('策略', 'policy'),
  };
  const parts = [
    heading(
      say(
        `${name} ${version} (定义序号 ${sequence}), 通道 ${channel}, 机构 ${msp}`,
        `${name} ${version} (sequence ${sequence}) on channel ${channel}, for ${msp}`,
      ),
      pen,
    ),
    fields(
      [
        [say('策略', 'Policy'), harmless(policy)],
        [say('包标识', 'Package id'), packageId],
        ...plan.changes.map(({ of, from, to }): [string, string] => [
          say(`更改: ${changed[of]}`, `Changes: ${changed[of]}`),
          harmless(`${from} → ${to}`),
        ]),
        ...(plan.changes.length > 0 ? [[say('数据', 'Data'), say('保留', 'kept')] as [string, string]] : []),
      ],
      pen,
    ),
    table<Step>(
      [
        {
          header: say('状态', 'State'),
          cell: ({ state }) => pen.paint(states[state].tone, pen.say(states[state].text)),
        },
        { header: say('步骤', 'Step'), cell: ({ action, peer = '' }) => pen.say(actions[action], { peer }) },
        {
          header: say('原因', 'Why'),
          cell: ({ problem = '' }) => harmless(String(saidIn(pen.language, { problem }, lexicon)['problem'])),
        },
      ],
      plan.steps,
      pen,
    ),
    fields(
      [
        [
          say('已批准', 'Approved'),
          say(`${list(approved)} (需 ${majority} 个)`, `${list(approved)} (${majority} are needed)`),
        ],
        [say('尚须执行', 'Still to run it'), list(missing)],
        ...Object.entries(different).map(([who, what]): [string, string] => [
          say(`${who} 批准的不同`, `${who} approved another`),
          harmless(what.map((each) => changed[each as keyof typeof changed] ?? each).join(', ')),
        ]),
      ],
      pen,
    ),
    pen.paint('quiet', pen.say(next(plan, command, dryRun))),
  ];
  return parts.join('\n\n');
}

function next({ steps, missing, name }: Plan, command: string, dryRun: boolean): Text {
  const stateOf = (action: Step['action']) => steps.filter((step) => step.action === action);
  if (dryRun)
    return {
      zh: `以上只是计划, 未做任何更改; 去掉 --dry-run 即执行`,
      en: 'This is a plan, nothing was changed; leave --dry-run out to carry it out',
    };
  if (stateOf('commit').every(({ state }) => state === 'done')) {
    const others =
      missing.length > 0
        ? {
            zh: `; ${missing.join(', ')} 也执行后, 其节点才运行它`,
            en: `; the peers of ${missing.join(', ')} run it once they have run this too`,
          }
        : { zh: '', en: '' };
    return {
      zh: `${name} 已在通道上: 请启动链码服务${others.zh}`,
      en: `${name} is on the channel: start the chaincode service${others.en}`,
    };
  }
  return {
    zh: `等待其他机构执行 oneplusn ${command}: ${missing.join(', ')}; 不必等候, 达到多数的那个机构会提交`,
    en:
      `Others must run oneplusn ${command}: ${missing.join(', ')}; no need to wait, whoever completes the majority ` +
      'commits',
  };
}
