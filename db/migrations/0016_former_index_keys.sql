ALTER TABLE "contact_marks" ADD COLUMN "same_as" text[];--> statement-breakpoint
-- What the ledgers of these numbers come to: `consentState` of lib/consent line by line, for every channel and category
-- at once. A line's mask are the bits it speaks of.
CREATE OR REPLACE FUNCTION consent_bits(workspace bigint, indexes text[])
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
CREATE OR REPLACE FUNCTION mark_consent(workspace bigint, indexes text[]) RETURNS void LANGUAGE plpgsql AS $$
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
END $$;
