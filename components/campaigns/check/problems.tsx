"use client";

import { ApiProblem } from "@/components/shell/api";
import { Notice } from "@/components/ui/notice";
import type { CampaignView } from "@/lib/campaigns/schema";
import { type Step, stepOf, stepWords } from "../wizard/steps";

/** What a refusal names, field by field. */
export const problemsOf = (error: Error | null): CampaignView["problems"] =>
  error instanceof ApiProblem
    ? Object.entries(error.fields).map(([path, message]) => ({ path, message, code: error.code }))
    : [];

type Props = { problems: CampaignView["problems"]; onShow: (step: Step) => void };

/** What keeps it from being launched, each with the way to the step that mends it. */
export function Problems({ problems, onShow }: Props) {
  if (problems.length === 0) return null;
  return (
    <Notice tone="bad" role="alert" title="Not ready yet">
      <ul className="mt-1 space-y-1">
        {problems.map(({ path, message, code }) => {
          const step = stepOf(path);
          return (
            <li key={`${path} ${code}`} className="flex flex-wrap items-baseline gap-x-2">
              <span>{message}</span>
              {step ? (
                <button
                  type="button"
                  onClick={() => onShow(step)}
                  className="min-h-8 cursor-pointer font-medium underline underline-offset-4 max-md:min-h-11"
                >
                  Mend it in “{stepWords[step]}”
                </button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
