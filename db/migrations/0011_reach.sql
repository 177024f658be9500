CREATE TYPE "public"."campaign_status" AS ENUM('draft', 'freezing', 'running', 'paused', 'finished', 'canceled');--> statement-breakpoint
CREATE TYPE "public"."late_choice" AS ENUM('cancel', 'defer');--> statement-breakpoint
CREATE TYPE "public"."recipient_status" AS ENUM('pending', 'queued', 'excluded', 'held_out', 'canceled');--> statement-breakpoint
CREATE TABLE "campaign_dry_runs" (
	"workspace_id" bigint NOT NULL,
	"campaign_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"cursor" bigint,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"tallies" jsonb NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"look_at" timestamp with time zone,
	CONSTRAINT "campaign_dry_runs_workspace_id_campaign_id_pk" PRIMARY KEY("workspace_id","campaign_id")
);
--> statement-breakpoint
CREATE TABLE "campaign_recipients" (
	"workspace_id" bigint NOT NULL,
	"campaign_id" bigint NOT NULL,
	"contact_id" bigint NOT NULL,
	"phone_idx" text NOT NULL,
	"variant" smallint DEFAULT 0 NOT NULL,
	"wave" smallint DEFAULT 1 NOT NULL,
	"channel" "channel" NOT NULL,
	"status" "recipient_status" NOT NULL,
	"reason" text,
	"facts" jsonb,
	"due_at" timestamp with time zone NOT NULL,
	"send_before" timestamp with time zone,
	"segments" smallint NOT NULL,
	"cost_micros" bigint NOT NULL,
	"message_id" bigint,
	CONSTRAINT "campaign_recipients_workspace_id_campaign_id_contact_id_pk" PRIMARY KEY("workspace_id","campaign_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "campaign_variants" (
	"workspace_id" bigint NOT NULL,
	"campaign_id" bigint NOT NULL,
	"position" smallint NOT NULL,
	"template_id" bigint NOT NULL,
	"template_version" integer,
	"weight" integer NOT NULL,
	CONSTRAINT "campaign_variants_workspace_id_campaign_id_position_pk" PRIMARY KEY("workspace_id","campaign_id","position")
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "campaigns_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"status" "campaign_status" DEFAULT 'draft' NOT NULL,
	"template_id" bigint NOT NULL,
	"segment_id" bigint,
	"exclude_segment_id" bigint,
	"channel" "channel",
	"variables" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"send_at" timestamp with time zone,
	"local_time" text,
	"send_before" timestamp with time zone,
	"if_late" "late_choice" DEFAULT 'cancel' NOT NULL,
	"throttle_per_second" real,
	"not_marketed_within_days" integer,
	"skips_open_conversations" boolean DEFAULT false NOT NULL,
	"hold_out_percent" real DEFAULT 0 NOT NULL,
	"first_wave_percent" real,
	"first_wave_minutes" integer DEFAULT 15 NOT NULL,
	"limits" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"frozen" jsonb,
	"freeze_cursor" bigint,
	"frozen_at" timestamp with time zone,
	"look_at" timestamp with time zone,
	"tokens" real DEFAULT 0 NOT NULL,
	"tokens_at" timestamp with time zone,
	"first_wave_ended_at" timestamp with time zone,
	"pause_reason" text,
	"pause_facts" jsonb,
	"actor_kind" "actor_kind" NOT NULL,
	"actor_id" bigint,
	"actor_name" text NOT NULL,
	"request_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"launched_at" timestamp with time zone,
	"paused_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "campaigns_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "segments" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "segments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"description" text,
	"definition" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "segments_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "campaign_id" bigint;--> statement-breakpoint
ALTER TABLE "campaign_dry_runs" ADD CONSTRAINT "campaign_dry_runs_campaign_fk" FOREIGN KEY ("workspace_id","campaign_id") REFERENCES "public"."campaigns"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_recipients" ADD CONSTRAINT "campaign_recipients_campaign_fk" FOREIGN KEY ("workspace_id","campaign_id") REFERENCES "public"."campaigns"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_recipients" ADD CONSTRAINT "campaign_recipients_contact_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contacts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_variants" ADD CONSTRAINT "campaign_variants_campaign_fk" FOREIGN KEY ("workspace_id","campaign_id") REFERENCES "public"."campaigns"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_variants" ADD CONSTRAINT "campaign_variants_template_fk" FOREIGN KEY ("workspace_id","template_id") REFERENCES "public"."templates"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_template_fk" FOREIGN KEY ("workspace_id","template_id") REFERENCES "public"."templates"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_segment_fk" FOREIGN KEY ("workspace_id","segment_id") REFERENCES "public"."segments"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_exclude_segment_fk" FOREIGN KEY ("workspace_id","exclude_segment_id") REFERENCES "public"."segments"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segments" ADD CONSTRAINT "segments_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "campaign_dry_runs_look_idx" ON "campaign_dry_runs" USING btree ("look_at") WHERE "campaign_dry_runs"."look_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "campaign_recipients_phone_key" ON "campaign_recipients" USING btree ("workspace_id","campaign_id","phone_idx");--> statement-breakpoint
CREATE INDEX "campaign_recipients_pending_idx" ON "campaign_recipients" USING btree ("workspace_id","campaign_id","wave","due_at") WHERE "campaign_recipients"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "campaigns_look_idx" ON "campaigns" USING btree ("look_at") WHERE "campaigns"."look_at" is not null;--> statement-breakpoint
CREATE INDEX "campaigns_template_idx" ON "campaigns" USING btree ("workspace_id","template_id");--> statement-breakpoint
CREATE INDEX "campaigns_segment_idx" ON "campaigns" USING btree ("workspace_id","segment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "segments_name_key" ON "segments" USING btree ("workspace_id","name");--> statement-breakpoint
CREATE INDEX "messages_campaign_idx" ON "messages" USING btree ("workspace_id","campaign_id","status") WHERE "messages"."campaign_id" is not null;
--> statement-breakpoint
SELECT protect_tenant_tables();--> statement-breakpoint
-- Whose campaign wants work.
GRANT SELECT ON campaigns, campaign_dry_runs TO parley_router;
