ALTER TABLE "campaign_variants" ADD COLUMN "past_clicks" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "campaign_variants" ADD COLUMN "past_bot_clicks" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- What customers' phones sent along with a text, as the carrier keeps it for the business to fetch.
CREATE TABLE sandbox.media (
	sid text PRIMARY KEY,
	message_id bigint NOT NULL REFERENCES sandbox.messages ON DELETE CASCADE,
	content_type text NOT NULL,
	content bytea NOT NULL,
	created_at timestamptz NOT NULL DEFAULT now()
);--> statement-breakpoint
CREATE INDEX media_message_idx ON sandbox.media (message_id);--> statement-breakpoint
CREATE INDEX media_oldest_idx ON sandbox.media (created_at);--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON sandbox.media TO parley_app;
