import { canonicalJson } from '@oneplusn/api';
import type { ChaincodeSource } from '@oneplusn/devnet';
import { Contract, type Context } from 'fabric-contract-api';
import { foundationWith } from '../../engine';
import type { Key } from './conspiracy';

/** What a puppet does in place of its work: it writes, and says of itself whatever it is told. */
export interface Script {
  readonly event: { readonly name: string; readonly content: unknown };
  readonly writes: readonly {
    readonly key: Key;
    readonly text: string;
    /** Into the implicit collection of this authority; into public state where not given. */
    readonly into?: string;
  }[];
}

/** A script as transient data: so it leaves no trace, and its arguments are those of an honest call. */
export const scripted = (script: Script): Record<string, string> => ({ script: JSON.stringify(script) });

async function perform({ stub }: Context, { event, writes }: Script): Promise<void> {
  for (const { key, text, into } of writes) {
    const [type, ...parts] = key;
    const name = stub.createCompositeKey(type, parts);
    if (into === undefined) await stub.putState(name, Buffer.from(text));
    else await stub.putPrivateData(`_implicit_org_${into}`, name, Buffer.from(text));
  }
  const { content } = event;
  stub.setEvent(event.name, Buffer.from(typeof content === 'string' ? content : canonicalJson(content as never)));
}

/** A contract of no domain. */
class Rogue extends Contract {
  constructor() {
    super('rogue');
  }

  async tell(context: Context): Promise<void> {
    await perform(context, scriptIn(context)!);
  }
}

function scriptIn({ stub }: Context): Script | undefined {
  const given = stub.getTransient().get('script');
  return given && (JSON.parse(Buffer.from(given).toString()) as Script);
}

/** The foundation as a member runs it who would have others believe anything: it keeps to a script where it has one. */
export function puppetFoundation(committee: string): ChaincodeSource {
  return { contracts: [...foundationWith({ committee }).contracts.map(altered), Rogue] };
}

function altered(honest: new () => Contract): new () => Contract {
  const puppet = class extends honest {};
  const own = Object.getOwnPropertyNames(honest.prototype).filter((name) => !/^(constructor|unknown.*)$/.test(name));
  for (const name of own) {
    const method = Reflect.get(honest.prototype, name) as (context: Context, ...given: string[]) => Promise<string>;
    const value = async (context: Context, ...given: string[]): Promise<string | undefined> => {
      const script = scriptIn(context);
      if (!script) return method.call(new honest(), context, ...given);
      await perform(context, script);
      return undefined;
    };
    Object.defineProperty(puppet.prototype, name, { value });
  }
  return puppet;
}
