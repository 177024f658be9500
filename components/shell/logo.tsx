/** Two speech bubbles: ours evergreen, theirs apricot. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 28" aria-hidden className={className}>
      <path
        d="M3 7.500A5.500 5.500 0 0 1 8.500 2h9A5.500 5.500 0 0 1 23 7.500v4a5.500 5.500 0 0 1-5.500 5.500H10l-4.300 3.500A1.600 1.600 0 0 1 3 19.300z"
        className="fill-accent"
      />
      <path
        d="M25.300 8.200A5 5 0 0 1 29.500 13v4.500a5 5 0 0 1-1 3v4a1.400 1.400 0 0 1-2.300 1L23 22.800h-5a5 5 0 0 1-4.300-2.500h4A7.500 7.500 0 0 0 25.300 13z"
        className="fill-[oklch(0.82_0.09_62)]"
      />
    </svg>
  );
}
