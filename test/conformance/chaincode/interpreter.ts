import type { ChaincodeInterface, ChaincodeResponse, ChaincodeStub } from 'fabric-shim';
import type { Operation } from './operations';
import { reading } from './reading';
import { Answer, type Verb } from './verb';
import { writing } from './writing';

const verbs: Readonly<Record<string, Verb>> = { ...reading, ...writing };

/**
 * A neutral chaincode: a call `run` carries a list of operations as JSON and does them in turn; the answer is the list
 * of their results. Any other function answers with nothing.
 */
export const interpreter: ChaincodeInterface = {
  Init: async () => ok(new Uint8Array()),
  Invoke: async (stub) => {
    const { fcn, params } = stub.getFunctionAndParameters();
    if (fcn !== 'run') return ok(new Uint8Array());
    try {
      const results: unknown[] = [];
      for (const operation of JSON.parse(params[0] ?? '[]') as Operation[])
        results.push((await perform(stub, operation)) ?? null);
      return ok(Buffer.from(JSON.stringify(results)));
    } catch (error) {
      if (error instanceof Answer) return { status: error.status, message: error.text, payload: error.payload };
      // An error that leaves the chaincode would leave the peer without an answer.
      return {
        status: 500,
        message: error instanceof Error ? error.message : String(error),
        payload: new Uint8Array(),
      };
    }
  },
};

async function perform(stub: ChaincodeStub, [name, ...args]: Operation): Promise<unknown> {
  const [inner = '', ...rest] = args;
  if (name === 'attempt') {
    try {
      return await perform(stub, [inner, ...rest]);
    } catch (error) {
      if (error instanceof Answer) throw error;
      return { failed: error instanceof Error ? error.message : String(error) };
    }
  }
  const verb = verbs[name];
  if (!verb) throw new Error(`no such operation: ${name}`);
  const result = await verb(stub, ...args);
  // What the peer answers to a write is empty.
  return result instanceof Uint8Array ? null : result;
}

const ok = (payload: Uint8Array): ChaincodeResponse => ({ status: 200, message: '', payload });
