ALTER TABLE "contact_notes" ADD COLUMN "deleted_at" timestamp with time zone;
--> statement-breakpoint
SELECT protect_tenant_tables();
