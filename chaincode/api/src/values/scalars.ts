import * as v from 'valibot';
import { shapeProblems as wrong } from '../errors/problems/shape';
import { field, form, shape } from '../fields/field';
import { limits } from '../fields/limits';
import { units } from '../fields/units';
import { isDay } from './days';

/** Text of bounded length. Lengths count UTF-16 units, as JSON Schema's maxLength does for all but rare characters. */
export const text = (max: number, min = 1) => v.pipe(v.string(), v.minLength(min), v.maxLength(max));

/** A safe integer within bounds. */
export const integer = (min: number, max: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(min), v.maxValue(max));

/**
 * A list with both its bounds; every list has an upper one. Its type is that of the plain list: the bounds change
 * nothing of what comes out, and would write the whole type of an item out a second time, without its comments.
 */
export const list = <T extends v.GenericSchema>(item: T, max: number, min = 0) =>
  v.pipe(v.array(item), v.minLength(min), v.maxLength(max)) as unknown as v.ArraySchema<T, undefined>;

/**
 * An authority: its Fabric MSP id, e.g. `GD`. No two may differ in case alone, since ids carry it in lower case too.
 */
export const Msp = form(
  'msp',
  v.pipe(v.string(), v.regex(/^[A-Za-z](?:[A-Za-z0-9.-]{0,30}[A-Za-z0-9])?$/, wrong.msp.key)),
  {
    name: { en: 'authority id', zh: '机构代码' },
    en: "An authority's id, which is its MSP id in Fabric. No two may differ in upper and lower case alone.",
    zh: '机构的代码, 即其在 Fabric 中的 MSP ID。不得有仅大小写不同的两个代码。',
    example: 'GD',
  },
);
export type Msp = v.InferOutput<typeof Msp>;

/** A local name inside an authority: lower-case words joined by `-`, `_` or `.`. */
export const LocalName = form(
  'local-name',
  v.pipe(v.string(), v.regex(/^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?$/, wrong.localName.key)),
  {
    name: { en: 'local name', zh: '本机构内的名称' },
    en: 'A name that is unique inside one authority: lower-case letters and digits, joined by `-`, `_` or `.`.',
    zh: '在一个机构内唯一的名称: 小写字母和数字, 以 `-`、`_` 或 `.` 连接。',
    example: 'insured',
  },
);
/** Whether a text is a local name. */
export const isLocalName = (text: unknown): text is string => v.is(LocalName, text);

/**
 * The name of a fact: the authority that owns it, a slash, a local name: `MHRSS/insured`, `GD/r-4f1a09c2d37b51e8`.
 *
 * The owner is part of the name, so that nobody can put a fact of their own in another authority's place.
 */
export const FactId = form(
  'fact-id',
  v.pipe(
    v.string(),
    v.regex(/^[A-Za-z](?:[A-Za-z0-9.-]{0,30}[A-Za-z0-9])?\/[a-z0-9](?:[a-z0-9._/-]{0,94}[a-z0-9])?$/, wrong.factId.key),
  ),
  {
    name: { en: 'fact id', zh: '事实编号' },
    en:
      'The id of a fact on the ledger: the id of the authority that owns it, a slash, and a name inside that ' +
      'authority.',
    zh: '账本上一项事实的编号: 所有者的机构代码、斜杠、在该机构内的名称。',
    example: 'MHRSS/insured',
  },
);
export type FactId = v.InferOutput<typeof FactId>;

/** Whether a text is a fact's name. */
export const isFactId = (text: unknown): text is FactId => v.is(FactId, text);

/** The authority that owns a fact, read off its name. */
export function ownerOf(id: FactId): Msp {
  return id.slice(0, id.indexOf('/'));
}

/**
 * The authority, in lower case, that an id made with a partner names beside its owner (`MHRSS/o-gd-5e0c61d9ab4287f3`):
 * the owner itself where it names no other. Undefined for an id of another form.
 */
export function partnerIn(id: FactId): string | undefined {
  const match = /^[a-z]-(?:(.+)-)?[0-9a-f]{16}$/.exec(id.slice(id.indexOf('/') + 1));
  return match ? (match[1] ?? ownerOf(id).toLowerCase()) : undefined;
}

/** A moment: the transaction's timestamp in UTC, ISO 8601 with milliseconds. Sorts as text. */
export const Instant = form(
  'instant',
  v.pipe(
    v.string(),
    v.isoTimestamp(),
    v.check((moment) => isDay(moment.slice(0, 10)), wrong.noSuchDay.key),
  ),
  {
    name: { en: 'moment', zh: '时刻' },
    en: 'A moment in UTC, by ISO 8601 with milliseconds.',
    zh: '协调世界时 (UTC) 的时刻, 按 ISO 8601 写到毫秒。',
    example: '2026-10-01T01:30:00.000Z',
  },
);
export type Instant = v.InferOutput<typeof Instant>;

/** A calendar day, `YYYY-MM-DD`, in China Standard Time. */
export const Day = form('day', v.pipe(v.string(), v.isoDate(), v.check(isDay, wrong.noSuchDay.key)), {
  name: { en: 'day', zh: '日期' },
  en: 'A calendar day in China Standard Time, written `YYYY-MM-DD`.',
  zh: '北京时间的日历日, 写作 `YYYY-MM-DD`。',
  example: '2026-10-01',
});

/** SHA-256 or HMAC-SHA256 in lower-case hex. */
export const Hash = form('hash', v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, wrong.hash.key)), {
  name: { en: 'digest', zh: '摘要值' },
  en: 'A digest of 32 bytes (SHA-256 or HMAC-SHA256), as 64 digits of lower-case hexadecimal.',
  zh: '32 字节的摘要值 (SHA-256 或 HMAC-SHA256), 写作 64 位小写十六进制数。',
  example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
});

