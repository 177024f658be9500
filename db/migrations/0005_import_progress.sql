ALTER TYPE "public"."consent_action" ADD VALUE 'withdrawn';--> statement-breakpoint
DROP INDEX "import_rows_phone_idx";--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "cursor_line" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "import_rows_problem_idx" ON "import_rows" USING btree ("workspace_id","import_id","line") WHERE "import_rows"."problems" <> '{}';--> statement-breakpoint
CREATE INDEX "import_rows_phone_idx" ON "import_rows" USING btree ("workspace_id","phone_idx","import_id");
--> statement-breakpoint
SELECT protect_tenant_tables();
