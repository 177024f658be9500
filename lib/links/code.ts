export const CODE_LENGTH = 8;
/** Stands for a code until one is drawn: as long, and of letters that cost the same, so that counts are exact. */
export const SAMPLE_CODE = "Ab3xK7mQ";

export const isCode = (text: string): boolean => /^[0-9A-Za-z]{8}$/.test(text);
