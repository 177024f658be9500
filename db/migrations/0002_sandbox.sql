-- The sandbox carrier: a phone network of its own, outside the tenants' tables. Numbers lie here sealed, found by blind index.
CREATE SCHEMA sandbox;--> statement-breakpoint
CREATE TABLE sandbox.numbers (
	id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
	number_idx text NOT NULL UNIQUE,
	number_sealed text NOT NULL,
	sid text NOT NULL UNIQUE,
	sms_url text,
	created_at timestamptz NOT NULL DEFAULT now()
);--> statement-breakpoint
-- One business number and one phone on one channel: how the phone behaves, and whether it said STOP.
CREATE TABLE sandbox.threads (
	sender_id bigint NOT NULL REFERENCES sandbox.numbers,
	phone_id bigint NOT NULL REFERENCES sandbox.numbers,
	channel text NOT NULL CHECK (channel IN ('sms', 'whatsapp')),
	behavior text NOT NULL DEFAULT 'normal',
	fault text,
	faults_left integer NOT NULL DEFAULT 0,
	opted_out_at timestamptz,
	last_id bigint NOT NULL DEFAULT 0,
	seen_id bigint NOT NULL DEFAULT 0,
	created_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (sender_id, phone_id, channel)
);--> statement-breakpoint
CREATE TABLE sandbox.messages (
	id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
	sid text NOT NULL UNIQUE,
	channel text NOT NULL,
	direction text NOT NULL CHECK (direction IN ('outbound-api', 'outbound-reply', 'inbound')),
	sender_id bigint NOT NULL REFERENCES sandbox.numbers,
	phone_id bigint NOT NULL REFERENCES sandbox.numbers,
	messaging_service_sid text,
	body text NOT NULL,
	num_segments integer NOT NULL,
	media_urls text[] NOT NULL DEFAULT '{}',
	status text NOT NULL,
	error_code integer,
	price_micros bigint,
	status_callback text,
	created_at timestamptz NOT NULL,
	updated_at timestamptz NOT NULL,
	sent_at timestamptz
);--> statement-breakpoint
CREATE INDEX threads_recent_idx ON sandbox.threads (sender_id, channel, last_id DESC);--> statement-breakpoint
CREATE INDEX messages_thread_idx ON sandbox.messages (phone_id, sender_id, id);--> statement-breakpoint
CREATE INDEX messages_sender_idx ON sandbox.messages (sender_id, id);--> statement-breakpoint
CREATE INDEX messages_sent_idx ON sandbox.messages (sent_at);--> statement-breakpoint
-- What the network still has to do: let a status come true and tell the business's webhook.
CREATE TABLE sandbox.deliveries (
	id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
	message_id bigint NOT NULL REFERENCES sandbox.messages ON DELETE CASCADE,
	status text NOT NULL,
	error_code integer,
	due_at timestamptz NOT NULL,
	claimed_until timestamptz,
	tries integer NOT NULL DEFAULT 0,
	done_at timestamptz,
	outcome text
);--> statement-breakpoint
CREATE INDEX deliveries_due_idx ON sandbox.deliveries (due_at) WHERE done_at IS NULL;--> statement-breakpoint
CREATE INDEX deliveries_message_idx ON sandbox.deliveries (message_id);--> statement-breakpoint
GRANT USAGE ON SCHEMA sandbox TO parley_app;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA sandbox TO parley_app;--> statement-breakpoint
GRANT USAGE ON ALL SEQUENCES IN SCHEMA sandbox TO parley_app;
