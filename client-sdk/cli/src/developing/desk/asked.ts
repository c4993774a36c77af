/** What a browser asks for. */
export interface Asked {
  readonly query: URLSearchParams;
  /** What a form has sent; absent where a page is only looked at. */
  readonly posted: URLSearchParams | undefined;
}
