CREATE TABLE "link_clicks" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "link_clicks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"link_id" bigint NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"is_bot" boolean NOT NULL,
	"bot_reason" text,
	CONSTRAINT "link_clicks_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "short_links" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "short_links_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"target" text NOT NULL,
	"contact_id" bigint NOT NULL,
	"message_id" bigint,
	"campaign_id" bigint,
	"clicked_at" timestamp with time zone,
	"bot_clicked_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "short_links_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "media_checks" (
	"workspace_id" bigint NOT NULL,
	"url_hash" text NOT NULL,
	"content_type" text,
	"size" integer,
	"problem" text,
	"checked_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "media_checks_workspace_id_url_hash_pk" PRIMARY KEY("workspace_id","url_hash")
);
--> statement-breakpoint
CREATE TABLE "media_files" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "media_files_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"name" text NOT NULL,
	"content_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"content" "bytea" NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "media_files_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "country_usage" (
	"workspace_id" bigint NOT NULL,
	"country" text NOT NULL,
	"day" date NOT NULL,
	"messages" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "country_usage_workspace_id_country_day_pk" PRIMARY KEY("workspace_id","country","day")
);
--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "fallback_channel" "channel";--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "shortens_links" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "campaigns" ADD COLUMN "link_days" integer DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "preferred_channel" "channel";--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "content_sid" text;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "content_variables" jsonb;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "fallback_channel" "channel";--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "fallback_of" bigint;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "replaced_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "template_versions" ADD COLUMN "media_urls" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "template_versions" ADD COLUMN "contents" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "foreign_quota" integer;--> statement-breakpoint
ALTER TABLE "link_clicks" ADD CONSTRAINT "link_clicks_link_fk" FOREIGN KEY ("workspace_id","link_id") REFERENCES "public"."short_links"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "short_links" ADD CONSTRAINT "short_links_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "short_links" ADD CONSTRAINT "short_links_contact_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contacts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "short_links" ADD CONSTRAINT "short_links_message_fk" FOREIGN KEY ("workspace_id","message_id") REFERENCES "public"."messages"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "short_links" ADD CONSTRAINT "short_links_campaign_fk" FOREIGN KEY ("workspace_id","campaign_id") REFERENCES "public"."campaigns"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_checks" ADD CONSTRAINT "media_checks_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_files" ADD CONSTRAINT "media_files_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "country_usage" ADD CONSTRAINT "country_usage_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "link_clicks_link_idx" ON "link_clicks" USING btree ("workspace_id","link_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "short_links_code_key" ON "short_links" USING btree ("code");--> statement-breakpoint
CREATE INDEX "short_links_message_idx" ON "short_links" USING btree ("workspace_id","message_id");--> statement-breakpoint
CREATE INDEX "short_links_touched_idx" ON "short_links" USING btree ("workspace_id","campaign_id","contact_id") WHERE "short_links"."campaign_id" is not null and ("short_links"."clicked_at" is not null or "short_links"."bot_clicked_at" is not null);--> statement-breakpoint
CREATE INDEX "short_links_clicked_idx" ON "short_links" USING btree ("workspace_id","clicked_at") WHERE "short_links"."clicked_at" is not null;--> statement-breakpoint
CREATE INDEX "short_links_expires_idx" ON "short_links" USING btree ("workspace_id","expires_at");--> statement-breakpoint
CREATE INDEX "media_checks_checked_idx" ON "media_checks" USING btree ("checked_at");--> statement-breakpoint
CREATE UNIQUE INDEX "media_files_code_key" ON "media_files" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "media_files_sha256_key" ON "media_files" USING btree ("workspace_id","sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_fallback_key" ON "messages" USING btree ("workspace_id","fallback_of") WHERE "messages"."fallback_of" is not null;--> statement-breakpoint
CREATE INDEX "messages_fallback_open_idx" ON "messages" USING btree ("workspace_id","campaign_id","id") WHERE "messages"."fallback_channel" is not null and "messages"."replaced_at" is null and "messages"."status" in ('failed', 'undelivered', 'suppressed');--> statement-breakpoint
CREATE INDEX "messages_replaced_idx" ON "messages" USING btree ("workspace_id","campaign_id","status") WHERE "messages"."replaced_at" is not null;--> statement-breakpoint
CREATE INDEX "messages_whatsapp_received_idx" ON "messages" USING btree ("workspace_id","contact_id","sender_id","created_at") WHERE "messages"."direction" = 'inbound' and "messages"."channel" = 'whatsapp';
--> statement-breakpoint
SELECT protect_tenant_tables();
--> statement-breakpoint
-- Which link, or which file, an address from outside means.
GRANT SELECT ON short_links, media_files TO parley_router;
