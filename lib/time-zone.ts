const known = new Map<string, boolean>();

/** True for an IANA zone name this machine knows. Fixed offsets such as "+02:00" are not zones. */
export function isValidTimeZone(name: string): boolean {
  const answer = known.get(name);
  if (answer !== undefined) return answer;
  if (name.length > 64 || !/^[a-z]/i.test(name)) return false;
  const isValid = canFormat(name);
  if (known.size >= 5_000) known.clear();
  known.set(name, isValid);
  return isValid;
}

function canFormat(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone }).format(0) !== "";
  } catch {
    return false;
  }
}