/** 16 to 64 random bytes in lower-case hex; only ever in transient data. */
export const Secret = form('secret', v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{2}){16,64}$/, wrong.secret.key)), {
  name: { en: 'random bytes', zh: '随机字节' },
  en: '16 to 64 random bytes in lower-case hexadecimal. Make new ones for each call; they never reach the ledger.',
  zh: '16 至 64 个随机字节, 写作小写十六进制数。每次调用重新生成, 不上链。',
  example: '5e0c61d9ab4287f35e0c61d9ab4287f3',
});

/**
 * The client's name for one write: the same id with the same content returns the first result, with other content is an
 * error.
 */
export const RequestId = form(
  'request-id',
  v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/, wrong.requestId.key)),
  {
    name: { en: 'request id', zh: '请求编号' },
    en: "The caller's own name for one write: 8 to 64 letters, digits, `.`, `_` or `-`.",
    zh: '调用方为一次写入所起的名称: 8 至 64 个字母、数字、`.`、`_` 或 `-`。',
    example: 'licence-2026-000173',
  },
);

/** The id that Fabric gives to a transaction. */
export const TxId = form('tx-id', v.pipe(v.string(), v.maxLength(64)), {
  name: { en: 'transaction id', zh: '交易号' },
  en: "A transaction's id in Fabric, by which it is found in its block.",
  zh: '交易在 Fabric 中的编号, 凭此可在区块中找到该交易。',
  example: '3b1a5c0e9d2f47867a51c3b0d9e8f7263b1a5c0e9d2f47867a51c3b0d9e8f726',
});

/** A name for people, in Chinese and optionally English. */
export const Title = shape(
  'title',
  { en: 'name in two languages', zh: '双语名称' },
  v.object({
    zh: field(text(120), {
      en: 'What it is called in Chinese; shown where no English name is given too.',
      zh: '中文全称; 没有英文名称时也用它显示。',
      example: '广东省',
    }),
    en: v.optional(
      field(text(200), {
        en: 'What it is called in English, for readers of English.',
        zh: '供英文读者使用的英文全称。',
        example: 'Department of Human Resources and Social Security of Guangdong',
      }),
    ),
  }),
);
export type Title = v.InferOutput<typeof Title>;

/** Where a page of a list ends, as the ledger tells it. */
export const Cursor = form('cursor', text(512), {
  name: { en: 'position in a list', zh: '列表中的位置' },
  en: 'Where a page ended. Only hand back what an answer gave; its content has no meaning of its own.',
  zh: '上一页结束之处。只应原样交回此前得到的值, 其内容本身没有含义。',
  example: 'GD/hrss',
});

/** Which page is wanted. `after` is the `next` of the page before. */
export const Page = v.object({
  size: v.optional(
    field(integer(1, limits.page), {
      en: 'How many items a page holds at most. It may hold fewer although more follow: go on while there is a `next`.',
      zh: '一页至多给出多少项。即使后面还有, 一页也可能不满: 只要有 `next` 就继续。',
      unit: units.item,
      example: 50,
    }),
    50,
  ),
  after: v.optional(
    field(Cursor, {
      en: 'The `next` of the page before; without it the list begins at its beginning.',
      zh: '填上一页给出的 `next`; 不填则从头开始。',
    }),
  ),
});

/** One page of results. `next` is absent on the last. */
export const pageOf = <T extends v.GenericSchema>(item: T) =>
  v.object({
    items: field(list(item, limits.page), {
      en: 'What this page holds, in the order of the list.',
      zh: '本页所含内容, 按列表的次序。',
    }),
    next: v.optional(
      field(Cursor, {
        en: 'Give this as `after` to get the following page; absent where nothing follows.',
        zh: '取后一页时填入 `after`; 没有后续内容时不出现。',
      }),
    ),
  });
/** A page of what pointing entries lead to. Such a list is no proof that there is nothing else. */
export const pointedPageOf = <T extends v.GenericSchema>(item: T) =>
  v.object({
    ...pageOf(item).entries,
    skipped: v.optional(
      field(integer(1, 1_000_000), {
        en:
          'How many entries were passed over because they point at nothing: any two authorities can write and remove ' +
          'entries. So this list is no proof of completeness; the blocks are.',
        zh:
          '略过的条目数, 即不指向任何事实的条目: 任何两家机构都能写入和删除条目, 因此本列表不能证明完整, ' +
          '完整性以区块为准。' +
          '没有略过时不出现。',
        unit: units.entry,
        example: 2,
      }),
    ),
  });
/** A page of a list, as a client gets it. */
export interface PageOf<T> {
  readonly items: T[];
  readonly next?: string;
}

/** Who wrote a fact, when, in which transaction. */
export const Provenance = shape(
  'provenance',
  { en: 'provenance', zh: '来源' },
  v.object({
    by: field(FactId, {
      en: 'The actor who called the transaction, as the certificate and the registry have it.',
      zh: '发起该交易的人员, 以其证书和登记为准。',
      example: 'GD/li',
    }),
    at: field(Instant, {
      en: "The transaction's own timestamp: set by the caller, and held by each endorser against its clock.",
      zh: '交易自带的时间戳: 由调用方给出, 各背书节点与自己的时钟核对。',
    }),
    txId: field(TxId, {
      en: 'By this id the block is found in which this version was written.',
      zh: '写入这一版本的那笔交易, 凭此可查到所在区块。',
    }),
  }),
);
export type Provenance = v.InferOutput<typeof Provenance>;

/** Who wrote the version of a fact that is shown: the same on every fact. */
export const provenance = field(Provenance, {
  en: 'Who wrote the version shown, when, and in which transaction.',
  zh: '所示版本由谁、何时、在哪笔交易中写入。',
});
