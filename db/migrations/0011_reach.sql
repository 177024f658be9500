CREATE TYPE "public"."campaign_status" AS ENUM('draft', 'freezing', 'running', 'paused', 'finished', 'canceled');--> statement-breakpoint
CREATE TYPE "public"."late_choice" AS ENUM('cancel', 'defer');--> statement-breakpoint
CREATE TYPE "public"."recipient_status" AS ENUM('pending', 'queued', 'excluded', 'held_out', 'canceled');--> statement-breakpoint
CREATE TABLE "campaign_dry_runs" (
	"workspace_id" bigint NOT NULL,
	"campaign_id" bigint NOT NULL,
	"version" integer NOT NULL,
	"cursor" bigint,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"tallies" jsonb NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"look_at" timestamp with time zone,
	CONSTRAINT "campaign_dry_runs_workspace_id_campaign_id_pk" PRIMARY KEY("workspace_id","campaign_id")
);--> statement-breakpoint
CREATE TABLE "campaign_recipients" (
	"workspace_id" bigint NOT NULL,
	"campaign_id" bigint NOT NULL,
	"contact_id" bigint NOT NULL,
	"phone_idx" text NOT NULL,
	"variant" smallint DEFAULT 0 NOT NULL,
	"wave" smallint DEFAULT 1 NOT NULL,
	"channel" "channel" NOT NULL,
	"status" "recipient_status" NOT NULL,
	"reason" text,
	"facts" jsonb,
	"due_at" timestamp with time zone NOT NULL,
	"send_before" timestamp with time zone,
	"segments" smallint NOT NULL,
	"cost_micros" bigint NOT NULL,
	"message_id" bigint,
	CONSTRAINT "campaign_recipients_workspace_id_campaign_id_contact_id_pk" PRIMARY KEY("workspace_id","campaign_id","contact_id")
);--> statement-breakpoint
CREATE TABLE "campaign_variants" (
	"workspace_id" bigint NOT NULL,
	"campaign_id" bigint NOT NULL,
	"position" smallint NOT NULL,
	"template_id" bigint NOT NULL,
	"template_version" integer,
	"weight" integer NOT NULL,
	CONSTRAINT "campaign_variants_workspace_id_campaign_id_position_pk" PRIMARY KEY("workspace_id","campaign_id","position")
);--> statement-breakpoint
CREATE TABLE "campaigns" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "campaigns_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"status" "campaign_status" DEFAULT 'draft' NOT NULL,
	"template_id" bigint NOT NULL,
	"segment_id" bigint,
	"exclude_segment_id" bigint,
	"channel" "channel",
	"variables" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"send_at" timestamp with time zone,
	"local_time" text,
	"send_before" timestamp with time zone,
	"if_late" "late_choice" DEFAULT 'cancel' NOT NULL,
	"throttle_per_second" real,
	"not_marketed_within_days" integer,
	"skips_open_conversations" boolean DEFAULT false NOT NULL,
	"hold_out_percent" real DEFAULT 0 NOT NULL,
	"first_wave_percent" real,
	"first_wave_minutes" integer DEFAULT 15 NOT NULL,
	"limits" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"frozen" jsonb,
	"freeze_cursor" bigint,
	"frozen_at" timestamp with time zone,
	"look_at" timestamp with time zone,
	"tokens" real DEFAULT 0 NOT NULL,
	"tokens_at" timestamp with time zone,
	"first_wave_ended_at" timestamp with time zone,
	"judged_at" timestamp with time zone,
	"pause_reason" text,
	"pause_facts" jsonb,
	"actor_kind" "actor_kind" NOT NULL,
	"actor_id" bigint,
	"actor_name" text NOT NULL,
	"request_id" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"launched_at" timestamp with time zone,
	"paused_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "campaigns_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);--> statement-breakpoint
