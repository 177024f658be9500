"use client";

import { Autocomplete, Kbd, Modal, SearchField, Spinner } from "@heroui/react";
import { useTheme } from "next-themes";
import { useState } from "react";
import { useSendDialog } from "@/components/messages/send/send-dialog-provider";
import { signOutHere } from "../sign-out";
import { useGo } from "../use-go";
import { useWorkspace } from "../workspace-context";
import { commandsFor, type Doing, fittingCommands } from "./commands";
import { type Line, linesFor } from "./lines";
import { PaletteList } from "./palette-list";
import { keepRecent, readRecent } from "./recent";
import { useSearch } from "./use-search";

type Props = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  startsWith: string;
  onKeys: () => void;
};

/** Everything by a few letters: pages, deeds, people, texts, templates. Arrows choose, Enter does. */
export function Palette({ isOpen, onOpenChange, startsWith, onKeys }: Props) {
  const place = useWorkspace();
  const [typed, setTyped] = useState(startsWith);
  const { results, isSearching, failure } = useSearch(typed);
  const act = useDoing(onKeys);
  const session = `${place.id}.${place.person.email}`;
  const [recent] = useState(() => readRecent(session));
  const groups = linesFor({
    typed,
    isSearching,
    commands: fittingCommands(commandsFor(place, place.may), typed),
    results,
    recent,
    path: place.path,
  });
  const choose = (line: Line) => {
    if (line.remember) keepRecent(session, line.remember);
    onOpenChange(false);
    act(line.doing);
  };
  return (
    <Modal.Backdrop isOpen={isOpen} onOpenChange={onOpenChange}>
      <Modal.Container placement="top" size="lg" className="max-sm:p-2 sm:pt-[12vh]">
        <Modal.Dialog
          aria-label="Find or do"
          className="gap-0 overflow-hidden p-0 sm:w-[40rem] sm:max-w-[40rem]"
        >
          <Autocomplete.Filter inputValue={typed} onInputChange={setTyped}>
            <SearchField
              autoFocus
              aria-label="Find or do"
              variant="secondary"
              className="border-b border-separator"
              maxLength={100}
            >
              <SearchField.Group className="h-14 rounded-none border-0 bg-transparent px-4 shadow-none outline-none">
                <SearchField.SearchIcon />
                <SearchField.Input
                  placeholder="A name, last four digits, words, or what to do"
                  className="text-base"
                  autoComplete="off"
                  spellCheck={false}
                />
                {isSearching ? <Spinner size="sm" color="current" className="text-muted" /> : null}
                <SearchField.ClearButton />
              </SearchField.Group>
            </SearchField>
            <PaletteList groups={groups} onChoose={choose} isSearching={isSearching} failure={failure} />
          </Autocomplete.Filter>
          <p className="flex items-center gap-4 border-t border-separator px-4 py-2 text-xs text-muted max-md:hidden">
            <Hint keys="↑↓">choose</Hint>
            <Hint keys="↵">open</Hint>
            <Hint keys="Esc">close</Hint>
          </p>
        </Modal.Dialog>
      </Modal.Container>
    </Modal.Backdrop>
  );
}

function Hint({ keys, children }: { keys: string; children: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <Kbd className="h-5 min-w-5 text-[0.6875rem]">
        <Kbd.Content>{keys}</Kbd.Content>
      </Kbd>
      {children}
    </span>
  );
}

function useDoing(onKeys: () => void): (doing: Doing) => void {
  const go = useGo();
  const compose = useSendDialog();
  const { setTheme } = useTheme();
  return (doing) => {
    if (doing.kind === "go") go(doing.href);
    else if (doing.kind === "compose") compose.open();
    else if (doing.kind === "keys") onKeys();
    else if (doing.kind === "signOut") void signOutHere();
    else setTheme(doing.theme);
  };
}
