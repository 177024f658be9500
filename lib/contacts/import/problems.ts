/** What can be wrong or remarkable with a row. An error leaves the row out; a notice lets it in and says something. */
type Rule = {
  severity: "error" | "notice";
  /** Over a list of such rows. */
  title: string;
  /** Of one row; `value` is its own cell, `where` a country or another line. */
  words: (value: string, where: string) => string;
};

const rules = {
  quote_unclosed: {
    severity: "error",
    title: "A quotation mark is missing",
    words: () => "A quotation mark opens a cell and never closes it.",
  },
  row_too_long: {
    severity: "error",
    title: "Row too long",
    words: () => "This row is too long to be a contact.",
  },
  too_many_cells: {
    severity: "error",
    title: "More cells than columns",
    words: () =>
      "This row has more cells than there are columns. A comma inside a cell needs quotation marks around it.",
  },
  erased: {
    severity: "error",
    title: "Erased meanwhile",
    words: () => "This person was erased since the file was uploaded.",
  },
  phone_missing: { severity: "error", title: "No phone number", words: () => "There is no phone number." },
  phone_shortened: {
    severity: "error",
    title: "Number shortened by a spreadsheet",
    words: (value) =>
      `'${value}' was shortened by a spreadsheet. Format the column as text and export it again.`,
  },
  phone_too_short: {
    severity: "error",
    title: "Number too short",
    words: (value, where) => `'${value}' is too short for ${where}.`,
  },
  phone_too_long: {
    severity: "error",
    title: "Number too long",
    words: (value, where) => `'${value}' is too long for ${where}.`,
  },
  phone_invalid: {
    severity: "error",
    title: "Not a phone number",
    words: (value, where) => `'${value}' is not ${where}.`,
  },
  phone_refused: {
    severity: "error",
    title: "Premium or satellite number",
    words: (value) => `'${value}' is a premium, pager or satellite number. It cannot be texted.`,
  },
  country_not_allowed: {
    severity: "error",
    title: "Country not allowed",
    words: (value, where) => `'${value}' is a number of ${where}, which this workspace does not text.`,
  },
  duplicate_row: {
    severity: "error",
    title: "Same number twice in the file",
    words: (_, where) =>
      where
        ? `The same number as line ${where}; that line counts.`
        : "The same number as an earlier line; that line counts.",
  },
  stays_stopped: {
    severity: "notice",
    title: "Stopped texts earlier",
    words: () => "This person stopped texts earlier and stays stopped.",
  },
  landline: {
    severity: "notice",
    title: "Landline",
    words: () => "This is a landline: texts will most likely not arrive.",
  },
  merged_person: {
    severity: "notice",
    title: "Number of a merged person",
    words: () =>
      "This number belongs to a person who was merged; the person you kept is changed, without opt-in.",
  },
  marketing_unclear: {
    severity: "notice",
    title: "Neither yes nor no to marketing",
    words: (value) => `'${value}' is neither yes nor no, so this person is not opted in.`,
  },
  name_too_long: {
    severity: "notice",
    title: "Name too long",
    words: () => "The name is longer than 200 characters and is cut.",
  },
  email_invalid: {
    severity: "notice",
    title: "E-mail not readable",
    words: (value) => `'${value}' is not an e-mail address and is left out.`,
  },
  language_invalid: {
    severity: "notice",
    title: "Language not known",
    words: (value) => `'${value}' is not a language Parley knows and is left out.`,
  },
  time_zone_invalid: {
    severity: "notice",
    title: "Time zone not known",
    words: (value) => `'${value}' is not a time zone and is left out.`,
  },
  channel_invalid: {
    severity: "notice",
    title: "Way of writing not known",
    words: (value) => `'${value}' is neither text nor WhatsApp and is left out.`,
  },
  value_invalid: {
    severity: "notice",
    title: "Value does not fit its field",
    words: (value, where) => `'${value}' does not fit the field ${where} and is left out.`,
  },
  value_too_long: {
    severity: "notice",
    title: "Value too long",
    words: (_, where) => `The value of ${where} is too long and is cut.`,
  },
  too_many_tags: {
    severity: "notice",
    title: "Too many tags",
    words: () => "More than 50 tags, or tags over 50 characters; the rest is left out.",
  },
  too_many_fields: {
    severity: "notice",
    title: "Too many fields",
    words: () => "This person would have more than 100 fields; the rest is left out.",
  },
  unreadable_characters: {
    severity: "notice",
    title: "Unreadable characters",
    words: () => "Some characters could not be read. Export the file as UTF-8 to keep them.",
  },
} as const satisfies Record<string, Rule>;

export type ProblemCode = keyof typeof rules;

/** A problem as a row keeps it: its code and, after a colon, whatever its words need beside the row's cells. */
export type StoredProblem = ProblemCode | `${ProblemCode}:${string}`;

export const isProblemCode = (text: string): text is ProblemCode => Object.hasOwn(rules, text);

export const ruleOf = (code: ProblemCode): Rule => rules[code];

/** Codes that leave a row out. */
export const errorCodes = Object.entries(rules).flatMap(([code, rule]) =>
  rule.severity === "error" ? [code] : [],
);

/** Errors leave a row out; of several the first is told. */
export const isError = (problem: string): boolean => {
  const code = codeOf(problem);
  return isProblemCode(code) && rules[code].severity === "error";
};

export const codeOf = (problem: string): string => problem.split(":", 1)[0] ?? problem;

/** "'555-01' is too short for a US number." `value` is the row's own cell, masked by the caller where it must be. */
export function problemWords(problem: string, value: string): string {
  const code = codeOf(problem);
  if (!isProblemCode(code)) return "Something is odd with this row.";
  return rules[code].words(value.slice(0, 80), problem.slice(code.length + 1));
}
