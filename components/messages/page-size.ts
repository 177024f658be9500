/** Rows a page of the list; the server's first page and the browser's must agree. */
export const PAGE_SIZE = 50;
