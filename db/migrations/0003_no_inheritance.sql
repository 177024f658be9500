-- A member inherits what its roles may, their policies too: without this the owner would see every workspace through
-- the router's. It may step into a role, by naming it in a transaction, and has nothing of it before.
DO $$ BEGIN
  IF current_setting('server_version_num')::int >= 160000 THEN
    EXECUTE format('GRANT parley_app, parley_router TO %I WITH INHERIT FALSE, SET TRUE', current_user);
  ELSE
    EXECUTE format('ALTER ROLE %I NOINHERIT', current_user);
  END IF;
END $$;
