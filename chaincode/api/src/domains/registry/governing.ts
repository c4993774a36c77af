import * as v from 'valibot';
import { errors } from '../../errors';
import { field } from '../../fields/field';
import { nothingMore } from '../../fields/nothing';
import { transaction } from '../../transaction';
import { FactId, Msp, Page, list, pageOf } from '../../values/scalars';
import { Calendar, Motion, Parameter, StatedProposal, Vote, ballot } from './motions';
import { NewAuthority } from './shapes';

export const found = transaction({
  name: 'registry.found',
  kind: 'submit',
  summary: { zh: '建立网络: 登记创始机构', en: 'Found the network with its first authorities' },
  requires: {
    en:
      "That no network was founded on this channel; that the caller's authority is the committee in each " +
      "endorser's own configuration; that exactly one of the authorities is the committee, and none stands twice.",
    zh: '本通道尚未建立网络; 调用方是各背书节点自身配置中的委员会; 所列机构中恰有一个委员会, 且无重复。',
  },
  emits: {
    en: 'The constitution, each authority as active, and the parameters and calendars given.',
    zh: '章程; 各创始机构, 均为有效; 所给的参数与节假日安排。',
  },
  signers: ['caller', 'witness'],
  callers: ['administrator'],
  input: v.object({
    authorities: field(list(NewAuthority, 100, 2), {
      en: 'All that belong to the network from the beginning, the committee among them. Others join later, by a vote.',
      zh: '一开始就属于网络的全部机构, 含委员会。其余以后经表决加入。',
    }),
    parameters: v.optional(
      field(list(Parameter, 100), {
        en: 'Numbers of the rules that hold from the beginning; what is not set here has its default.',
        zh: '一开始就适用的规则参数; 未列的取默认值。',
      }),
      [],
    ),
    calendars: v.optional(
      field(list(Calendar, 10), {
        en: 'Holidays of the years to come; in a year without them no term of working days is reckoned.',
        zh: '各年的节假日安排; 没有安排的年份不计算工作日期限。',
      }),
      [],
    ),
  }),
  output: v.object({
    authorities: field(list(Msp, 100), {
      en: 'The founding members, in order of their ids.',
      zh: '已登记的创始成员, 按代码排序。',
    }),
  }),
  errors: [errors.registry.alreadyFounded, errors.registry.notCommittee, errors.registry.motionUnfit],
});

const proposal = field(FactId, {
  en: 'Which proposal is meant; its id begins with who proposed it.',
  zh: '指哪项提案; 其编号以提出机构的代码开头。',
  example: 'ZJ/p-5e0c61d9ab42',
});

export const propose = transaction({
  name: 'registry.propose',
  kind: 'submit',
  summary: { zh: '提出提案', en: 'Propose a change that the authorities vote on' },
  about: {
    en: 'Any authority may propose. The motion holds to who may vote and to what it changes as both stand now.',
    zh: '任何机构均可提出。议案以此刻的表决机构和所涉事项现状为准。',
  },
  requires: {
    en:
      'That the motion fits how the network stands now: who joins does not belong yet, who is suspended is active, ' +
      'days lie in their year, numbers within their limits.',
    zh: '议案与网络现状相符: 拟加入者尚非成员, 拟暂停者有效, 所列日期在其年份内, 参数在其限度内。',
  },
  emits: {
    en: "The proposal, open for votes, owned and sealed by the caller's authority.",
    zh: '提案, 可供表决, 归调用方机构所有并由其封印。',
  },
  signers: ['caller', 'witness'],
  callers: ['administrator'],
  input: v.object({
    motion: field(Motion, {
      en: 'The change that is proposed; `action` says of which kind it is, and which fields belong to it.',
      zh: '拟作的变更; 由 `action` 写明种类, 其余字段随种类而定。',
    }),
  }),
  output: StatedProposal,
  errors: [errors.registry.notFounded, errors.registry.motionUnfit],
});

export const withdraw = transaction({
  name: 'registry.withdraw',
  kind: 'submit',
  summary: { zh: '撤回本机构的提案', en: "Withdraw a proposal of one's own authority" },
  about: {
    en: 'Nobody votes on it from then on. What enough authorities had voted for before can still be carried out.',
    zh: '此后不再对其表决。此前已获足够票数的, 仍可执行。',
  },
  requires: { en: "That the caller's authority proposed it.", zh: '提案由调用方机构提出。' },
  emits: {
    en: "A mark in the authority's own collection; no fact.",
    zh: '在本机构集合中写入一个标记; 不写入事实。',
  },
  signers: [{ owner: 'proposal' }],
  callers: ['administrator'],
  repeatable: true,
  input: v.object({ proposal }),
  output: v.object({ proposal }),
  errors: [errors.ledger.notFound, errors.vault.noKey, errors.vault.notPrepared, errors.vault.wrongKey],
});

