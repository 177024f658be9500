type Props = {
  label: string;
  isPicked: boolean;
  /** Some of what it stands for is picked. */
  isSome?: boolean;
  /** Then Tab passes it by: Space on the row does the same. */
  isInRow?: boolean;
  /** With Shift held, from the row that was pressed before. */
  onPick: (isRange: boolean) => void;
};

/** The box at a row's beginning. Hundreds stand in a list, so it is the browser's own. */
export const RowCheckbox = ({ label, isPicked, isSome = false, isInRow, onPick }: Props) => (
  <label className="grid size-10 cursor-pointer place-items-center">
    <input
      type="checkbox"
      aria-label={label}
      checked={isPicked}
      tabIndex={isInRow ? -1 : undefined}
      ref={(box) => {
        if (box) box.indeterminate = isSome;
      }}
      onChange={({ nativeEvent }) => onPick(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
      className="size-4 cursor-pointer accent-accent"
    />
  </label>
);
