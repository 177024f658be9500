CREATE INDEX "consent_events_opt_outs_idx" ON "consent_events" USING btree ("workspace_id","at") WHERE "consent_events"."action" = 'opted_out';
--> statement-breakpoint
SELECT protect_tenant_tables();
