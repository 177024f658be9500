"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Controller, useWatch } from "react-hook-form";
import { useResources } from "@/components/bookings/use-setup";
import { useLeave } from "@/components/shell/unsaved-guard";
import { useApiForm } from "@/components/shell/use-api-form";
import { useWorkspace } from "@/components/shell/workspace-context";
import { NumberField } from "@/components/ui/form/number-field";
import { SaveBar } from "@/components/ui/form/save-bar";
import { SelectField } from "@/components/ui/form/select-field";
import { SwitchField } from "@/components/ui/form/switch-field";
import { TextField } from "@/components/ui/form/text-field";
import { toast } from "@/components/ui/toast";
import type { ServiceView } from "@/lib/bookings/setup-schema";
import { Dialog } from "../dialog";
import { PickSome } from "./pick-some";
import { toService, toServiceForm } from "./service-form";
import type { ServiceForm } from "./service-schema";

const serviceView = async () => (await import("@/lib/bookings/setup-schema")).serviceView;
const serviceForm = async () => (await import("./service-schema")).serviceForm;

type Props = { service: ServiceView | null; currency: string; onClose: () => void };

/** What can be booked: how long it takes, what it costs, who does it. */
export function ServiceDialog({ service, currency, onClose }: Props) {
  const { id, api } = useWorkspace();
  const queries = useQueryClient();
  const leave = useLeave();
  const { data: resources = [] } = useResources();
  const { control, submit, problem, isSaving } = useApiForm<ServiceForm, ServiceForm, ServiceView>({
    schema: serviceForm,
    defaults: toServiceForm(service, currency),
    save: (values, idempotencyKey) =>
      service
        ? api.patch(
            `/services/${service.id}`,
            { ...toService(values), version: service.version },
            { answer: serviceView },
          )
        : api.post("/services", toService(values), { answer: serviceView, idempotencyKey }),
    onSaved: (saved) => {
      for (const name of ["services", "resources", "availability"])
        void queries.invalidateQueries({ queryKey: [name, id] });
      toast.success(service ? "Saved" : `${saved.name} can be booked now`);
      onClose();
    },
  });
  const price = useWatch({ control, name: "price" });
  return (
    <Dialog
      title={service ? `Edit ${service.name}` : "Add a service"}
      isOpen
      onClose={() => leave(onClose)}
      isDismissable={false}
    >
      <form onSubmit={submit} noValidate aria-label="Service" className="space-y-5">
        <TextField
          control={control}
          name="name"
          label="Name"
          hint="As customers call it"
          input={{ autoFocus: true, dir: "auto", placeholder: "Haircut" }}
        />
        <div className="grid gap-5 sm:grid-cols-2">
          <NumberField
            control={control}
            name="duration_minutes"
            label="Minutes it takes"
            minValue={5}
            maxValue={1440}
            step={5}
          />
          <NumberField
            control={control}
            name="buffer_minutes"
            label="Minutes kept free afterwards"
            minValue={0}
            maxValue={240}
            step={5}
            hint="To clean up, or to breathe"
          />
          <NumberField
            control={control}
            name="price"
            label="Price"
            minValue={0}
            hint="Left empty: no price is told"
          />
          <SelectField
            control={control}
            name="currency"
            label="Currency"
            options={currenciesWith(currency)}
          />
        </div>
        {price === null ? null : (
          <SwitchField
            control={control}
            name="is_price_from"
            label="The price is where it begins"
            hint="Customers are told “from”."
          />
        )}
        <SwitchField
          control={control}
          name="takes_party"
          label="Booked for a number of people"
          hint="A table, a group: asks how many come, and takes a place large enough."
        />
        <Controller
          name="resource_ids"
          control={control}
          render={({ field }) => (
            <PickSome
              legend="Who does it"
              none="Everybody, and whoever is added later"
              options={resources}
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
        <TextField
          control={control}
          name="description"
          label="In a sentence (optional)"
          rows={2}
          hint="The assistant may say it to customers who ask."
        />
        <SaveBar
          label={service ? "Save" : "Add"}
          isSaving={isSaving}
          problem={problem?.message ?? null}
          onCancel={() => leave(onClose)}
        />
      </form>
    </Dialog>
  );
}

const usual = ["USD", "CAD", "MXN", "EUR", "GBP", "AUD", "NZD", "CHF", "JPY"];
const currenciesWith = (own: string) =>
  [...new Set([own, ...usual])].map((code) => ({ id: code, label: code }));
