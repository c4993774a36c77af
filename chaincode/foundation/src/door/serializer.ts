/**
 * How arguments and results pass between peer and contract: text as it is, anything else as JSON. The stock serializer
 * would do, but it converts objects with a version of class-transformer that npm does not install (fabric-contract-api
 * 2.5.8 asks for ^0.4.0, and 0.4.1 lacks what it calls), so that `GetMetadata` fails wherever the foundation is
 * installed as a package.
 */
export class TextSerializer {
  toBuffer(result: unknown): Buffer | undefined {
    if (result === undefined || result === null) return undefined;
    return Buffer.from(typeof result === 'string' ? result : JSON.stringify(result));
  }

  fromBuffer(data: Buffer): { value: string } {
    return { value: data.toString('utf8') };
  }
}
