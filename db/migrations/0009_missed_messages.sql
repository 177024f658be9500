CREATE INDEX "messages_missed_idx" ON "messages" USING btree ("workspace_id","created_at") WHERE "messages"."status" in ('failed', 'undelivered', 'suppressed', 'canceled');
--> statement-breakpoint
SELECT protect_tenant_tables();
