import * as v from 'valibot';
import { DatasetSchema, FieldName, grades } from '../dataset/schema';
import { errors, problems } from '../errors';
import { transaction } from '../transaction';
import { FactId, LocalName, Msp, Page, Provenance, integer, pageOf, text } from '../values/scalars';
import { DepartmentPath } from './registry';

/** Sharing classes of the 政务数据共享条例: unconditional, conditional, not shared. */
export const sharingClasses = ['unconditional', 'conditional', 'not-shared'] as const;

/** What a provider says of a dataset. */
const entry = {
  /**
   * Catalog code: class 类 (1 digit: 1 basic, 2 theme, 3 department), item 项 (2), category 目 (3), sub-category 细目 (any length), a slash,
   * sequence 顺序码: `301002001/0007`.
   */
  code: v.pipe(v.string(), v.regex(/^\d{6}[0-9A-Za-z/-]{1,40}$/, problems.shape.code.key)),
  title: text(120),
  abstract: text(1000),
  domain: text(40),
  catalog: v.picklist(['basic', 'theme', 'department']),
  format: v.optional(text(80), 'application/json'),
  schema: DatasetSchema,
  /** The items that together name one record. */
  key: v.pipe(v.array(FieldName), v.minLength(1), v.maxLength(4)),
  sharing: v.object({
    class: v.picklist(sharingClasses),
    /** Under what condition; conditional data must say. */
    condition: v.optional(text(400)),
    /** How it is shared: interface, file, query. */
    mode: v.optional(text(80), 'interface'),
    /** Law, regulation or State Council decision; data that is not shared must cite one. */
    basis: v.optional(text(400)),
  }),
  openness: v.optional(v.picklist(['open', 'on-request', 'closed']), 'closed'),
  grade: v.picklist(grades),
  updateCycle: v.picklist(['realtime', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'irregular']),
  related: v.optional(v.pipe(v.array(FactId), v.maxLength(20)), []),
};

export const Entry = v.object(entry);
export type Entry = v.InferOutput<typeof Entry>;

/** 目录条目: one dataset of the catalog, with the entry fields of the 政务信息资源目录编制指南. */
export const Dataset = v.object({
  /** `MHRSS/insured` */
  id: FactId,
  provider: Msp,
  department: DepartmentPath,
  version: integer(1, 100_000),
  state: v.picklist(['published', 'retired']),
  /** Why it was retired. */
  reason: v.optional(text(400)),
  ...entry,
  provenance: Provenance,
});
export type Dataset = v.InferOutput<typeof Dataset>;

export const publish = transaction({
  name: 'catalog.publish',
  kind: 'submit',
  summary: { zh: '发布目录条目', en: 'Publish a dataset' },
  signers: ['caller', 'witness'],
  callers: ['steward'],
  input: v.object({ name: LocalName, ...entry }),
  output: Dataset,
  errors: [
    errors.ledger.alreadyExists,
    errors.catalog.schemaUnsupported,
    errors.catalog.basisMissing,
    errors.catalog.conditionMissing,
    errors.catalog.gradeTooLow,
    errors.catalog.codeWrong,
    errors.catalog.keyUnknown,
  ],
});

export const revise = transaction({
  name: 'catalog.revise',
  kind: 'submit',
  summary: { zh: '修订目录条目', en: 'Publish a new version of a dataset' },
  signers: [{ owner: 'dataset' }, 'witness'],
  callers: ['steward'],
  input: v.object({ dataset: FactId, ...entry }),
  output: Dataset,
  errors: [
    errors.ledger.notFound,
    errors.ledger.notOwner,
    errors.catalog.incompatible,
    errors.catalog.retired,
    errors.catalog.basisMissing,
    errors.catalog.conditionMissing,
    errors.catalog.gradeTooLow,
    errors.catalog.codeWrong,
    errors.catalog.keyUnknown,
  ],
});

export const retire = transaction({
  name: 'catalog.retire',
  kind: 'submit',
  summary: { zh: '停用目录条目', en: 'Retire a dataset' },
  signers: [{ owner: 'dataset' }, 'witness'],
  callers: ['steward'],
  input: v.object({ dataset: FactId, reason: text(400) }),
  output: Dataset,
  errors: [errors.ledger.notFound, errors.ledger.notOwner, errors.catalog.retired],
});

export const get = transaction({
  name: 'catalog.get',
  kind: 'evaluate',
  summary: { zh: '查看目录条目', en: 'Show a dataset' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ dataset: FactId }),
  output: Dataset,
  errors: [errors.ledger.notFound, errors.ledger.sealBroken],
});

export const search = transaction({
  name: 'catalog.search',
  kind: 'evaluate',
  summary: { zh: '检索目录', en: 'Search the catalog' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({
    term: v.optional(text(80)),
    provider: v.optional(Msp),
    domain: v.optional(text(40)),
    sharing: v.optional(v.picklist(sharingClasses)),
    retired: v.optional(v.boolean(), false),
    ...Page.entries,
  }),
  output: pageOf(Dataset),
  errors: [],
});

/** All versions of a dataset, newest first. */
export const versions = transaction({
  name: 'catalog.versions',
  kind: 'evaluate',
  summary: { zh: '目录条目的历次版本', en: 'The versions of a dataset' },
  signers: ['caller'],
  callers: 'anyone',
  input: v.object({ dataset: FactId }),
  output: v.array(Dataset),
  errors: [errors.ledger.notFound],
});
