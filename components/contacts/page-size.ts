/** People a page of the list, on the server and in the browser. */
export const PAGE_SIZE = 50;
