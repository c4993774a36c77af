import type { Commit, Proposal, Transaction } from '@hyperledger/fabric-gateway';
import { membersOf, type Call, type Case, type Observation, type Step } from './case';
import { gatewayOf, type Clients } from './client';
import { crowd } from './crowd';
import { requestOf } from './deliver/request';
import type { Seek } from './deliver/seek';
import { show } from './deliver/show';
import { exchange } from './deliver/stream';
import { altered } from './alter';
import { failure } from './observe/failure';
import { Names } from './observe/names';
import { shortened } from './observe/shortened';
import { codeName, find, transaction } from './observe/transaction';
import { commitOf, isTaken } from './taken';

interface Known {
  readonly call: Call;
  readonly proposal: Proposal;
  endorsed?: Transaction;
  sent?: Commit;
  block?: bigint;
}

/** Runs the steps of one case in turn, and tells what each of them showed. */
export async function run(script: Case, clients: Clients): Promise<Observation[]> {
  const runner = new Runner(clients);
  const observations: Observation[] = [];
  for (const step of script.steps) {
    const shown = await runner.perform(step);
    observations.push({ step: 'as' in step ? `${step.step} ${step.as}` : step.step, ...shown });
  }
  return observations;
}

class Runner {
  readonly #names = new Names();
  readonly #known = new Map<string, Known>();

  constructor(private readonly clients: Clients) {}

  async perform(step: Step): Promise<Observation> {
    try {
      switch (step.step) {
        case 'evaluate':
          return await this.#evaluate(step);
        case 'endorse':
          return await this.#endorse(step.as, { call: step, proposal: await this.#proposal(step) });
        case 'again':
          return await this.#endorse(step.as, this.#of(step.as));
        case 'send':
          return await this.#send(step);
        case 'status':
          return await this.#status(step);
        case 'events':
          return await this.#events(step.until);
        case 'blocks':
          return await this.#blocks(step);
        case 'crowd':
          return await crowd(step, this.clients);
      }
    } catch (error) {
      return failure(error, this.#names);
    }
  }

  #of(name: string): Known {
    const known = this.#known.get(name);
    if (!known) throw new RangeError(`the case has no transaction ${name}`);
    return known;
  }

  async #proposal(call: Call): Promise<Proposal> {
    const { net } = this.clients;
    const { gateway } = await this.clients.of(call.by, call.at);
    const contract = gateway.getNetwork(call.channel ?? net.channel).getContract(call.chaincode ?? 'conform');
    const [name, ...args] = call.raw ?? ['run', JSON.stringify(call.operations)];
    return contract.newProposal(name, {
      arguments: call.padding === undefined ? args : [...args, 'x'.repeat(call.padding)],
      ...(call.transient && { transientData: call.transient }),
      ...(call.endorsers && { endorsingOrganizations: [...call.endorsers] }),
    });
  }

  async #evaluate(call: Call): Promise<Observation> {
    const proposal = await this.#proposal(call);
    this.#names.transaction(proposal.getTransactionId(), 'query');
    const result = await proposal.evaluate(within(call));
    if (call.decode) return { result: call.decode(result) };
    return call.opaque ? { result: result.length > 0 } : this.#answer(result);
  }

  async #endorse(name: string, known: Known): Promise<Observation> {
    this.#known.set(name, known);
    this.#names.transaction(known.proposal.getTransactionId(), name);
    known.endorsed = await known.proposal.endorse(within(known.call));
    return this.#answer(known.endorsed.getResult());
  }

  async #send({ as, damaged }: Step & { step: 'send' }): Promise<Observation> {
    const known = this.#of(as);
    if (!known.endorsed) return { skipped: 'not endorsed' };
    const { gateway } = await this.clients.of(known.call.by, known.call.at);
    const bytes = known.endorsed.getBytes();
    if (damaged === 'unsigned') known.sent = await gateway.newSignedTransaction(bytes, Buffer.from('none')).submit();
    else if (damaged === 'altered') known.sent = await gateway.newTransaction(altered(bytes)).submit();
    else
      known.sent = await known.endorsed.submit().catch((error: unknown) => {
        if (known.sent || !isTaken(error)) throw error;
        return commitOf(gateway, known.call.channel ?? this.clients.net.channel, known.proposal);
      });
    return { sent: true };
  }

  async #status({ as, by, deadline }: Step & { step: 'status' }): Promise<Observation> {
    const known = this.#of(as);
    if (!known.sent) return { skipped: 'not sent' };
    const bytes = known.sent.getBytes();
    const asked = async (at = known.call.at) => {
      const { gateway } = await this.clients.of(by ?? known.call.by, at);
      return gateway.newCommit(bytes).getStatus(within({ deadline }));
    };
    const { code, blockNumber, transactionId } = await asked();
    // Every peer has it before the next step: a case does not depend on who is a block behind.
    const everywhere = await Promise.all(membersOf(known.call.channel).map((at) => asked(at)));
    known.block = blockNumber;
    const found = find(await this.clients.block(transactionId, known.call.channel), transactionId);
    this.#names.place(blockNumber, found.index, as);
    return {
      status: codeName(code),
      everywhere: everywhere.every((each) => each.code === code && each.blockNumber === blockNumber),
      filter: found.code,
      transaction: transaction(found.envelope, this.#names),
    };
  }

  async #events(until: string): Promise<Observation> {
    const { proposal: end, call } = this.#of(until);
    const known = [...this.#known.values()].filter((each) => each.call.channel === call.channel);
    const blocks = known.flatMap(({ block }) => (block === undefined ? [] : [block]));
    const ids = new Set([...this.#known.values()].map(({ proposal }) => proposal.getTransactionId()));
    const last = end.getTransactionId();
    const { gateway } = await this.clients.of();
    const network = gateway.getNetwork(call.channel ?? this.clients.net.channel);
    const startBlock = blocks.reduce((first, block) => (block < first ? block : first));
    const events = await network.getChaincodeEvents('conform', { startBlock });
    const seen: string[][] = [];
    try {
      for await (const event of events) {
        if (ids.has(event.transactionId))
          seen.push([
            this.#names.text(event.transactionId),
            event.chaincodeName,
            event.eventName,
            Buffer.from(event.payload).toString(),
          ]);
        if (event.transactionId === last) break;
      }
    } finally {
      events.close();
    }
    return { events: seen };
  }

  async #blocks(seek: Seek): Promise<Observation> {
    const { net } = this.clients;
    const numberOf = (name: string): bigint => this.#of(name).block ?? 0n;
    const user = await this.clients.user(seek.by);
    const request = await requestOf(seek, user, seek.channel ?? net.channel, numberOf);
    const { connection } = await this.clients.of('Org1MSP', gatewayOf(seek.by, seek.at));
    const names = new Map([...this.#known].map(([name, { block }]) => [Number(block), name]));
    const blockName = (number: number) => (number === 0 ? 'first' : names.get(number));
    const seen: unknown[] = [];
    const requests = Array.from({ length: seek.times ?? 1 }, () => request);
    const ended = await exchange(connection, seek.form, requests, (response) => {
      const shown = show(response, blockName, (text) => this.#names.text(text));
      if (shown !== '...' || seen.at(-1) !== '...') seen.push(shown);
    });
    return { seen, ended };
  }

  #answer(bytes: Uint8Array): Observation {
    return { result: shortened(this.#names.text(Buffer.from(bytes).toString())) };
  }
}

const within = ({ deadline }: { readonly deadline?: number | undefined }) =>
  deadline === undefined ? {} : { deadline: Date.now() + deadline };