export const vote = transaction({
  name: 'registry.vote',
  kind: 'submit',
  summary: { zh: '表决', en: 'Vote on a proposal' },
  about: {
    en:
      "An authority votes once; a vote cannot be changed. It counts by a mark in the voter's own collection, " +
      'whatever others do to its text.',
    zh: '每个机构只能表决一次, 表决后不能更改。计票以投票机构集合中的标记为准, 他人改动其文本不影响计票。',
  },
  requires: {
    en:
      "That the proposal is open; that what it is about stands as it did; that the caller's authority has not voted " +
      'on it.',
    zh: '提案仍在表决中; 所涉现状未变; 调用方所在机构尚未表决。',
  },
  emits: { en: "The vote, owned and sealed by the caller's authority.", zh: '一票, 归调用方机构所有并由其封印。' },
  decides: {},
  signers: ['caller', 'witness'],
  callers: ['administrator'],
  input: v.object(ballot),
  output: Vote,
  errors: [
    errors.ledger.notFound,
    errors.ledger.alreadyExists,
    errors.ledger.illegalState,
    errors.registry.motionExpired,
    errors.registry.motionOutdated,
    errors.registry.motionUnfit,
  ],
});

export const enact = transaction({
  name: 'registry.enact',
  kind: 'submit',
  summary: { zh: '执行获过半数赞成的提案', en: 'Carry out a proposal that a majority approved' },
  about: {
    en:
      'Any authority may, with any other as witness. By the committee it takes effect for all. By another it takes ' +
      "effect, at once, for the calls that this one signs by name, until the committee's registry changes there.",
    zh:
      '任何机构均可执行, 任何另一机构可作见证。由委员会执行的, 对全体生效; 由其他机构执行的, ' +
      '即时对该机构具名签署的调用生效, 直至委员会变更登记。',
  },
  requires: {
    en:
      'That more than half of those that may vote voted for it; that what it is about stands as it did; that it has ' +
      'not expired.',
    zh: '可表决机构过半数赞成; 所涉现状未变; 尚未过期。',
  },
  emits: {
    en:
      'By the committee: what the motion changes, constitution and authority, parameter, or calendar. By another: ' +
      "an enactment in that authority's name.",
    zh: '由委员会执行: 议案所变更的内容, 即章程与机构、参数或节假日安排; 由其他机构执行: 以其名义的一项执行记录。',
  },
  decides: {},
  signers: ['caller', 'witness'],
  callers: ['administrator'],
  input: v.object({ proposal }),
  output: StatedProposal,
  errors: [
    errors.ledger.notFound,
    errors.ledger.illegalState,
    errors.registry.notEnoughVotes,
    errors.registry.motionExpired,
    errors.registry.motionOutdated,
    errors.registry.motionUnfit,
  ],
});

export const proposals = transaction({
  name: 'registry.proposals',
  kind: 'evaluate',
  summary: { zh: '列出提案', en: 'List the proposals' },
  requires: nothingMore,
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({
    msp: v.optional(
      field(Msp, {
        en: 'Only what an actor of this authority proposed.',
        zh: '只列该机构人员所提出的。',
      }),
    ),
    ...Page.entries,
  }),
  output: pageOf(StatedProposal),
  errors: [],
});

export const calendars = transaction({
  name: 'registry.calendars',
  kind: 'evaluate',
  summary: { zh: '列出工作日历及其依据', en: 'List the working-day calendars with their legal basis' },
  requires: nothingMore,
  signers: ['caller'],
  callers: 'anyone',
  input: Page,
  output: pageOf(Calendar),
  errors: [],
});

export const parameters = transaction({
  name: 'registry.parameters',
  kind: 'evaluate',
  summary: { zh: '列出参数及其依据', en: 'List the governed parameters with their legal basis' },
  requires: nothingMore,
  signers: ['caller'],
  callers: 'anyone',
  input: Page,
  output: pageOf(Parameter),
  errors: [],
});
