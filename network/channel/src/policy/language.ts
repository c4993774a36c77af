import { common, type msp } from '@hyperledger/fabric-protos';
import { type RoleName, rolePrincipal } from './principal';

/** The text is no policy; the message says where and why. */
export class PolicySyntaxError extends Error {
  override readonly name = 'PolicySyntaxError';
}

interface Gate {
  readonly needed: number;
  readonly operands: readonly (Gate | Principal)[];
}
interface Principal {
  readonly msp: string;
  readonly role: RoleName;
}

const tokens = /\s*(?:([A-Za-z_]+)|(\d+)|'([^']*)'|"([^"]*)"|([(),]))/y;
const principalForm = /^([A-Za-z0-9.-]+)\.(admin|member|client|peer|orderer)$/;
/** As Fabric spells them: capitalised, lower and upper case. */
const gates = /^(And|and|AND|Or|or|OR|OutOf|outof|OUTOF)$/;

/**
 * Reads Fabric's policy language: `OR('A.member', AND('B.peer', 'C.peer'))`, `OutOf(2, 'A.peer', 'B.peer', 'C.peer')`.
 * Principals are numbered as Fabric numbers them (those of inner gates first), so that the bytes are the same.
 * @throws PolicySyntaxError
 */
export function parsePolicy(text: string): common.SignaturePolicyEnvelope {
  const reader = new Reader(text);
  const gate = reader.gate();
  reader.end();
  const identities: msp.MSPPrincipal[] = [];
  const rule = encode(gate, identities);
  return envelope(rule, identities);
}

/** `count` of the rules. */
export function outOf(count: number, rules: common.SignaturePolicy[]): common.SignaturePolicy {
  const gate = new common.SignaturePolicy.NOutOf();
  gate.setN(count);
  gate.setRulesList(rules);
  const rule = new common.SignaturePolicy();
  rule.setNOutOf(gate);
  return rule;
}

/** A signature of the principal with this number. */
export function signedBy(index: number): common.SignaturePolicy {
  const rule = new common.SignaturePolicy();
  rule.setSignedBy(index);
  return rule;
}

/** The policy "one signature of this organisation in this role". */
export function signedAs(mspId: string, role: RoleName): common.SignaturePolicyEnvelope {
  return envelope(outOf(1, [signedBy(0)]), [rolePrincipal(mspId, role)]);
}

/** A rule with the principals that it counts by their places. */
export function envelope(rule: common.SignaturePolicy, identities: msp.MSPPrincipal[]): common.SignaturePolicyEnvelope {
  const policy = new common.SignaturePolicyEnvelope();
  policy.setVersion(0);
  policy.setRule(rule);
  policy.setIdentitiesList(identities);
  return policy;
}

function encode(gate: Gate, identities: msp.MSPPrincipal[]): common.SignaturePolicy {
  const inner = gate.operands.map((operand) => ('needed' in operand ? encode(operand, identities) : undefined));
  const rules = gate.operands.map((operand, index) => {
    const done = inner[index];
    if (done || 'needed' in operand) return done ?? outOf(0, []);
    return signedBy(identities.push(rolePrincipal(operand.msp, operand.role)) - 1);
  });
  return outOf(gate.needed, rules);
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  gate(): Gate {
    const token = this.#next();
    if (token.word === undefined || !gates.test(token.word)) this.#fail('expected AND, OR or OutOf');
    return this.#operands(token.word.toLowerCase());
  }

  end(): void {
    if (this.#text.slice(this.#at).trim() !== '') this.#fail('nothing may follow the policy');
  }

  #operands(kind: string): Gate {
    if (this.#next().sign !== '(') this.#fail("expected '('");
    let needed: number | undefined;
    const operands: (Gate | Principal)[] = [];
    for (;;) {
      const token = this.#next();
      const number = token.number ?? (/^\d+$/.test(token.text ?? '') ? token.text : undefined);
      if (kind === 'outof' && needed === undefined) {
        if (number === undefined) this.#fail('OutOf begins with a number');
        needed = Number(number);
      } else if (token.word !== undefined && gates.test(token.word)) {
        operands.push(this.#operands(token.word.toLowerCase()));
      } else {
        operands.push(this.#principal(token.text));
      }
      const { sign } = this.#next();
      if (sign === ')') break;
      if (sign !== ',') this.#fail("expected ',' or ')'");
    }
    needed ??= kind === 'and' ? operands.length : 1;
    if (operands.length === 0) this.#fail('expected at least two arguments to NOutOf. Given 1');
    if (needed > operands.length + 1) this.#fail(`invalid t-out-of-n predicate, t ${needed}, n ${operands.length}`);
    return { needed, operands };
  }

  #principal(text: string | undefined): Principal {
    if (text === undefined) this.#fail('expected a principal in quotes or a gate');
    const [, msp, role] = principalForm.exec(text) ?? [];
    if (msp === undefined) this.#fail(`'${text}' is not of the form <MSP id>.<member|admin|client|peer|orderer>`);
    return { msp, role: role as RoleName };
  }

  #next(): { word?: string; number?: string; text?: string; sign?: string } {
    tokens.lastIndex = this.#at;
    const found = tokens.exec(this.#text);
    if (!found) this.#fail('unexpected text');
    this.#at = tokens.lastIndex;
    const [, word, number, single, double, sign] = found;
    const text = single ?? double;
    return {
      ...(word !== undefined && { word }),
      ...(number !== undefined && { number }),
      ...(text !== undefined && { text }),
      ...(sign !== undefined && { sign }),
    };
  }

  #fail(reason: string): never {
    throw new PolicySyntaxError(`policy "${this.#text}", character ${this.#at + 1}: ${reason}`);
  }
}
