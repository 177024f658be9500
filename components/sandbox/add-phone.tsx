"use client";

import { Button, FieldError, Form, Label, TextField } from "@heroui/react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { ApiProblem } from "@/components/shell/api";
import { Input } from "@/components/ui/input";
import { addPhone } from "./api";

/** Takes any number into the network, so that a customer can text the business first. */
export function AddPhone({ onAdded, isDisabled }: { onAdded: (id: number) => void; isDisabled: boolean }) {
  const client = useQueryClient();
  const [number, setNumber] = useState("");
  const add = useMutation({
    mutationFn: addPhone,
    onSuccess: async ({ id }) => {
      setNumber("");
      await client.invalidateQueries({ queryKey: ["sandbox", "phones"] });
      onAdded(id);
    },
  });
  const fault =
    add.error instanceof ApiProblem ? (add.error.fields.number ?? add.error.message) : add.error?.message;
  return (
    <Form
      className="p-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (number.trim()) add.mutate(number);
      }}
    >
      <TextField
        variant="secondary"
        value={number}
        onChange={(text) => {
          setNumber(text);
          add.reset();
        }}
        isInvalid={fault !== undefined}
        isDisabled={isDisabled}
      >
        <Label>Pick up a phone by its number</Label>
        <div className="flex gap-2">
          <Input
            type="tel"
            placeholder="+1 212 555 0137"
            autoComplete="off"
            className="min-w-0 flex-1 tabular-nums"
          />
          <Button
            type="submit"
            variant="secondary"
            isIconOnly
            className="max-md:size-11"
            isPending={add.isPending}
            isDisabled={isDisabled}
            aria-label="Pick up this phone"
          >
            <Plus aria-hidden />
          </Button>
        </div>
        <FieldError>{fault}</FieldError>
      </TextField>
    </Form>
  );
}
