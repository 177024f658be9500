import { parseAsInteger } from "nuqs/server";

/** An id in the address; what cannot be one is nothing, as if it were not there. */
export const parseAsId = {
  ...parseAsInteger,
  parse: (text: string) => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : null),
};
