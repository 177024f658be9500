/** A loader for words of React Aria in languages that no page is shown in: nothing instead of them. */
export default function englishOnly() {
  return "export default {};";
}
