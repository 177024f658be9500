ALTER TABLE "campaigns" ADD COLUMN "judged_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "messages_campaign_open_idx" ON "messages" USING btree ("workspace_id","campaign_id") WHERE "messages"."campaign_id" is not null and "messages"."status" in ('queued', 'sending', 'unconfirmed');
--> statement-breakpoint
SELECT protect_tenant_tables();
