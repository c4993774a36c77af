interface Message<T> {
  deserializeBinary(bytes: Uint8Array): T;
}

/** Reads a message; an error names it as Fabric's `protoutil` does: `error unmarshalling Proposal: ...`. */
export function unmarshal<T>(type: Message<T>, bytes: Uint8Array, name: string): T {
  try {
    return type.deserializeBinary(bytes);
  } catch (error) {
    throw new Error(`error unmarshalling ${name}: proto: cannot parse invalid wire-format data`, { cause: error });
  }
}
