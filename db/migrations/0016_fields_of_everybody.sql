ALTER TABLE "contact_marks" ADD COLUMN "attributes" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_marks" ADD COLUMN "country" text;--> statement-breakpoint
ALTER TABLE "contact_marks" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "contact_marks" ADD COLUMN "added_at" timestamp with time zone;--> statement-breakpoint
-- A person with very many fields has them beside the row: the rows stay narrow enough to read a million at once.
ALTER TABLE contact_marks SET (toast_tuple_target = 512);--> statement-breakpoint
-- Segments ask these whatever their case; how many people say so is known for that spelling.
CREATE STATISTICS contact_marks_country ON (lower(country)) FROM contact_marks;--> statement-breakpoint
CREATE STATISTICS contact_marks_language ON (lower(language)) FROM contact_marks;--> statement-breakpoint
-- What segments ask of a person stands beside tags and consent, for those who can be in one at all.
CREATE OR REPLACE FUNCTION mark_new_contacts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO contact_marks (workspace_id, phone_idx, contact_id, is_listed, tags, attributes, country, language, added_at)
  SELECT n.workspace_id, n.phone_idx, n.id, n.is_listed, n.tags, CASE WHEN n.is_listed THEN n.attributes ELSE '{}' END,
    CASE WHEN n.is_listed THEN n.country END, CASE WHEN n.is_listed THEN n.language END,
    CASE WHEN n.is_listed THEN n.created_at END
  FROM (SELECT *, erased_at IS NULL AND merged_into_id IS NULL AS is_listed FROM added) n
  WHERE n.phone_idx IS NOT NULL ORDER BY n.workspace_id, n.phone_idx
  ON CONFLICT (workspace_id, phone_idx) DO UPDATE
    SET contact_id = excluded.contact_id, is_listed = excluded.is_listed, tags = excluded.tags,
      attributes = excluded.attributes, country = excluded.country, language = excluded.language,
      added_at = excluded.added_at;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION unmark_contacts(workspace bigint, ids bigint[]) RETURNS void LANGUAGE sql AS $$
  DELETE FROM contact_marks WHERE workspace_id = workspace AND contact_id = ANY (ids) AND opted_out = 0 AND opted_in = 0;
  UPDATE contact_marks
  SET contact_id = NULL, is_listed = false, tags = '{}', attributes = '{}', country = NULL, language = NULL, added_at = NULL
  WHERE workspace_id = workspace AND contact_id = ANY (ids);
$$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION mark_changed_contacts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM unmark_contacts(o.workspace_id, array_agg(o.id)) FROM former o JOIN present n USING (workspace_id, id)
  WHERE o.phone_idx IS DISTINCT FROM n.phone_idx GROUP BY o.workspace_id;
  INSERT INTO contact_marks (workspace_id, phone_idx, contact_id, is_listed, tags, attributes, country, language, added_at)
  SELECT n.workspace_id, n.phone_idx, n.id, n.is_listed, n.tags, CASE WHEN n.is_listed THEN n.attributes ELSE '{}' END,
    CASE WHEN n.is_listed THEN n.country END, CASE WHEN n.is_listed THEN n.language END,
    CASE WHEN n.is_listed THEN n.created_at END
  FROM former o
  JOIN (SELECT *, erased_at IS NULL AND merged_into_id IS NULL AS is_listed FROM present) n USING (workspace_id, id)
  WHERE n.phone_idx IS NOT NULL
    AND (o.phone_idx, o.erased_at, o.merged_into_id, o.tags, o.attributes, o.country, o.language, o.created_at)
    IS DISTINCT FROM (n.phone_idx, n.erased_at, n.merged_into_id, n.tags, n.attributes, n.country, n.language, n.created_at)
  ORDER BY n.workspace_id, n.phone_idx
  ON CONFLICT (workspace_id, phone_idx) DO UPDATE
    SET contact_id = excluded.contact_id, is_listed = excluded.is_listed, tags = excluded.tags,
      attributes = excluded.attributes, country = excluded.country, language = excluded.language,
      added_at = excluded.added_at;
  RETURN NULL;
END $$;--> statement-breakpoint
-- The present people. Forced policies show the owner no row, so they rest for this one transaction.
ALTER TABLE contacts NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE contact_marks NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE contact_marks k
  SET attributes = c.attributes, country = c.country, language = c.language, added_at = c.created_at
  FROM contacts c WHERE c.workspace_id = k.workspace_id AND c.id = k.contact_id AND k.is_listed;--> statement-breakpoint
ALTER TABLE contacts FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE contact_marks FORCE ROW LEVEL SECURITY;
