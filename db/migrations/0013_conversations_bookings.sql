CREATE TYPE "public"."booking_source" AS ENUM('staff', 'api', 'assistant', 'waitlist');--> statement-breakpoint
CREATE TYPE "public"."booking_status" AS ENUM('held', 'booked', 'confirmed', 'completed', 'no_show', 'canceled', 'expired');--> statement-breakpoint
CREATE TYPE "public"."booking_text_kind" AS ENUM('confirmation', 'moved', 'canceled', 'reminder', 'follow_up');--> statement-breakpoint
CREATE TYPE "public"."booking_text_status" AS ENUM('due', 'queued', 'stale', 'skipped');--> statement-breakpoint
CREATE TYPE "public"."conversation_owner" AS ENUM('nobody', 'assistant', 'member');--> statement-breakpoint
CREATE TYPE "public"."conversation_status" AS ENUM('open', 'closed');--> statement-breakpoint
CREATE TYPE "public"."intent" AS ENUM('book', 'move', 'cancel', 'confirm', 'running_late', 'hours', 'address', 'price', 'services', 'own_bookings', 'thanks', 'greeting', 'complaint', 'person', 'keyword', 'other');--> statement-breakpoint
CREATE TYPE "public"."intent_source" AS ENUM('rules', 'model');--> statement-breakpoint
CREATE TYPE "public"."offer_status" AS ENUM('offered', 'accepted', 'declined', 'gone', 'expired');--> statement-breakpoint
CREATE TYPE "public"."opening_status" AS ENUM('open', 'filled', 'gone');--> statement-breakpoint
CREATE TYPE "public"."resource_kind" AS ENUM('person', 'table', 'room');--> statement-breakpoint
CREATE TYPE "public"."turn_status" AS ENUM('working', 'sent', 'draft', 'held', 'approved', 'discarded', 'handed_over', 'silent');--> statement-breakpoint
CREATE TYPE "public"."waitlist_status" AS ENUM('waiting', 'offered', 'booked', 'expired', 'canceled');--> statement-breakpoint
CREATE TABLE "assistant_dialogs" (
	"workspace_id" bigint NOT NULL,
	"conversation_id" bigint NOT NULL,
	"state" jsonb NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "assistant_dialogs_workspace_id_conversation_id_pk" PRIMARY KEY("workspace_id","conversation_id")
);
--> statement-breakpoint
CREATE TABLE "assistant_turns" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "assistant_turns_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"conversation_id" bigint NOT NULL,
	"message_id" bigint NOT NULL,
	"status" "turn_status" DEFAULT 'working' NOT NULL,
	"engine" text DEFAULT 'rules' NOT NULL,
	"body" text,
	"reason" text,
	"trace" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"reply_message_id" bigint,
	"tokens_in" integer DEFAULT 0 NOT NULL,
	"tokens_out" integer DEFAULT 0 NOT NULL,
	"decided_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "assistant_turns_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "assistant_usage" (
	"workspace_id" bigint NOT NULL,
	"day" date NOT NULL,
	"requests" integer DEFAULT 0 NOT NULL,
	"tokens" bigint DEFAULT 0 NOT NULL,
	"minute_at" timestamp with time zone,
	"minute_requests" integer DEFAULT 0 NOT NULL,
	"minute_tokens" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "assistant_usage_workspace_id_day_pk" PRIMARY KEY("workspace_id","day")
);
--> statement-breakpoint
CREATE TABLE "booking_events" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "booking_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"booking_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"actor_kind" "actor_kind" NOT NULL,
	"actor_id" bigint,
	"actor_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "booking_events_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "booking_texts" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "booking_texts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"booking_id" bigint NOT NULL,
	"booking_version" integer NOT NULL,
	"kind" "booking_text_kind" NOT NULL,
	"hours" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"status" "booking_text_status" DEFAULT 'due' NOT NULL,
	"reason" text,
	"message_id" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "booking_texts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "bookings" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "bookings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"service_id" bigint NOT NULL,
	"resource_id" bigint NOT NULL,
	"contact_id" bigint,
	"guest_name" text,
	"party_size" integer DEFAULT 1 NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"blocked_until" timestamp with time zone NOT NULL,
	"status" "booking_status" NOT NULL,
	"held_until" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"source" "booking_source" NOT NULL,
	"note" text,
	"price_micros" bigint,
	"currency" text DEFAULT 'USD' NOT NULL,
	"campaign_id" bigint,
	"confirmed_at" timestamp with time zone,
	"canceled_at" timestamp with time zone,
	"cancel_reason" text,
	"idempotency_key" text,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bookings_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "closures" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "closures_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"resource_id" bigint,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"reason" text,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "closures_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "contact_guests" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "contact_guests_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"contact_id" bigint NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contact_guests_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "resources" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "resources_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" "resource_kind" NOT NULL,
	"name" text NOT NULL,
	"capacity" integer DEFAULT 1 NOT NULL,
	"hours" jsonb,
	"position" integer DEFAULT 0 NOT NULL,
	"feed_version" integer DEFAULT 1 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "resources_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "service_resources" (
	"workspace_id" bigint NOT NULL,
	"service_id" bigint NOT NULL,
	"resource_id" bigint NOT NULL,
	CONSTRAINT "service_resources_workspace_id_service_id_resource_id_pk" PRIMARY KEY("workspace_id","service_id","resource_id")
);
--> statement-breakpoint
CREATE TABLE "services" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "services_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"description" text,
	"duration_minutes" integer NOT NULL,
	"buffer_minutes" integer DEFAULT 0 NOT NULL,
	"price_micros" bigint,
	"currency" text DEFAULT 'USD' NOT NULL,
	"is_price_from" boolean DEFAULT false NOT NULL,
	"takes_party" boolean DEFAULT false NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "services_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "conversation_presence" (
	"workspace_id" bigint NOT NULL,
	"conversation_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"name" text NOT NULL,
	"is_typing" boolean DEFAULT false NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "conversation_presence_workspace_id_conversation_id_user_id_pk" PRIMARY KEY("workspace_id","conversation_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "conversations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"contact_id" bigint NOT NULL,
	"channel" "channel" NOT NULL,
	"sender_id" bigint,
	"status" "conversation_status" DEFAULT 'open' NOT NULL,
	"owner" "conversation_owner" DEFAULT 'nobody' NOT NULL,
	"owner_id" bigint,
	"version" integer DEFAULT 1 NOT NULL,
	"last_message_id" bigint,
	"last_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_inbound_at" timestamp with time zone,
	"unread" integer DEFAULT 0 NOT NULL,
	"waiting_since" timestamp with time zone,
	"handover_reason" text,
	"handed_over_at" timestamp with time zone,
	"answer_due_at" timestamp with time zone,
	"answer_lease_until" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "conversations_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "message_intents" (
	"workspace_id" bigint NOT NULL,
	"message_id" bigint NOT NULL,
	"intent" "intent" NOT NULL,
	"source" "intent_source" NOT NULL,
	"confidence" real NOT NULL,
	"language" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "message_intents_workspace_id_message_id_pk" PRIMARY KEY("workspace_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "tasks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"contact_id" bigint NOT NULL,
	"booking_id" bigint,
	"message_id" bigint,
	"kind" text NOT NULL,
	"detail" text NOT NULL,
	"done_at" timestamp with time zone,
	"done_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tasks_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "waitlist_entries" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "waitlist_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"contact_id" bigint NOT NULL,
	"guest_name" text,
	"service_id" bigint NOT NULL,
	"resource_id" bigint,
	"party_size" integer DEFAULT 1 NOT NULL,
	"earliest_at" timestamp with time zone NOT NULL,
	"latest_at" timestamp with time zone NOT NULL,
	"weekdays" smallint[],
	"time_from" text,
	"time_until" text,
	"note" text,
	"status" "waitlist_status" DEFAULT 'waiting' NOT NULL,
	"booking_id" bigint,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "waitlist_entries_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "waitlist_offers" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "waitlist_offers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"opening_id" bigint NOT NULL,
	"entry_id" bigint NOT NULL,
	"contact_id" bigint NOT NULL,
	"wave" integer NOT NULL,
	"message_id" bigint,
	"status" "offer_status" DEFAULT 'offered' NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "waitlist_offers_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "waitlist_openings" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "waitlist_openings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"booking_id" bigint NOT NULL,
	"booking_version" integer NOT NULL,
	"service_id" bigint NOT NULL,
	"resource_id" bigint NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"status" "opening_status" DEFAULT 'open' NOT NULL,
	"wave" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone,
	"hold_booking_id" bigint,
	"filled_booking_id" bigint,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "waitlist_openings_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "booking_rules" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "assistant" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "assistant_dialogs" ADD CONSTRAINT "assistant_dialogs_conversation_fk" FOREIGN KEY ("workspace_id","conversation_id") REFERENCES "public"."conversations"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assistant_turns" ADD CONSTRAINT "assistant_turns_conversation_fk" FOREIGN KEY ("workspace_id","conversation_id") REFERENCES "public"."conversations"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assistant_turns" ADD CONSTRAINT "assistant_turns_message_fk" FOREIGN KEY ("workspace_id","message_id") REFERENCES "public"."messages"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assistant_usage" ADD CONSTRAINT "assistant_usage_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_events" ADD CONSTRAINT "booking_events_booking_fk" FOREIGN KEY ("workspace_id","booking_id") REFERENCES "public"."bookings"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_texts" ADD CONSTRAINT "booking_texts_booking_fk" FOREIGN KEY ("workspace_id","booking_id") REFERENCES "public"."bookings"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_texts" ADD CONSTRAINT "booking_texts_message_fk" FOREIGN KEY ("workspace_id","message_id") REFERENCES "public"."messages"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_service_fk" FOREIGN KEY ("workspace_id","service_id") REFERENCES "public"."services"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_resource_fk" FOREIGN KEY ("workspace_id","resource_id") REFERENCES "public"."resources"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_contact_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contacts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_campaign_fk" FOREIGN KEY ("workspace_id","campaign_id") REFERENCES "public"."campaigns"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closures" ADD CONSTRAINT "closures_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closures" ADD CONSTRAINT "closures_resource_fk" FOREIGN KEY ("workspace_id","resource_id") REFERENCES "public"."resources"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_guests" ADD CONSTRAINT "contact_guests_contact_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contacts"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_resources" ADD CONSTRAINT "service_resources_service_fk" FOREIGN KEY ("workspace_id","service_id") REFERENCES "public"."services"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_resources" ADD CONSTRAINT "service_resources_resource_fk" FOREIGN KEY ("workspace_id","resource_id") REFERENCES "public"."resources"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_presence" ADD CONSTRAINT "conversation_presence_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_presence" ADD CONSTRAINT "conversation_presence_conversation_fk" FOREIGN KEY ("workspace_id","conversation_id") REFERENCES "public"."conversations"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_contact_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contacts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_intents" ADD CONSTRAINT "message_intents_message_fk" FOREIGN KEY ("workspace_id","message_id") REFERENCES "public"."messages"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_contact_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contacts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_booking_fk" FOREIGN KEY ("workspace_id","booking_id") REFERENCES "public"."bookings"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_message_fk" FOREIGN KEY ("workspace_id","message_id") REFERENCES "public"."messages"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_entries" ADD CONSTRAINT "waitlist_entries_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_entries" ADD CONSTRAINT "waitlist_entries_contact_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contacts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_entries" ADD CONSTRAINT "waitlist_entries_service_fk" FOREIGN KEY ("workspace_id","service_id") REFERENCES "public"."services"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_entries" ADD CONSTRAINT "waitlist_entries_resource_fk" FOREIGN KEY ("workspace_id","resource_id") REFERENCES "public"."resources"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_entries" ADD CONSTRAINT "waitlist_entries_booking_fk" FOREIGN KEY ("workspace_id","booking_id") REFERENCES "public"."bookings"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_offers" ADD CONSTRAINT "waitlist_offers_opening_fk" FOREIGN KEY ("workspace_id","opening_id") REFERENCES "public"."waitlist_openings"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_offers" ADD CONSTRAINT "waitlist_offers_entry_fk" FOREIGN KEY ("workspace_id","entry_id") REFERENCES "public"."waitlist_entries"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_offers" ADD CONSTRAINT "waitlist_offers_message_fk" FOREIGN KEY ("workspace_id","message_id") REFERENCES "public"."messages"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_openings" ADD CONSTRAINT "waitlist_openings_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waitlist_openings" ADD CONSTRAINT "waitlist_openings_booking_fk" FOREIGN KEY ("workspace_id","booking_id") REFERENCES "public"."bookings"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "assistant_turns_message_key" ON "assistant_turns" USING btree ("workspace_id","message_id");--> statement-breakpoint
CREATE INDEX "assistant_turns_conversation_idx" ON "assistant_turns" USING btree ("workspace_id","conversation_id","id");--> statement-breakpoint
CREATE INDEX "booking_events_booking_idx" ON "booking_events" USING btree ("workspace_id","booking_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "booking_texts_once_key" ON "booking_texts" USING btree ("workspace_id","booking_id","booking_version","kind","hours");--> statement-breakpoint
CREATE INDEX "booking_texts_due_idx" ON "booking_texts" USING btree ("due_at") WHERE "booking_texts"."status" = 'due';--> statement-breakpoint
CREATE INDEX "booking_texts_message_idx" ON "booking_texts" USING btree ("workspace_id","message_id") WHERE "booking_texts"."message_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "bookings_idempotency_key" ON "bookings" USING btree ("workspace_id","idempotency_key");--> statement-breakpoint
CREATE INDEX "bookings_starts_idx" ON "bookings" USING btree ("workspace_id","starts_at","id");--> statement-breakpoint
CREATE INDEX "bookings_resource_idx" ON "bookings" USING btree ("workspace_id","resource_id","starts_at");--> statement-breakpoint
CREATE INDEX "bookings_contact_idx" ON "bookings" USING btree ("workspace_id","contact_id","starts_at");--> statement-breakpoint
CREATE INDEX "bookings_campaign_idx" ON "bookings" USING btree ("workspace_id","campaign_id") WHERE "bookings"."campaign_id" is not null;--> statement-breakpoint
CREATE INDEX "bookings_held_idx" ON "bookings" USING btree ("workspace_id","held_until") WHERE "bookings"."status" = 'held';--> statement-breakpoint
CREATE INDEX "closures_ends_idx" ON "closures" USING btree ("workspace_id","ends_at");--> statement-breakpoint
CREATE UNIQUE INDEX "contact_guests_name_key" ON "contact_guests" USING btree ("workspace_id","contact_id",lower("name"));--> statement-breakpoint
CREATE UNIQUE INDEX "resources_name_key" ON "resources" USING btree ("workspace_id",lower("name")) WHERE "resources"."archived_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "services_name_key" ON "services" USING btree ("workspace_id",lower("name")) WHERE "services"."archived_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "conversations_contact_key" ON "conversations" USING btree ("workspace_id","contact_id");--> statement-breakpoint
CREATE INDEX "conversations_last_idx" ON "conversations" USING btree ("workspace_id","last_at","id");--> statement-breakpoint
CREATE INDEX "conversations_open_idx" ON "conversations" USING btree ("workspace_id","last_at","id") WHERE "conversations"."status" = 'open';--> statement-breakpoint
CREATE INDEX "conversations_closed_idx" ON "conversations" USING btree ("workspace_id","last_at","id") WHERE "conversations"."status" = 'closed';--> statement-breakpoint
CREATE INDEX "conversations_waiting_idx" ON "conversations" USING btree ("workspace_id","waiting_since","id") WHERE "conversations"."waiting_since" is not null;--> statement-breakpoint
CREATE INDEX "conversations_unread_idx" ON "conversations" USING btree ("workspace_id","last_at","id") WHERE "conversations"."unread" > 0;--> statement-breakpoint
CREATE INDEX "conversations_owner_idx" ON "conversations" USING btree ("workspace_id","owner_id","last_at") WHERE "conversations"."owner_id" is not null;--> statement-breakpoint
CREATE INDEX "conversations_answer_idx" ON "conversations" USING btree ("answer_due_at") WHERE "conversations"."answer_due_at" is not null;--> statement-breakpoint
CREATE INDEX "tasks_open_idx" ON "tasks" USING btree ("workspace_id","id") WHERE "tasks"."done_at" is null;--> statement-breakpoint
CREATE INDEX "tasks_contact_idx" ON "tasks" USING btree ("workspace_id","contact_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "tasks_message_key" ON "tasks" USING btree ("workspace_id","message_id","kind") WHERE "tasks"."message_id" is not null;--> statement-breakpoint
CREATE INDEX "waitlist_entries_service_idx" ON "waitlist_entries" USING btree ("workspace_id","service_id","status","id");--> statement-breakpoint
CREATE INDEX "waitlist_entries_contact_idx" ON "waitlist_entries" USING btree ("workspace_id","contact_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "waitlist_offers_once_key" ON "waitlist_offers" USING btree ("workspace_id","opening_id","entry_id");--> statement-breakpoint
CREATE INDEX "waitlist_offers_contact_idx" ON "waitlist_offers" USING btree ("workspace_id","contact_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "waitlist_openings_once_key" ON "waitlist_openings" USING btree ("workspace_id","booking_id","booking_version");--> statement-breakpoint
CREATE INDEX "waitlist_openings_next_idx" ON "waitlist_openings" USING btree ("next_at") WHERE "waitlist_openings"."status" = 'open';
--> statement-breakpoint
-- Trusted since PostgreSQL 13: the owner of the database may add it.
CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
-- No resource is ever booked twice: whoever commits second is refused by the database itself.
ALTER TABLE bookings ADD CONSTRAINT bookings_no_overlap EXCLUDE USING gist (
  workspace_id WITH =, resource_id WITH =, tstzrange(starts_at, blocked_until) WITH &&)
  WHERE (status IN ('held', 'booked', 'confirmed', 'completed', 'no_show'));
--> statement-breakpoint
ALTER TABLE bookings ADD CONSTRAINT bookings_in_order CHECK (starts_at < ends_at AND ends_at <= blocked_until);
--> statement-breakpoint
ALTER TABLE closures ADD CONSTRAINT closures_in_order CHECK (starts_at < ends_at);
--> statement-breakpoint
-- The texts so far, as conversations: what came in during the last week and had no answer is open. Forced policies show
-- the owner no row, so they rest for this one transaction.
ALTER TABLE messages NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE contacts NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE consent_events NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
INSERT INTO conversations (workspace_id, contact_id, channel, sender_id, status, closed_at, last_message_id, last_at,
  last_inbound_at, waiting_since, unread)
SELECT s.workspace_id, s.contact_id, s.channel, s.sender_id,
  CASE WHEN s.waits THEN 'open' ELSE 'closed' END::conversation_status, CASE WHEN NOT s.waits THEN now() END,
  l.id, l.created_at, s.created_at, CASE WHEN s.waits THEN s.created_at END, s.waits::int
FROM (
  SELECT DISTINCT ON (m.workspace_id, coalesce(c.merged_into_id, c.id)) m.workspace_id, m.id, m.channel, m.sender_id,
    m.created_at, m.contact_id AS number_of, coalesce(c.merged_into_id, c.id) AS contact_id,
    m.created_at > now() - interval '7 days'
      AND NOT EXISTS (SELECT FROM messages a WHERE a.workspace_id = m.workspace_id AND a.contact_id = m.contact_id
        AND a.id > m.id AND a.direction = 'outbound' AND a.status NOT IN ('suppressed', 'canceled', 'failed'))
      AND NOT EXISTS (SELECT FROM consent_events e
        WHERE e.workspace_id = m.workspace_id AND e.source_message_id = m.id) AS waits
  FROM messages m JOIN contacts c ON c.workspace_id = m.workspace_id AND c.id = m.contact_id AND c.erased_at IS NULL
  WHERE m.direction = 'inbound'
  ORDER BY m.workspace_id, coalesce(c.merged_into_id, c.id), m.id DESC) s
CROSS JOIN LATERAL (SELECT id, created_at FROM messages
  WHERE workspace_id = s.workspace_id AND contact_id = s.number_of AND id >= s.id ORDER BY id DESC LIMIT 1) l;
--> statement-breakpoint
ALTER TABLE messages FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE contacts FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE consent_events FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Every index of messages is written four times in a text's life, and few texts have a key.
DROP INDEX "messages_idempotency_key";
--> statement-breakpoint
CREATE UNIQUE INDEX "messages_idempotency_key" ON "messages" USING btree ("workspace_id","idempotency_key") WHERE "messages"."idempotency_key" is not null;
--> statement-breakpoint
-- Under row-level security a status is never the condition of an index, so this one served nobody.
DROP INDEX "messages_status_idx";
--> statement-breakpoint
SELECT protect_tenant_tables();
--> statement-breakpoint
-- Whose conversation, booking text, held slot or opening wants work.
GRANT SELECT ON conversations, bookings, booking_texts, waitlist_openings TO parley_router;