CREATE TABLE "segments" (
	"workspace_id" bigint NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "segments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"description" text,
	"definition" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"archived_at" timestamp with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "segments_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "campaign_id" bigint;--> statement-breakpoint
ALTER TABLE "campaign_dry_runs" ADD CONSTRAINT "campaign_dry_runs_campaign_fk" FOREIGN KEY ("workspace_id","campaign_id") REFERENCES "public"."campaigns"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_recipients" ADD CONSTRAINT "campaign_recipients_campaign_fk" FOREIGN KEY ("workspace_id","campaign_id") REFERENCES "public"."campaigns"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_recipients" ADD CONSTRAINT "campaign_recipients_contact_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contacts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_variants" ADD CONSTRAINT "campaign_variants_campaign_fk" FOREIGN KEY ("workspace_id","campaign_id") REFERENCES "public"."campaigns"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_variants" ADD CONSTRAINT "campaign_variants_template_fk" FOREIGN KEY ("workspace_id","template_id") REFERENCES "public"."templates"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_template_fk" FOREIGN KEY ("workspace_id","template_id") REFERENCES "public"."templates"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_segment_fk" FOREIGN KEY ("workspace_id","segment_id") REFERENCES "public"."segments"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_exclude_segment_fk" FOREIGN KEY ("workspace_id","exclude_segment_id") REFERENCES "public"."segments"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segments" ADD CONSTRAINT "segments_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "campaign_dry_runs_look_idx" ON "campaign_dry_runs" USING btree ("look_at") WHERE "campaign_dry_runs"."look_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "campaign_recipients_phone_key" ON "campaign_recipients" USING btree ("workspace_id","campaign_id","phone_idx");--> statement-breakpoint
CREATE INDEX "campaign_recipients_pending_idx" ON "campaign_recipients" USING btree ("workspace_id","campaign_id","wave","due_at") WHERE "campaign_recipients"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "campaigns_look_idx" ON "campaigns" USING btree ("look_at") WHERE "campaigns"."look_at" is not null;--> statement-breakpoint
CREATE INDEX "campaigns_template_idx" ON "campaigns" USING btree ("workspace_id","template_id");--> statement-breakpoint
CREATE INDEX "campaigns_segment_idx" ON "campaigns" USING btree ("workspace_id","segment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "segments_name_key" ON "segments" USING btree ("workspace_id","name") WHERE "segments"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "messages_campaign_idx" ON "messages" USING btree ("workspace_id","campaign_id","status") WHERE "messages"."campaign_id" is not null;--> statement-breakpoint
CREATE INDEX "messages_campaign_open_idx" ON "messages" USING btree ("workspace_id","campaign_id") WHERE "messages"."campaign_id" is not null and "messages"."status" in ('queued', 'sending', 'unconfirmed');--> statement-breakpoint
CREATE TABLE "contact_marks" (
	"workspace_id" bigint NOT NULL,
	"phone_idx" text NOT NULL,
	"contact_id" bigint,
	"is_listed" boolean DEFAULT false NOT NULL,
	"opted_out" bigint DEFAULT 0 NOT NULL,
	"opted_in" bigint DEFAULT 0 NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"same_as" text[],
	CONSTRAINT "contact_marks_workspace_id_phone_idx_pk" PRIMARY KEY("workspace_id","phone_idx")
);--> statement-breakpoint
CREATE INDEX "contact_marks_contact_idx" ON "contact_marks" USING btree ("workspace_id","contact_id") WHERE "contact_marks"."contact_id" is not null;--> statement-breakpoint
CREATE INDEX "messages_received_idx" ON "messages" USING btree ("workspace_id","created_at","contact_id") WHERE "messages"."direction" = 'inbound';--> statement-breakpoint
CREATE INDEX "messages_sent_idx" ON "messages" USING btree ("workspace_id","sent_at","contact_id") WHERE "messages"."sent_at" is not null;--> statement-breakpoint
-- Room beside each row, so that a word of the ledger changes it where it lies.
ALTER TABLE contact_marks SET (fillfactor = 80);--> statement-breakpoint
-- Counts over everybody read with several processes; the policy's own question must not forbid it.
ALTER FUNCTION current_workspace_id() PARALLEL SAFE;--> statement-breakpoint
-- What the ledgers of these numbers come to: `consentState` of lib/consent line by line, for every channel and category
-- at once. A line's mask are the bits it speaks of.
CREATE FUNCTION consent_bits(workspace bigint, indexes text[])
  RETURNS TABLE (phone_idx text, opted_out bigint, opted_in bigint) LANGUAGE plpgsql STABLE AS $$
DECLARE
  line record; mask bigint; all_out bigint; this_out bigint; proof bigint;
  every_category bigint := (1::bigint << cardinality(enum_range(NULL::category))) - 1;
  every_channel bigint := (SELECT sum(1::bigint << (16 * (n - 1)))::bigint FROM generate_series(1, cardinality(enum_range(NULL::channel))) n);
BEGIN
  FOR line IN
    SELECT known.whom, e.category IS NULL AS is_general, e.action, e.method = 'keyword' AS is_keyword,
      array_position(enum_range(NULL::channel), e.channel) AS channel,
      array_position(enum_range(NULL::category), e.category) AS category
    FROM (
      SELECT i AS whom, unnest(coalesce(m.same_as, ARRAY[i])) AS phone_idx
      FROM unnest(indexes) i LEFT JOIN contact_marks m ON m.workspace_id = workspace AND m.phone_idx = i
    ) known JOIN consent_events e ON e.workspace_id = workspace AND e.phone_idx = known.phone_idx
    ORDER BY known.whom, e.id
  LOOP
    IF line.whom IS DISTINCT FROM phone_idx THEN
      IF phone_idx IS NOT NULL THEN RETURN NEXT; END IF;
      phone_idx := line.whom; all_out := 0; this_out := 0; proof := 0;
    END IF;
    mask := CASE WHEN line.is_general THEN every_category ELSE 1::bigint << (line.category - 1) END;
    mask := CASE WHEN line.channel IS NULL THEN mask * every_channel ELSE mask << (16 * (line.channel - 1)) END;
    CASE line.action
      WHEN 'opted_out' THEN
        IF line.is_general THEN all_out := all_out | mask;
        ELSE this_out := this_out | mask; proof := proof & ~mask; END IF;
      WHEN 'opted_in' THEN
        IF line.is_general OR line.is_keyword THEN all_out := all_out & ~mask; END IF;
        IF NOT (line.is_general AND line.is_keyword) THEN this_out := this_out & ~mask; proof := proof | mask; END IF;
      WHEN 'withdrawn' THEN proof := proof & ~mask;
      ELSE NULL;
    END CASE;
    opted_out := all_out | this_out;
    opted_in := proof & ~opted_out;
  END LOOP;
  IF phone_idx IS NOT NULL THEN RETURN NEXT; END IF;
END $$;--> statement-breakpoint
CREATE FUNCTION mark_consent(workspace bigint, indexes text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  indexes := indexes || ARRAY(
    SELECT other.phone_idx FROM contact_marks m JOIN contact_marks other ON other.workspace_id = workspace AND other.phone_idx = ANY (m.same_as)
    WHERE m.workspace_id = workspace AND m.phone_idx = ANY (indexes) AND m.same_as IS NOT NULL);
  -- In one order, so that two writers wait for each other instead of deadlocking.
  INSERT INTO contact_marks AS m (workspace_id, phone_idx, opted_out, opted_in)
  SELECT workspace, i.phone_idx, coalesce(b.opted_out, 0), coalesce(b.opted_in, 0)
  FROM (SELECT DISTINCT unnest(indexes) AS phone_idx) i LEFT JOIN consent_bits(workspace, ARRAY(SELECT DISTINCT unnest(indexes))) b USING (phone_idx)
  ORDER BY i.phone_idx
  ON CONFLICT (workspace_id, phone_idx) DO UPDATE SET opted_out = excluded.opted_out, opted_in = excluded.opted_in
  WHERE (m.opted_out, m.opted_in) IS DISTINCT FROM (excluded.opted_out, excluded.opted_in);
END $$;--> statement-breakpoint
-- A number without a person and without a word is no longer known.
CREATE FUNCTION forget_marks(workspace bigint, indexes text[]) RETURNS void LANGUAGE sql AS $$
  DELETE FROM contact_marks WHERE workspace_id = workspace AND phone_idx = ANY (indexes)
    AND contact_id IS NULL AND opted_out = 0 AND opted_in = 0;
$$;--> statement-breakpoint
CREATE FUNCTION mark_new_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM mark_consent(workspace_id, array_agg(DISTINCT phone_idx)) FROM added GROUP BY workspace_id;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER mark_new_consent AFTER INSERT ON consent_events
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION mark_new_consent();--> statement-breakpoint
-- A rotation of the index keys rewrites lines under another index.
CREATE FUNCTION mark_moved_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM mark_consent(moved.workspace_id, array_agg(DISTINCT moved.phone_idx)),
    forget_marks(moved.workspace_id, array_agg(DISTINCT moved.phone_idx))
  FROM (SELECT o.workspace_id, unnest(ARRAY[o.phone_idx, n.phone_idx]) AS phone_idx
    FROM former o JOIN present n USING (workspace_id, id) WHERE o.phone_idx <> n.phone_idx) moved
  GROUP BY moved.workspace_id;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER mark_moved_consent AFTER UPDATE ON consent_events
  REFERENCING OLD TABLE AS former NEW TABLE AS present FOR EACH STATEMENT EXECUTE FUNCTION mark_moved_consent();--> statement-breakpoint
CREATE FUNCTION mark_lost_consent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM mark_consent(workspace_id, array_agg(DISTINCT phone_idx)),
    forget_marks(workspace_id, array_agg(DISTINCT phone_idx)) FROM former GROUP BY workspace_id;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER mark_lost_consent AFTER DELETE ON consent_events
  REFERENCING OLD TABLE AS former FOR EACH STATEMENT EXECUTE FUNCTION mark_lost_consent();--> statement-breakpoint
CREATE FUNCTION mark_new_contacts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO contact_marks (workspace_id, phone_idx, contact_id, is_listed, tags)
  SELECT workspace_id, phone_idx, id, erased_at IS NULL AND merged_into_id IS NULL, tags FROM added
  WHERE phone_idx IS NOT NULL ORDER BY workspace_id, phone_idx
  ON CONFLICT (workspace_id, phone_idx) DO UPDATE
    SET contact_id = excluded.contact_id, is_listed = excluded.is_listed, tags = excluded.tags;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER mark_new_contacts AFTER INSERT ON contacts
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION mark_new_contacts();--> statement-breakpoint
-- Of a number without a person only the ledger's word remains; with none, nothing.
CREATE FUNCTION unmark_contacts(workspace bigint, ids bigint[]) RETURNS void LANGUAGE sql AS $$
  DELETE FROM contact_marks WHERE workspace_id = workspace AND contact_id = ANY (ids) AND opted_out = 0 AND opted_in = 0;
  UPDATE contact_marks SET contact_id = NULL, is_listed = false, tags = '{}'
  WHERE workspace_id = workspace AND contact_id = ANY (ids);
$$;--> statement-breakpoint
CREATE FUNCTION mark_changed_contacts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM unmark_contacts(o.workspace_id, array_agg(o.id)) FROM former o JOIN present n USING (workspace_id, id)
  WHERE o.phone_idx IS DISTINCT FROM n.phone_idx GROUP BY o.workspace_id;
  INSERT INTO contact_marks (workspace_id, phone_idx, contact_id, is_listed, tags)
  SELECT n.workspace_id, n.phone_idx, n.id, n.erased_at IS NULL AND n.merged_into_id IS NULL, n.tags
  FROM former o JOIN present n USING (workspace_id, id)
  WHERE n.phone_idx IS NOT NULL AND (o.phone_idx, o.erased_at, o.merged_into_id, o.tags)
    IS DISTINCT FROM (n.phone_idx, n.erased_at, n.merged_into_id, n.tags)
  ORDER BY n.workspace_id, n.phone_idx
  ON CONFLICT (workspace_id, phone_idx) DO UPDATE
    SET contact_id = excluded.contact_id, is_listed = excluded.is_listed, tags = excluded.tags;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER mark_changed_contacts AFTER UPDATE ON contacts
  REFERENCING OLD TABLE AS former NEW TABLE AS present FOR EACH STATEMENT EXECUTE FUNCTION mark_changed_contacts();--> statement-breakpoint
CREATE FUNCTION unmark_deleted_contacts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM unmark_contacts(workspace_id, array_agg(id)) FROM former GROUP BY workspace_id;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER unmark_deleted_contacts AFTER DELETE ON contacts
  REFERENCING OLD TABLE AS former FOR EACH STATEMENT EXECUTE FUNCTION unmark_deleted_contacts();--> statement-breakpoint
-- The present people and ledgers. Forced policies show the owner no row, so they rest for this one transaction.
ALTER TABLE contacts NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE consent_events NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
INSERT INTO contact_marks (workspace_id, phone_idx, contact_id, is_listed, opted_out, opted_in, tags)
  SELECT workspace_id, phone_idx, c.id, coalesce(c.erased_at IS NULL AND c.merged_into_id IS NULL AND c.id IS NOT NULL, false),
    coalesce(b.opted_out, 0), coalesce(b.opted_in, 0), coalesce(c.tags, '{}')
  FROM (SELECT * FROM contacts WHERE phone_idx IS NOT NULL) c
  FULL JOIN (SELECT l.workspace_id, bits.*
    FROM (SELECT workspace_id, array_agg(DISTINCT phone_idx) AS indexes FROM consent_events GROUP BY workspace_id) l
    CROSS JOIN LATERAL consent_bits(l.workspace_id, l.indexes) bits) b USING (workspace_id, phone_idx);--> statement-breakpoint
ALTER TABLE contacts FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE consent_events FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "campaign_recipients_left_out_idx" ON "campaign_recipients" USING btree ("workspace_id","campaign_id","status","contact_id") WHERE "campaign_recipients"."status" in ('excluded', 'held_out', 'canceled');--> statement-breakpoint
CREATE INDEX "messages_promotional_idx" ON "messages" USING btree ("workspace_id","contact_id","created_at") WHERE "messages"."direction" = 'outbound' and "messages"."category" in ('marketing', 'program');--> statement-breakpoint
-- Each number with all its indexes: `[[current, former], …]`. What was said under one of them holds under the others.
CREATE FUNCTION know_together(workspace bigint, numbers jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE known text[];
BEGIN
  UPDATE contact_marks m SET same_as = n.indexes
  FROM (SELECT ARRAY(SELECT jsonb_array_elements_text(number)) AS indexes FROM jsonb_array_elements(numbers) number) n
  WHERE m.workspace_id = workspace AND m.phone_idx = ANY (n.indexes) AND m.same_as IS DISTINCT FROM n.indexes;
  SELECT array_agg(m.phone_idx) INTO known FROM contact_marks m
  WHERE m.workspace_id = workspace AND m.phone_idx IN (
    SELECT jsonb_array_elements_text(number) FROM jsonb_array_elements(numbers) number);
  PERFORM mark_consent(workspace, known) WHERE known IS NOT NULL;
END $$;--> statement-breakpoint
SELECT protect_tenant_tables();--> statement-breakpoint
-- Whose campaign wants work.
GRANT SELECT ON campaigns, campaign_dry_runs TO parley_router;
