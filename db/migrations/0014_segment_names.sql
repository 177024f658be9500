DROP INDEX "segments_name_key";--> statement-breakpoint
CREATE UNIQUE INDEX "segments_name_key" ON "segments" USING btree ("workspace_id","name") WHERE "segments"."archived_at" is null;