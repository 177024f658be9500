CREATE TYPE "public"."actor_kind" AS ENUM('key', 'member', 'system', 'platform', 'customer');--> statement-breakpoint
CREATE TYPE "public"."attempt_outcome" AS ENUM('accepted', 'rejected', 'ambiguous', 'not_started');--> statement-breakpoint
CREATE TYPE "public"."category" AS ENUM('authentication', 'conversation', 'reservation', 'reminder', 'order', 'marketing', 'program');--> statement-breakpoint
CREATE TYPE "public"."channel" AS ENUM('sms', 'whatsapp');--> statement-breakpoint
CREATE TYPE "public"."consent_action" AS ENUM('opted_in', 'opted_out', 'double_opt_in_pending');--> statement-breakpoint
CREATE TYPE "public"."consent_method" AS ENUM('keyword', 'refusal', 'doubt', 'api', 'staff', 'import', 'web_form', 'provider');--> statement-breakpoint
CREATE TYPE "public"."direction" AS ENUM('outbound', 'inbound');--> statement-breakpoint
CREATE TYPE "public"."encoding" AS ENUM('GSM-7', 'UCS-2');--> statement-breakpoint
CREATE TYPE "public"."error_class" AS ENUM('retry', 'permanent', 'opt_out', 'sender', 'account', 'content', 'whatsapp', 'ambiguous');--> statement-breakpoint
CREATE TYPE "public"."message_status" AS ENUM('queued', 'sending', 'unconfirmed', 'sent', 'delivered', 'read', 'undelivered', 'failed', 'suppressed', 'canceled', 'received');--> statement-breakpoint
CREATE TYPE "public"."opt_out_reply" AS ENUM('provider', 'parley');--> statement-breakpoint
CREATE TYPE "public"."provider" AS ENUM('twilio', 'aws');--> statement-breakpoint
CREATE TYPE "public"."purpose" AS ENUM('message', 'opt_out_confirmation', 'opt_in_confirmation', 'help');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('owner', 'manager', 'operator', 'viewer');--> statement-breakpoint
CREATE TYPE "public"."sender_status" AS ENUM('active', 'paused');--> statement-breakpoint
CREATE TYPE "public"."workspace_kind" AS ENUM('salon', 'restaurant', 'other');--> statement-breakpoint
CREATE TYPE "public"."workspace_status" AS ENUM('active', 'suspended');--> statement-breakpoint
CREATE TABLE "consent_events" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "consent_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"phone_idx" text NOT NULL,
	"phone_last4" text,
	"channel" "channel",
	"category" "category",
	"action" "consent_action" NOT NULL,
	"method" "consent_method" NOT NULL,
	"keyword" text,
	"wording" text,
	"reason" text,
	"raw_text" text,
	"source_message_id" bigint,
	"actor_kind" "actor_kind" NOT NULL,
	"actor_id" bigint,
	"actor_name" text,
	"request_id" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "consent_events_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "contacts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"first_name" text,
	"last_name" text,
	"email" text,
	"language" text,
	"time_zone" text,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"source" text NOT NULL,
	"phone_sealed" text,
	"phone_idx" text,
	"phone_last4" text,
	"country" text,
	"erased_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contacts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "batches" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "batches_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"idempotency_key" text,
	"accepted" integer DEFAULT 0 NOT NULL,
	"rejected" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "batches_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "message_attempts" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "message_attempts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"message_id" bigint NOT NULL,
	"number" smallint NOT NULL,
	"client_ref" uuid NOT NULL,
	"gate" jsonb NOT NULL,
	"claimed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"post_by" timestamp with time zone NOT NULL,
	"outcome" "attempt_outcome",
	"provider_sid" text,
	"http_status" smallint,
	"error_code" integer,
	"detail" text,
	"finished_at" timestamp with time zone,
	CONSTRAINT "message_attempts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "message_events" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "message_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"message_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"status" "message_status",
	"source" text NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "message_events_workspace_id_id_at_pk" PRIMARY KEY("workspace_id","id","at")
) PARTITION BY RANGE ("at");
--> statement-breakpoint
CREATE TABLE "messages" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "messages_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"direction" "direction" NOT NULL,
	"channel" "channel" NOT NULL,
	"category" "category" NOT NULL,
	"purpose" "purpose" DEFAULT 'message' NOT NULL,
	"contact_id" bigint NOT NULL,
	"sender_id" bigint NOT NULL,
	"phone_idx" text NOT NULL,
	"phone_last4" text NOT NULL,
	"body" text NOT NULL,
	"encoding" "encoding" NOT NULL,
	"segments" integer NOT NULL,
	"template_id" bigint,
	"template_version" integer,
	"batch_id" bigint,
	"idempotency_key" text,
	"customer_id" text,
	"order_id" text,
	"reservation_id" text,
	"metadata" jsonb,
	"media_urls" text[],
	"consent_event_id" bigint,
	"prefix_idx" text,
	"priority" smallint NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"send_before" timestamp with time zone,
	"status" "message_status" NOT NULL,
	"attempt" smallint DEFAULT 0 NOT NULL,
	"client_ref" uuid,
	"post_by" timestamp with time zone,
	"lease_until" timestamp with time zone,
	"reconcile_at" timestamp with time zone,
	"unconfirmed_at" timestamp with time zone,
	"provider_sid" text,
	"reason" text,
	"error_code" integer,
	"error_class" "error_class",
	"estimated_cost_micros" bigint DEFAULT 0 NOT NULL,
	"price_micros" bigint,
	"currency" text DEFAULT 'USD' NOT NULL,
	"price_due_at" timestamp with time zone,
	"price_tries" smallint DEFAULT 0 NOT NULL,
	"actor_kind" "actor_kind" NOT NULL,
	"actor_id" bigint,
	"actor_name" text,
	"request_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "messages_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "provider_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "provider_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"provider" text NOT NULL,
	"account_sid" text NOT NULL,
	"provider_sid" text NOT NULL,
	"client_ref" uuid,
	"status" text NOT NULL,
	"error_code" integer,
	"payload_sealed" text NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"next_try_at" timestamp with time zone DEFAULT now() NOT NULL,
	"tries" smallint DEFAULT 0 NOT NULL,
	"applied_at" timestamp with time zone,
	"outcome" text
);
--> statement-breakpoint
CREATE TABLE "daily_usage" (
	"workspace_id" bigint NOT NULL,
	"sender_id" bigint NOT NULL,
	"day" date NOT NULL,
	"messages" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "daily_usage_workspace_id_sender_id_day_pk" PRIMARY KEY("workspace_id","sender_id","day")
);
--> statement-breakpoint
CREATE TABLE "provider_accounts" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "provider_accounts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"provider" "provider" NOT NULL,
	"account_sid" text NOT NULL,
	"auth_token_sealed" text NOT NULL,
	"previous_token_sealed" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "provider_accounts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "senders" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "senders_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"provider" "provider" DEFAULT 'twilio' NOT NULL,
	"channel" "channel" DEFAULT 'sms' NOT NULL,
	"number" text,
	"messaging_service_sid" text,
	"account_id" bigint,
	"status" "sender_status" DEFAULT 'active' NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"opt_out_replies" "opt_out_reply" DEFAULT 'provider' NOT NULL,
	"allowlist" text[],
	"segments_per_second" double precision DEFAULT 1 NOT NULL,
	"daily_quota" integer,
	"tokens" double precision DEFAULT 0 NOT NULL,
	"tokens_at" timestamp with time zone DEFAULT now() NOT NULL,
	"held_until" timestamp with time zone,
	"problem_code" integer,
	"problem_detail" text,
	"problem_at" timestamp with time zone,
	"last_claimed_at" timestamp with time zone DEFAULT 'epoch' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "senders_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "template_versions" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "template_versions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"template_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"body" text NOT NULL,
	"bodies" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"placeholders" text[] NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "template_versions_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "templates" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "templates_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"category" "category" DEFAULT 'marketing' NOT NULL,
	"description" text,
	"is_active" boolean DEFAULT true NOT NULL,
	"archived_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "templates_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "api_keys_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "api_keys_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "audit_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_kind" "actor_kind" NOT NULL,
	"actor_id" bigint,
	"actor_name" text NOT NULL,
	"verb" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" bigint,
	"before" jsonb,
	"after" jsonb,
	"request_id" text,
	CONSTRAINT "audit_events_workspace_id_id_at_pk" PRIMARY KEY("workspace_id","id","at")
) PARTITION BY RANGE ("at");
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"workspace_id" bigint NOT NULL,
	"key_hash" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer,
	"answer" text,
	"locked_until" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_workspace_id_key_hash_pk" PRIMARY KEY("workspace_id","key_hash")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"workspace_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"role" "role" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "memberships_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "users_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"session_epoch" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"id" bigint PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY (sequence name "workspaces_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"kind" "workspace_kind" DEFAULT 'other' NOT NULL,
	"status" "workspace_status" DEFAULT 'active' NOT NULL,
	"email" text,
	"time_zone" text DEFAULT 'America/New_York' NOT NULL,
	"default_country" text DEFAULT 'US' NOT NULL,
	"allowed_countries" text[],
	"language" text DEFAULT 'en' NOT NULL,
	"quiet_hours" jsonb,
	"quiet_for_transactional" boolean DEFAULT false NOT NULL,
	"frequency_cap" jsonb DEFAULT '{"per_day":1,"per_week":4}'::jsonb NOT NULL,
	"daily_quota" integer,
	"retention_days" integer DEFAULT 730 NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "consent_events" ADD CONSTRAINT "consent_events_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_attempts" ADD CONSTRAINT "message_attempts_message_fk" FOREIGN KEY ("workspace_id","message_id") REFERENCES "public"."messages"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_contact_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contacts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_sender_fk" FOREIGN KEY ("workspace_id","sender_id") REFERENCES "public"."senders"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "daily_usage" ADD CONSTRAINT "daily_usage_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider_accounts" ADD CONSTRAINT "provider_accounts_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "senders" ADD CONSTRAINT "senders_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "senders" ADD CONSTRAINT "senders_account_fk" FOREIGN KEY ("workspace_id","account_id") REFERENCES "public"."provider_accounts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_versions" ADD CONSTRAINT "template_versions_template_fk" FOREIGN KEY ("workspace_id","template_id") REFERENCES "public"."templates"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consent_events_phone_idx" ON "consent_events" USING btree ("workspace_id","phone_idx","id");--> statement-breakpoint
CREATE UNIQUE INDEX "contacts_phone_key" ON "contacts" USING btree ("workspace_id","phone_idx");--> statement-breakpoint
CREATE INDEX "contacts_last4_idx" ON "contacts" USING btree ("workspace_id","phone_last4");--> statement-breakpoint
CREATE UNIQUE INDEX "batches_idempotency_key" ON "batches" USING btree ("workspace_id","idempotency_key");--> statement-breakpoint
CREATE UNIQUE INDEX "message_attempts_ref_key" ON "message_attempts" USING btree ("client_ref");--> statement-breakpoint
CREATE UNIQUE INDEX "message_attempts_sid_key" ON "message_attempts" USING btree ("provider_sid");--> statement-breakpoint
CREATE INDEX "message_attempts_message_idx" ON "message_attempts" USING btree ("workspace_id","message_id","number");--> statement-breakpoint
CREATE INDEX "message_events_message_idx" ON "message_events" USING btree ("workspace_id","message_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_idempotency_key" ON "messages" USING btree ("workspace_id","idempotency_key");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_inbound_sid_key" ON "messages" USING btree ("workspace_id","provider_sid") WHERE "messages"."direction" = 'inbound';--> statement-breakpoint
CREATE INDEX "messages_claim_idx" ON "messages" USING btree ("workspace_id","sender_id","priority","due_at") WHERE "messages"."status" = 'queued';--> statement-breakpoint
CREATE INDEX "messages_lease_idx" ON "messages" USING btree ("lease_until") WHERE "messages"."status" = 'sending';--> statement-breakpoint
CREATE INDEX "messages_reconcile_idx" ON "messages" USING btree ("reconcile_at") WHERE "messages"."status" = 'unconfirmed';--> statement-breakpoint
CREATE INDEX "messages_price_idx" ON "messages" USING btree ("price_due_at") WHERE "messages"."price_due_at" is not null;--> statement-breakpoint
CREATE INDEX "messages_open_phone_idx" ON "messages" USING btree ("workspace_id","phone_idx") WHERE "messages"."status" in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "messages_contact_idx" ON "messages" USING btree ("workspace_id","contact_id","id");--> statement-breakpoint
CREATE INDEX "messages_status_idx" ON "messages" USING btree ("workspace_id","status","id");--> statement-breakpoint
CREATE INDEX "messages_batch_idx" ON "messages" USING btree ("workspace_id","batch_id","status") WHERE "messages"."batch_id" is not null;--> statement-breakpoint
CREATE INDEX "messages_customer_idx" ON "messages" USING btree ("workspace_id","customer_id","id") WHERE "messages"."customer_id" is not null;--> statement-breakpoint
CREATE INDEX "messages_order_idx" ON "messages" USING btree ("workspace_id","order_id","id") WHERE "messages"."order_id" is not null;--> statement-breakpoint
CREATE INDEX "messages_reservation_idx" ON "messages" USING btree ("workspace_id","reservation_id","id") WHERE "messages"."reservation_id" is not null;--> statement-breakpoint
CREATE INDEX "messages_auth_prefix_idx" ON "messages" USING btree ("workspace_id","prefix_idx","created_at") WHERE "messages"."prefix_idx" is not null;--> statement-breakpoint
CREATE INDEX "messages_created_idx" ON "messages" USING brin ("created_at");--> statement-breakpoint
CREATE INDEX "provider_events_pending_idx" ON "provider_events" USING btree ("next_try_at","id") WHERE "provider_events"."applied_at" is null;--> statement-breakpoint
CREATE INDEX "provider_events_sid_idx" ON "provider_events" USING btree ("provider_sid");--> statement-breakpoint
CREATE UNIQUE INDEX "provider_accounts_sid_key" ON "provider_accounts" USING btree ("workspace_id","provider","account_sid");--> statement-breakpoint
CREATE INDEX "senders_number_idx" ON "senders" USING btree ("provider","number");--> statement-breakpoint
CREATE INDEX "senders_service_idx" ON "senders" USING btree ("provider","messaging_service_sid");--> statement-breakpoint
CREATE UNIQUE INDEX "template_versions_number_key" ON "template_versions" USING btree ("workspace_id","template_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "templates_name_key" ON "templates" USING btree ("workspace_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_hash_key" ON "api_keys" USING btree ("hash");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree (lower("email"));