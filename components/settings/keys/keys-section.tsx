"use client";

import { Button, Chip } from "@heroui/react";
import { KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { useWorkspace } from "@/components/shell/workspace-context";
import { Confirm } from "@/components/ui/confirm";
import { Empty } from "@/components/ui/empty";
import { LoadMore } from "@/components/ui/load-more";
import { Moment } from "@/components/ui/moment";
import { laterPart, OnDemand } from "@/components/ui/on-demand";
import { Panel } from "@/components/ui/panel";
import { toast } from "@/components/ui/toast";
import type { Page } from "@/lib/paging";
import type { ApiKeyView } from "@/lib/workspaces/api-keys-schema";
import { SectionPage } from "../section-page";
import { useDeed } from "../use-deed";
import { useList } from "../use-list";
import type { KeyProps } from "./key-dialog";
import { scopeWords } from "./scope-groups";

const keyDialog = laterPart<KeyProps>(async () => (await import("./key-dialog")).KeyDialog);

const apiKeyView = async () => (await import("@/lib/workspaces/api-keys-schema")).apiKeyView;

type Props = { first: Page<ApiKeyView>; publicUrl: string };

/** Keys with which other systems send for this workspace. */
export function KeysSection({ first, publicUrl }: Props) {
  const list = useList("api-keys", apiKeyView, first);
  const [isMaking, setMaking] = useState(false);
  const make = (
    <Button onPress={() => setMaking(true)}>
      <Plus aria-hidden className="size-4" />
      New key
    </Button>
  );
  return (
    <SectionPage
      title="API keys"
      lead={
        <>
          With a key, your booking system or till can send texts.{" "}
          <a href="/docs" className="underline underline-offset-4">
            How the API works
          </a>
        </>
      }
      action={list.rows.length > 0 ? make : null}
    >
      <Panel>
        {list.rows.length === 0 ? (
          <Empty icon={KeyRound} title="No keys yet" action={make}>
            Each system gets its own, so that one can be revoked without the others noticing.
          </Empty>
        ) : (
          <ul aria-label="API keys" className="divide-y divide-separator">
            {list.rows.map((key) => (
              <KeyRow key={key.id} apiKey={key} />
            ))}
          </ul>
        )}
        <LoadMore list={list} label="Show more" className="p-3 text-center" />
      </Panel>
      <OnDemand part={keyDialog} props={{ isOpen: isMaking, publicUrl, onClose: () => setMaking(false) }} />
    </SectionPage>
  );
}

function KeyRow({ apiKey }: { apiKey: ApiKeyView }) {
  const { api } = useWorkspace();
  const [isAsking, setAsking] = useState(false);
  const revoke = useDeed(
    "api-keys",
    () => api.remove(`/api-keys/${apiKey.id}`, { answer: apiKeyView }),
    () => toast.success(`“${apiKey.name}” was revoked`),
  );
  const isRevoked = apiKey.revoked_at !== null;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-4">
      <div className="min-w-0 max-sm:w-full sm:flex-1">
        <p className={isRevoked ? "truncate text-muted line-through" : "truncate font-medium"}>
          <bdi>{apiKey.name}</bdi>
        </p>
        <p className="text-sm text-muted">
          <code className="font-mono text-[0.8125rem]">{apiKey.prefix}…</code>
          <span aria-hidden> · </span>
          {apiKey.last_used_at ? (
            <>
              used <Moment at={apiKey.last_used_at} />
            </>
          ) : (
            "not used yet"
          )}
        </p>
      </div>
      <Chip variant="soft" color="default" title={apiKey.scopes.join(", ")}>
        <Chip.Label>{scopeWords(apiKey.scopes)}</Chip.Label>
      </Chip>
      {apiKey.revoked_at ? (
        <p className="text-sm text-muted sm:w-36 sm:text-right">
          Revoked <Moment at={apiKey.revoked_at} />
        </p>
      ) : (
        <div className="max-sm:ml-auto sm:w-36 sm:text-right">
          <Button
            size="sm"
            variant="ghost"
            className="max-md:h-11"
            aria-label={`Revoke ${apiKey.name}`}
            onPress={() => setAsking(true)}
          >
            Revoke
          </Button>
        </div>
      )}
      <Confirm
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={`Revoke “${apiKey.name}”?`}
        action="Revoke"
        isDestructive
        isPending={revoke.isPending}
        onConfirm={() => revoke.mutate(undefined, { onSettled: () => setAsking(false) })}
      >
        <p>The system that uses it is refused from its next request on. A revoked key cannot come back.</p>
        {apiKey.last_used_at ? (
          <p>
            It was last used <Moment at={apiKey.last_used_at} />.
          </p>
        ) : null}
      </Confirm>
    </li>
  );
}
