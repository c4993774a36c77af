import { Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { gateway, google } from '@hyperledger/fabric-protos';
import { Any } from 'google-protobuf/google/protobuf/any_pb';

/** An endorser (or orderer) that failed, as a client sees it in the details of an error: `gateway.ErrorDetail`. */
export interface Detail {
  readonly address: string;
  readonly msp: string;
  readonly message: string;
}

/** An error with the gRPC status, message and details that Fabric's gateway gives. */
export class RpcError extends Error {
  override readonly name = 'RpcError';
  constructor(
    readonly code: status,
    message: string,
    readonly details: readonly Detail[] = [],
  ) {
    super(message);
  }
}

/**
 * The form in which grpc-js sends an error; details travel as `google.rpc.Status` in the trailer, as gRPC for Go has
 * them.
 */
export function serviceError(error: unknown): Pick<ServiceError, 'code' | 'details' | 'metadata'> {
  if (!(error instanceof RpcError)) {
    const message = error instanceof Error ? error.message : String(error);
    return { code: status.UNKNOWN, details: message, metadata: new Metadata() };
  }
  const metadata = new Metadata();
  if (error.details.length > 0) metadata.set('grpc-status-details-bin', Buffer.from(encode(error)));
  return { code: error.code, details: error.message, metadata };
}

function encode({ code, message, details }: RpcError): Uint8Array {
  const result = new google.rpc.Status();
  result.setCode(code);
  result.setMessage(message);
  result.setDetailsList(
    details.map((detail) => {
      const content = new gateway.ErrorDetail();
      content.setAddress(detail.address);
      content.setMspId(detail.msp);
      content.setMessage(detail.message);
      const any = new Any();
      any.pack(content.serializeBinary(), 'gateway.ErrorDetail');
      return any;
    }),
  );
  return result.serializeBinary();
}
