-- An erasure takes the words and last digits out of the ledger; what was decided stays as it was written.
GRANT UPDATE (phone_last4, wording, reason, raw_text) ON consent_events TO parley_app;--> statement-breakpoint
CREATE FUNCTION only_forget_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(NEW.phone_last4, OLD.phone_last4) IS DISTINCT FROM OLD.phone_last4
    OR coalesce(NEW.wording, OLD.wording) IS DISTINCT FROM OLD.wording
    OR coalesce(NEW.reason, OLD.reason) IS DISTINCT FROM OLD.reason
    OR coalesce(NEW.raw_text, OLD.raw_text) IS DISTINCT FROM OLD.raw_text
  THEN RAISE EXCEPTION 'the ledger of consent forgets words, it never changes them' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER only_forget_words BEFORE UPDATE ON consent_events
  FOR EACH ROW EXECUTE FUNCTION only_forget_words();
