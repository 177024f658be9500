"use client";

import { Switch } from "@heroui/react";
import { useQueryClient } from "@tanstack/react-query";
import { Controller, useWatch } from "react-hook-form";
import { useServices } from "@/components/bookings/use-setup";
import { kindWords } from "@/components/bookings/words";
import { useLeave } from "@/components/shell/unsaved-guard";
import { useApiForm } from "@/components/shell/use-api-form";
import { useWorkspace } from "@/components/shell/workspace-context";
import { NumberField } from "@/components/ui/form/number-field";
import { SaveBar } from "@/components/ui/form/save-bar";
import { SelectField } from "@/components/ui/form/select-field";
import { TextField } from "@/components/ui/form/text-field";
import { toast } from "@/components/ui/toast";
import { type ResourceKind, resourceKinds } from "@/db/enums";
import type { ResourceView } from "@/lib/bookings/setup-schema";
import type { OpeningHours } from "@/lib/workspaces/schema";
import { Dialog } from "../dialog";
import { closedWeek, OpeningHoursEditor } from "../workspace/opening-hours-field";
import type { ResourceForm } from "./resource-schema";

const resourceView = async () => (await import("@/lib/bookings/setup-schema")).resourceView;
const resourceForm = async () => (await import("./resource-schema")).resourceForm;

type Props = {
  resource: ResourceView | null;
  usualKind: ResourceKind;
  /** Where own hours begin from. */
  businessHours: OpeningHours | null;
  onClose: () => void;
};

/** Who or what serves: a name, how many it takes, and hours of its own where they differ. */
export function ResourceDialog({ resource, usualKind, businessHours, onClose }: Props) {
  const { id, api } = useWorkspace();
  const queries = useQueryClient();
  const leave = useLeave();
  const { data: services = [] } = useServices();
  const kit = useApiForm<ResourceForm, ResourceForm, ResourceView>({
    schema: resourceForm,
    defaults: {
      kind: resource?.kind ?? usualKind,
      name: resource?.name ?? "",
      capacity: resource?.capacity ?? (usualKind === "table" ? 4 : 1),
      hours: resource?.hours ?? null,
    },
    save: (values, idempotencyKey) =>
      resource
        ? api.patch(
            `/resources/${resource.id}`,
            { ...values, version: resource.version },
            { answer: resourceView },
          )
        : api.post("/resources", values, { answer: resourceView, idempotencyKey }),
    onSaved: (saved) => {
      for (const name of ["resources", "services", "availability"])
        void queries.invalidateQueries({ queryKey: [name, id] });
      toast.success(resource ? "Saved" : `${saved.name} can be booked now`);
      onClose();
    },
  });
  const kind = useWatch({ control: kit.control, name: "kind" });
  const named = services.filter(({ resource_ids }) => resource_ids.length > 0).length;
  return (
    <Dialog
      title={resource ? `Edit ${resource.name}` : "Add a person or table"}
      isOpen
      onClose={() => leave(onClose)}
      isDismissable={false}
    >
      <form onSubmit={kit.submit} noValidate aria-label="Person or table" className="space-y-5">
        <div className="grid gap-5 sm:grid-cols-2">
          <SelectField
            control={kit.control}
            name="kind"
            label="What it is"
            options={resourceKinds.map((one) => ({ id: one, label: kindWords[one] }))}
          />
          <TextField
            control={kit.control}
            name="name"
            label="Name"
            hint="As customers know it"
            input={{ autoFocus: true, dir: "auto", placeholder: kind === "person" ? "Maya" : "Table 4" }}
          />
          {kind === "person" ? null : (
            <NumberField
              control={kit.control}
              name="capacity"
              label="How many people it takes"
              minValue={1}
              maxValue={1000}
            />
          )}
        </div>
        <Controller
          name="hours"
          control={kit.control}
          render={({ field: { value, onChange }, formState: { errors } }) => (
            <fieldset>
              <legend className="label mb-1">Hours</legend>
              <Switch
                isSelected={value !== null}
                onChange={(isOwn) => onChange(isOwn ? (businessHours ?? closedWeek) : null)}
                className="min-h-9 max-md:min-h-11"
              >
                <Switch.Content>
                  <Switch.Control>
                    <Switch.Thumb />
                  </Switch.Control>
                  Own hours, instead of those of the business
                </Switch.Content>
              </Switch>
              {value ? (
                <div className="mt-3">
                  <OpeningHoursEditor
                    week={value}
                    onChange={onChange}
                    errorAt={(day, n) => {
                      const error = errors.hours?.[day]?.[n];
                      return error?.start?.message ?? error?.end?.message ?? error?.message;
                    }}
                  />
                </div>
              ) : (
                <p className="text-sm text-muted">Whenever the business is open.</p>
              )}
            </fieldset>
          )}
        />
        {!resource && named > 0 ? (
          <p className="text-sm text-muted">
            Services that everybody does can be booked at once. For the others, say so in Services.
          </p>
        ) : null}
        <SaveBar
          label={resource ? "Save" : "Add"}
          isSaving={kit.isSaving}
          problem={kit.problem?.message ?? null}
          onCancel={() => leave(onClose)}
        />
      </form>
    </Dialog>
  );
}
