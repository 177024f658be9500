CREATE INDEX "campaign_recipients_left_out_idx" ON "campaign_recipients" USING btree ("workspace_id","campaign_id","status","contact_id") WHERE "campaign_recipients"."status" in ('excluded', 'held_out', 'canceled');--> statement-breakpoint
CREATE INDEX "messages_promotional_idx" ON "messages" USING btree ("workspace_id","contact_id","created_at") WHERE "messages"."direction" = 'outbound' and "messages"."category" in ('marketing', 'program');
--> statement-breakpoint
SELECT protect_tenant_tables();
