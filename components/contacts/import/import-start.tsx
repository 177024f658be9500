"use client";

import { BackLink } from "@/components/shell/back-link";
import { PageHeader } from "@/components/shell/page-header";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Notice } from "@/components/ui/notice";
import type { ImportSummary } from "@/lib/contacts/import/view-schema";
import type { Page } from "@/lib/paging";
import { FormerImports } from "./former-imports";
import { TemplateFile } from "./template-file";
import { UploadBox } from "./upload-box";

type Props = { first: Page<ImportSummary>; at: number };

/** Where an import begins: the file, what it should look like, and the imports before it. */
export function ImportStart({ first, at }: Props) {
  const { may } = useWorkspace();
  return (
    <>
      <BackLink to="/contacts">Contacts</BackLink>
      <PageHeader
        title="Import contacts"
        lead="From your booking system or a spreadsheet. You see what would happen before anything is saved."
      />
      {may("contacts:write") ? (
        <>
          <UploadBox />
          <TemplateFile />
        </>
      ) : (
        <Notice tone="wait" title="You can look, but not import.">
          Ask an owner, a manager or an operator to bring in the list. Former imports are shown below.
        </Notice>
      )}
      <FormerImports first={first} at={at} />
    </>
  );
}
