/** The lists that people ask for: of each fact its newest sealed version, with what is asked for in columns. */
import { text, textOr, whole, wholeOr, type Column, type Meaning, type Table } from './column';

/** A column that is taken from a fact: where it stands in the value. */
interface Taken extends Column {
  readonly path: readonly string[];
}

export interface List extends Table {
  readonly kind: string;
  readonly taken: readonly Taken[];
}

/** `name`, `name=path.to.it`, with `#` for a whole number. */
function takenOf(written: string): Taken {
  const isWhole = written.endsWith('#');
  const [name = '', path = name] = (isWhole ? written.slice(0, -1) : written).split('=');
  const means = { en: `\`${path}\` of the fact`, zh: `事实的 \`${path}\`` };
  const make = isWhole ? wholeOr : textOr;
  return { ...make(name, means.en, means.zh), path: path.split('.') };
}

/** What all lists tell beside that. */
const common = [
  text('id', 'Its name', '编号'),
  text('owner', 'Whose fact it is', '归哪个机构所有'),
  textOr('time', 'When its newest version was made, by its transaction', '最新版本的交易时间'),
  textOr('hour', 'The same in China Standard Time, to the hour', '北京时间, 精确到小时'),
  textOr('signer', 'Who signed that transaction: GD/li', '该交易由谁签名: GD/li'),
];
const where = [
  whole('told', '1: the event of the transaction names it, and is true', '1: 交易的事件写明了它, 且属实'),
  whole('block', 'In which block', '所在区块'),
  whole('position', 'Its place in the block, from 0 on', '在区块中的次序, 自 0 起'),
];

function list(name: string, kind: string, means: Meaning, written: string, indexed: readonly string[] = []): List {
  const taken = written.split(' ').map(takenOf);
  return {
    ...{ name, kind, means, taken },
    columns: [...common, ...taken, ...where],
    key: ['id'],
    indexes: [
      ['block', 'position', 'id'],
      ['hour', 'block'],
      ...indexed.map((each) => [...each.split(' '), 'block', 'position', 'id']),
    ],
  };
}

const said = (en: string, zh: string): Meaning => ({ en, zh });

export const lists = {
  openings: list(
    'openings',
    'opening',
    said('Openings, allowed and denied', '调阅, 含被拒绝的'),
    'state denial=denial.code provider requester department actor dataset grant_id=grant delegation plan reason ' +
      'purpose fields records# at expires review_by=reviewBy',
    // A dataset of which nothing was denied would be gone through whole for its denials.
    ['actor', 'department', 'dataset', 'dataset state', 'grant_id', 'purpose', 'requester', 'state'],
  ),
  requests: list(
    'requests',
    'request',
    said('Access requests', '申请'),
    'requester department dataset fields purpose basis scenario scope days# due renews countersigned completed ' +
      'escalated disputed withdrawn',
    ['dataset', 'department'],
  ),
  handlings: list(
    'handlings',
    'handling',
    said('How the provider handled a request', '提供方对申请的办理'),
    'request returned extended',
  ),
  oversights: list(
    'oversights',
    'oversight',
    said('Requests that the committee looks into', '委员会督办的申请'),
    'request escalated ruling outcome=ruling.outcome',
  ),
  decisions: list(
    'decisions',
    'decision',
    said('Decisions on requests', '对申请的决定'),
    'request outcome grant_id=grant policy reason',
  ),
  grants: list(
    'grants',
    'grant',
    said('Grants', '授权'),
    'state request dataset provider requester department fields purpose quota_records=quota.records# ' +
      'quota_per=quota.per policy expires reason',
    ['dataset', 'department'],
  ),
  delegations: list(
    'delegations',
    'delegation',
    said('Grants that were passed on', '转授'),
    'state grant_id=grant requester department fields role expires reason',
  ),
  policies: list(
    'policies',
    'policy',
    said('Standing policies', '常设政策'),
    'state provider dataset days# basis reason',
  ),
  plans: list(
    'plans',
    'plan',
    said('Emergency plans', '应急预案'),
    'state provider dataset minutes# review_hours=reviewHours# basis author reason',
  ),
  inspections: list(
    'inspections',
    'inspection',
    said('Reviews of emergency openings', '应急调阅的核查'),
    'opening outcome words',
  ),
  datasets: list(
    'datasets',
    'dataset',
    said('Catalog entries', '目录条目'),
    'state provider department code title abstract domain sharing=sharing.class grade version#',
  ),
  applications: list(
    'applications',
    'application',
    said('Project applications', '项目申报'),
    'authority department title domain region positioning description budget_wan=budgetWan#',
    ['department'],
  ),
  findings: list(
    'findings',
    'findings',
    said('Findings of the review for duplicates', '重复性审查结果'),
    'application profile compared# findings damaged',
    ['application'],
  ),
  routes: list(
    'routes',
    'route',
    said('Routes that were chosen after findings', '审查后选定的路径'),
    'application route target reason differences',
  ),
  approvals: list(
    'approvals',
    'approval',
    said('Approvals of applications', '项目批复'),
    'application decision approved# reason',
  ),
  systems: list(
    'systems',
    'system',
    said('Systems in use', '既有系统'),
    'authority department title domain region positioning description budget_wan=budgetWan# state application',
  ),
  corrections: list(
    'corrections',
    'correction',
    said('Reports of wrong data', '校核'),
    'opening record# dataset provider requester department fields words due',
    ['dataset'],
  ),
  replies: list('replies', 'reply', said('Replies to reports of wrong data', '校核答复'), 'correction outcome reason'),
  notices: list(
    'notices',
    'notice',
    said('What readers were told of records that were corrected', '更正告知'),
    'opening requester dataset fields token',
    ['requester'],
  ),
  withholdings: list(
    'withholdings',
    'withholding',
    said('Disclosures that wait', '暂缓告知'),
    'grant_id=grant days# until since basis reason lifted',
  ),
  proposals: list('proposals', 'proposal', said('Proposals to the members', '提案'), 'motion about expires'),
  votes: list('votes', 'vote', said('Votes', '表决'), 'proposal approve# reason', ['proposal']),
  actors: list('actors', 'actor', said('Persons', '人员'), 'name department roles state'),
  departments: list('departments', 'department', said('Departments', '部门'), 'path name=name.zh state'),
  processes: list(
    'processes',
    'process',
    said('Processes that were published', '已发布的流程'),
    'version# digest title=title.zh department',
  ),
} as const satisfies Record<string, List>;

/** What can be listed. */
export type ListName = keyof typeof lists;
export const listNames = Object.keys(lists) as ListName[];

/** The list that facts of a kind are in. */
export const listOf: ReadonlyMap<string, List> = new Map(Object.values<List>(lists).map((each) => [each.kind, each]));
