/** What an app is made of, before names are held against one another. */
import type { Guard, InputOf, Role, Transactions } from '@oneplusn/api';
import type { DatasetDefinition, ItemDefinition } from '../dataset/define';

type Published = InputOf<Transactions['process']['publish']>['definition'];
type PublishedState = Published['states'][number];
type PublishedForm = NonNullable<Published['forms']>[number];

/** What people call something: Chinese, and English where it is given. */
type Title = Published['title'];

/** A place that a case can be in; its name is its key. */
type AppState = Omit<PublishedState, 'name' | 'escalate'> & {
  /** Who may act here too once the term has passed: one of the app's roles. */
  readonly escalate?: string;
};

/** Rows of fields that a form asks for as often as needed. */
export type AppGroup = NonNullable<PublishedForm['groups']>[number];

/** Who acts: people of these roles, of a department or of that of the whole process. */
interface AppRole {
  readonly roles: readonly Exclude<Role, 'administrator'>[];
  readonly department?: string;
}

/** A record that a form fetches: of which dataset, by the name it has in the app; found by what; filling what. */
interface AppFetch {
  readonly dataset: string;
  readonly key: readonly string[];
  readonly purpose?: string;
  readonly fields: Readonly<Record<string, string | { readonly item: string; readonly as?: string }>>;
}

/** What is asked for in an action; its name is its key. */
export type AppForm = Omit<PublishedForm, 'name' | 'schema' | 'fetches'> & {
  readonly schema: {
    readonly type: 'object';
    readonly properties: Readonly<Record<string, ItemDefinition>>;
    readonly required?: readonly string[];
  };
  readonly fetches?: readonly AppFetch[];
};

/** The record that an action leaves behind. */
interface AppOutcome {
  readonly dataset: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly number?: string;
  readonly day?: string;
  readonly origins?: string;
}

/** What a person can do with a case; its name is its key. */
interface AppAction {
  readonly title: Title;
  readonly from: readonly string[];
  readonly to: string;
  readonly by: string;
  readonly form?: string;
  readonly guard?: Guard;
  readonly outcome?: AppOutcome;
  readonly applicant?: boolean;
  readonly notice?: string;
  readonly fee?: { readonly name: string; readonly mark: 'due' | 'paid' | 'exempt' };
}

/** An app whose process is called by another's; what calls it names its version. */
interface CalledApp {
  readonly app: AppShape;
  readonly definition: Published;
}

/** A sub-application: what it reads and writes, its process, its forms, and who does what. */
export interface AppShape {
  /** What the process is published under. */
  readonly name: string;
  /** What the catalogue of apps says of it; made of its titles where nothing is said. */
  readonly about?: { readonly domain?: string; readonly positioning?: string; readonly description?: string };
  readonly datasets: Readonly<Record<string, DatasetDefinition>>;
  /** Apps of the same authority whose processes this one calls: where it is tried out, they are published first. */
  readonly calls?: readonly CalledApp[];
  readonly roles: Readonly<Record<string, AppRole>>;
  readonly forms: Readonly<Record<string, AppForm>>;
  readonly process: {
    readonly title: Title;
    readonly department: string;
    readonly days?: number;
    /** How a case begins: with which form, and who begins it for residents. */
    readonly begin?: { readonly form?: string; readonly residents?: string };
    /** What applicants are told, and what the service costs; names are keys. */
    readonly notices?: Readonly<Record<string, Omit<NonNullable<Published['notices']>[number], 'name'>>>;
    readonly fees?: Readonly<Record<string, Omit<NonNullable<Published['fees']>[number], 'name'>>>;
    readonly states: Readonly<Record<string, AppState>>;
    readonly actions: Readonly<Record<string, AppAction>>;
  };
}
