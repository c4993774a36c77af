/** Works out which transactions of a block are valid, from nothing but the blocks up to it. */
import type { common } from '@hyperledger/fabric-protos';
import {
  ChannelPolicies,
  ChannelTrust,
  Members,
  OpenedEnvelope,
  authoritiesOf,
  lifecycleNamespace,
  mspsOf,
  needsOf,
  validateBlock,
  type ValidationCode,
} from '@oneplusn/channel';
import type { Database } from '../store/databases/database';
import { keepChanges } from './changes';
import { refuseNotAllowed } from './configuration';
import { Definitions } from './definitions';
import { FetchedState } from './fetched';
import { inPages } from './pages';

/** A verifier goes by one configuration of the channel; with the next one another begins. */
export class Verifier {
  readonly #trust: ChannelTrust;
  readonly #authorities: readonly string[];
  readonly #definitions: Definitions;

  constructor(
    private readonly database: Database,
    private readonly channel: string,
    private readonly configuration: common.ConfigGroup,
  ) {
    this.#trust = new ChannelTrust(new Members(mspsOf(configuration)), new ChannelPolicies(configuration));
    this.#authorities = authoritiesOf(configuration);
    this.#definitions = new Definitions(database, this.#trust);
  }

  /**
   * Holds a block that sets another configuration against this one.
   * @throws IndexError INDEX-115 where those have not allowed it whom it must ask
   */
  admit(number: number, block: common.Block): void {
    const { channel, configuration: group } = this;
    refuseNotAllowed(number, block, { channel, group, trust: this.#trust });
  }

  /** One verdict a transaction. What the valid ones change is written: the next block is judged against that. */
  async judge(number: number, envelopes: readonly OpenedEnvelope[]): Promise<readonly ValidationCode[]> {
    const needs = needsOf(envelopes);
    await this.#definitions.fetch(needs.chaincodes);
    const state = await FetchedState.of(this.database, needs);
    const committed = await this.#committed(needs.txIds);
    await this.checkSignatures(envelopes);
    const definition = (name: string) => this.#definitions.find(name);
    const { transactions, updates } = validateBlock(number, envelopes, {
      ...{ channel: this.channel, trust: this.#trust, authorities: this.#authorities, state, definition },
      committed: (txId) => committed.has(txId),
    });
    await keepChanges(this.database, number, updates, definition);
    if (updates.keys(lifecycleNamespace).length > 0) this.#definitions.forget();
    return transactions.map(({ code }) => code);
  }

  /** Which of these ids stand in earlier blocks. */
  async #committed(txIds: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    const rows = await inPages([...txIds], (page, marks) =>
      this.database.all(`SELECT id FROM transactions WHERE id IN (${marks})`, page),
    );
    return new Set(rows.map(({ id }) => String(id)));
  }

  /** All at once and on other threads; {@link judge} then finds them done. */
  async checkSignatures(envelopes: readonly OpenedEnvelope[]): Promise<void> {
    const signed = envelopes.flatMap((envelope) => envelope.signed);
    await Promise.all(signed.map((each) => this.#trust.verifyAside(each.identity, each.message, each.signature)));
  }
}

/** The transactions of a block, to be judged. */
export const openedIn = (block: common.Block): OpenedEnvelope[] =>
  (block.getData()?.getDataList_asU8() ?? []).map((bytes) => OpenedEnvelope.read(bytes));
