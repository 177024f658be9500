-- Two roles that own nothing. The owner (DATABASE_URL) migrates, then steps down to one of them in every transaction.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'parley_app') THEN CREATE ROLE parley_app NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'parley_router') THEN CREATE ROLE parley_router NOLOGIN; END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;--> statement-breakpoint
DO $$ BEGIN EXECUTE format('GRANT parley_app, parley_router TO %I', current_user); END $$;--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO parley_app, parley_router;--> statement-breakpoint

-- Months of the append-only tables. Retention drops whole months; a row outside every month lands in the default.
CREATE TABLE message_events_default PARTITION OF message_events DEFAULT;--> statement-breakpoint
CREATE TABLE audit_events_default PARTITION OF audit_events DEFAULT;--> statement-breakpoint
CREATE FUNCTION ensure_months(first date, months int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE parent text; month date;
BEGIN
  FOREACH parent IN ARRAY ARRAY['message_events', 'audit_events'] LOOP
    FOR i IN 0..months - 1 LOOP
      month := (date_trunc('month', first) + make_interval(months => i))::date;
      IF to_regclass(format('%s_%s', parent, to_char(month, 'YYYY_MM'))) IS NULL THEN
        EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
          parent || '_' || to_char(month, 'YYYY_MM'), parent, month, (month + interval '1 month')::date);
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', parent || '_' || to_char(month, 'YYYY_MM'));
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', parent || '_' || to_char(month, 'YYYY_MM'));
      END IF;
    END LOOP;
  END LOOP;
END $$;--> statement-breakpoint
SELECT ensure_months((now() - interval '1 month')::date, 6);--> statement-breakpoint

-- One rule for every table with a workspace: a transaction sees the workspace it named, the router sees all (reads only, by grants).
CREATE FUNCTION current_workspace_id() RETURNS bigint LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('app.workspace_id', true), '')::bigint $$;--> statement-breakpoint
DO $$
DECLARE t regclass;
BEGIN
  FOR t IN SELECT c.oid::regclass FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
      AND a.attname = 'workspace_id' AND NOT a.attisdropped
  LOOP
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY tenant ON %s TO parley_app USING (workspace_id = (SELECT current_workspace_id()))', t);
    EXECUTE format('CREATE POLICY router ON %s TO parley_router USING (true)', t);
  END LOOP;
END $$;--> statement-breakpoint
ALTER TABLE workspaces ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE workspaces FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant ON workspaces TO parley_app USING (id = (SELECT current_workspace_id()));--> statement-breakpoint
CREATE POLICY router ON workspaces TO parley_router USING (true);--> statement-breakpoint

GRANT SELECT, INSERT, UPDATE, DELETE ON
  workspaces, memberships, api_keys, idempotency_keys, contacts, templates, template_versions, provider_accounts,
  senders, daily_usage, batches, messages, message_attempts, users TO parley_app;--> statement-breakpoint
-- Ledgers are written once: no update, no delete.
GRANT SELECT, INSERT ON consent_events, message_events, audit_events, provider_events TO parley_app;--> statement-breakpoint
GRANT UPDATE (next_try_at, tries, applied_at, outcome) ON provider_events TO parley_app;--> statement-breakpoint
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO parley_app;--> statement-breakpoint
-- The router finds whose work it is, and nothing else.
GRANT SELECT ON
  workspaces, memberships, api_keys, users, senders, provider_accounts, messages, message_attempts, provider_events
  TO parley_router;
--> statement-breakpoint
-- One narrow question in one round trip: whose key is this? Runs as the router, whatever the caller's role.
CREATE FUNCTION find_api_key(key_hash text)
  RETURNS TABLE (workspace_id bigint, id bigint, name text, scopes text[], last_used_at timestamptz, workspace_status workspace_status)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT k.workspace_id, k.id, k.name, k.scopes, k.last_used_at, w.status
    FROM api_keys k JOIN workspaces w ON w.id = k.workspace_id
    WHERE k.hash = key_hash AND k.revoked_at IS NULL
  $$;--> statement-breakpoint
GRANT CREATE ON SCHEMA public TO parley_router;--> statement-breakpoint
ALTER FUNCTION find_api_key(text) OWNER TO parley_router;--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM parley_router;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION find_api_key(text) FROM PUBLIC;--> statement-breakpoint
DO $$ BEGIN EXECUTE format('GRANT EXECUTE ON FUNCTION find_api_key(text) TO %I', session_user); END $$;
