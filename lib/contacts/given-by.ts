/** How a yes was given to staff; `method` of the ledger follows from it. */
export const givenBy = ["in_person", "on_paper", "web_form", "by_phone", "in_writing"] as const;
export type GivenBy = (typeof givenBy)[number];
