/** What is answered to a customer's text, before and outside any model. */
export type Reply = {
  body: string;
  /** A visit they want moved: the dialogue for that begins here. */
  startsMove?: number;
  /** A person of the team should look at it too: why, as a code. */
  handsOver?: string;
};

/** A text of a customer, as those who may answer it are asked. */
export type Asked = { contactId: number; messageId: number; body: string };
