ALTER TABLE "senders" ADD COLUMN "inbound_known_until" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "senders" ADD COLUMN "inbound_look_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "senders" ADD COLUMN "inbound_look_tries" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "senders_inbound_look_idx" ON "senders" USING btree ("inbound_look_at");