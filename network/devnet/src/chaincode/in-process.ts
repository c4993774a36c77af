import { createHash } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { peer } from '@hyperledger/fabric-protos';
import type { ChaincodeInterface, ChaincodeStub } from 'fabric-shim';
import type { ChaincodeConnection, ChaincodeStream } from './connection';
import { message, MessageType } from './messages';
import { loadShim } from './shim';

/** A stream as the shim writes to it, without a socket: messages pass as objects. */
class ShimStream extends EventEmitter {
  constructor(
    private readonly receive: (message: peer.ChaincodeMessage) => void,
    private readonly ended: () => void,
  ) {
    super();
  }
  write(outgoing: peer.ChaincodeMessage): void {
    // A turn of the event loop's microtask queue between the two sides, as a socket would give.
    queueMicrotask(() => this.receive(outgoing));
  }
  end(): void {
    this.ended();
  }
}

/** A chaincode that runs in this process under the stock shim, for one authority's peer. */
export function inProcess(
  chaincode: ChaincodeInterface,
  options: { readonly msp: string; readonly name: string; readonly version?: string },
): ChaincodeConnection {
  const label = `${options.name}_${options.version ?? '1.0'}`;
  const id = `${label}:${createHash('sha256').update(label).digest('hex')}`;
  const own = forAuthority(chaincode, options.msp);
  return {
    id,
    open: (receive, closed): Promise<ChaincodeStream> => {
      const { MessageHandler } = loadShim();
      let over = false;
      const end = (): void => {
        if (over) return;
        over = true;
        closed();
      };
      const stream = new ShimStream(receive, end);
      const name = new peer.ChaincodeID();
      name.setName(id);
      new MessageHandler(stream, own).chat(message(MessageType.REGISTER, '', '', name.serializeBinary()));
      return Promise.resolve({
        send: (outgoing) => queueMicrotask(() => stream.emit('data', outgoing)),
        close: end,
      });
    },
  };
}

/** A process tells its chaincode the authority by its environment; here many authorities share one process. */
export function forAuthority(chaincode: ChaincodeInterface, msp: string): ChaincodeInterface {
  const own = (stub: ChaincodeStub): ChaincodeStub => Object.assign(stub, { getMspID: () => msp });
  return {
    Init: (stub) => chaincode.Init(own(stub)),
    Invoke: (stub) => chaincode.Invoke(own(stub)),
  };
}
