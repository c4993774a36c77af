import { peer } from '@hyperledger/fabric-protos';
import type { CallContext, OpenQuery } from './context';

/** Results sent in one message (Fabric: MaxResultLimit). */
const batchLimit = 100;
/** Results of one query in all (Fabric: ledger.state.totalQueryLimit). */
const totalLimit = 100_000;

/** What a chaincode asked of a page; undefined when it did not ask for pages. */
export interface Page {
  readonly size: number;
  readonly bookmark: string;
}

/** Reads the paging part of a query; a page size of 0 without bookmark means no pages. */
export function pageOf(metadata: Uint8Array): Page | undefined {
  const asked = peer.QueryMetadata.deserializeBinary(metadata);
  const page = { size: asked.getPagesize(), bookmark: asked.getBookmark() };
  return page.size === 0 && page.bookmark === '' ? undefined : page;
}

/** The next batch of a query: what the chaincode gets for one message. */
export function nextBatch(context: CallContext, query: OpenQuery, page?: Page): peer.QueryResponse {
  const limit = page !== undefined && page.size > 0 ? Math.min(page.size, totalLimit) : totalLimit;
  while (query.returned < limit) {
    const result = query.results.next();
    if (result === undefined) break;
    query.returned++;
    if (page === undefined && query.pending.length === batchLimit) {
      const batch = response(query, query.pending, true);
      query.pending = [result];
      return batch;
    }
    query.pending.push(result);
  }
  const last = response(query, query.pending, false);
  if (page !== undefined) {
    const metadata = new peer.QueryResponseMetadata();
    metadata.setFetchedRecordsCount(query.returned);
    metadata.setBookmark(query.results.bookmark());
    last.setMetadata(metadata.serializeBinary());
  }
  context.close(query.id);
  return last;
}

function response(query: OpenQuery, results: readonly Uint8Array[], hasMore: boolean): peer.QueryResponse {
  const message = new peer.QueryResponse();
  message.setResultsList(
    results.map((bytes) => {
      const result = new peer.QueryResultBytes();
      result.setResultbytes(bytes);
      return result;
    }),
  );
  message.setHasMore(hasMore);
  message.setId(query.id);
  return message;
}
