import type { Scope } from "@/lib/actor";
import type { FirstSteps } from "@/lib/reports/schema";

export type Step = {
  key: keyof FirstSteps;
  isDone: boolean;
  title: string;
  hint: string;
  /** Where it is done, under the workspace's address; empty where it is somebody else's to do. */
  ways: { label: string; to: string | "compose" }[];
};

/** The way of a new workspace to its first text, for somebody who may do these things. Pure. */
export function stepsFor(done: FirstSteps, may: (scope: Scope) => boolean): Step[] {
  const steps: (Step | false)[] = [
    {
      key: "sender",
      isDone: done.sender,
      title: "A number to text from",
      hint: done.sender
        ? "It is ready."
        : may("senders:write")
          ? "Connect your Twilio number; Parley checks that it works."
          : "Ask an owner or a manager to connect one.",
      ways: may("senders:write") ? [{ label: "Set up a sender", to: "/settings/senders" }] : [],
    },
    may("workspace:write") && {
      key: "hours",
      isDone: done.hours,
      title: "When you are open",
      hint: "At night texts wait until morning; that is set already.",
      ways: [{ label: "Set your hours", to: "/settings/hours" }],
    },
    may("contacts:write") && {
      key: "contacts",
      isDone: done.contacts,
      title: "The people you text",
      hint: "Bring a list from your booking system, or begin with yourself.",
      ways: [
        { label: "Import a list", to: "/contacts/import" },
        { label: "Add one person", to: "/contacts?add=1" },
      ],
    },
    may("messages:write") && {
      key: "texts",
      isDone: done.texts,
      title: "Your first text",
      hint: "Send one to your own phone and watch every step it takes.",
      ways: [{ label: "Write it", to: "compose" }],
    },
    may("members:write") && {
      key: "team",
      isDone: done.team,
      title: "The people you work with",
      hint: "Invite them by a link. You decide what each may do.",
      ways: [{ label: "Invite someone", to: "/settings/members" }],
    },
  ];
  return steps.filter((step) => step !== false);
}
