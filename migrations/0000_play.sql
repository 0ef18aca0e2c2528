CREATE TABLE `assignment` (
	`drop_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`card_hash` text NOT NULL,
	`variant` text NOT NULL,
	`revealed_at` integer NOT NULL,
	PRIMARY KEY(`drop_id`, `person_id`),
	FOREIGN KEY (`drop_id`) REFERENCES `drop`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`card_hash`) REFERENCES `snapshot`(`hash`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `attempt` (
	`drop_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`source_id` text NOT NULL,
	`answered_at` integer NOT NULL,
	`typed` text NOT NULL,
	`read_as` text NOT NULL,
	`verdict` text NOT NULL,
	`mistakes` text NOT NULL,
	`credit` text NOT NULL,
	`engine_version` integer NOT NULL,
	PRIMARY KEY(`drop_id`, `person_id`),
	FOREIGN KEY (`drop_id`,`person_id`) REFERENCES `assignment`(`drop_id`,`person_id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "attempt_verdict" CHECK("attempt"."verdict" in ('right', 'mistake', 'wrong'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `attempt_source` ON `attempt` (`source_id`);--> statement-breakpoint
CREATE INDEX `attempt_person` ON `attempt` (`person_id`,`drop_id`);--> statement-breakpoint
CREATE TABLE `drop_card` (
	`drop_id` integer NOT NULL,
	`position` integer NOT NULL,
	`card_key` text NOT NULL,
	`card_hash` text NOT NULL,
	PRIMARY KEY(`drop_id`, `position`),
	FOREIGN KEY (`drop_id`) REFERENCES `drop`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`card_hash`) REFERENCES `snapshot`(`hash`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `drop_event` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`drop_id` integer NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`drop_id`) REFERENCES `drop`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "drop_event_kind" CHECK("drop_event"."kind" in ('posted', 'skipped'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `drop_event_drop` ON `drop_event` (`drop_id`);--> statement-breakpoint
CREATE TABLE `drop` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`quiz_id` integer NOT NULL,
	`opens_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`state` text NOT NULL,
	`settings` text NOT NULL,
	`secret_id` integer NOT NULL,
	FOREIGN KEY (`quiz_id`) REFERENCES `quiz`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`secret_id`) REFERENCES `secret`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "drop_window" CHECK("drop"."closes_at" > "drop"."opens_at"),
	CONSTRAINT "drop_state" CHECK("drop"."state" in ('opening', 'posted', 'skipped', 'void'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `drop_opening` ON `drop` (`quiz_id`,`opens_at`);--> statement-breakpoint
CREATE TABLE `message` (
	`quiz_id` integer NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`drop_id` integer NOT NULL,
	`state` text NOT NULL,
	`claimable_at` integer NOT NULL,
	`owner` text,
	`leased_at` integer,
	`tried_since` integer,
	`channel_id` text,
	`message_id` text,
	`settled_at` integer,
	`reason` text,
	`has_button` integer DEFAULT true NOT NULL,
	`is_told` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`quiz_id`, `kind`, `key`),
	FOREIGN KEY (`quiz_id`) REFERENCES `quiz`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`drop_id`) REFERENCES `drop`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "message_kind" CHECK("message"."kind" in ('drop', 'result')),
	CONSTRAINT "message_state" CHECK("message"."state" in ('due', 'posted', 'missed')),
	CONSTRAINT "message_posted" CHECK(("message"."state" = 'posted') = ("message"."message_id" is not null)),
	CONSTRAINT "message_missed" CHECK(("message"."state" = 'missed') = ("message"."reason" is not null))
) STRICT;
--> statement-breakpoint
CREATE INDEX `message_due` ON `message` (`claimable_at`) WHERE "message"."state" = 'due';--> statement-breakpoint
CREATE INDEX `message_buttons` ON `message` (`drop_id`) WHERE "message"."state" = 'posted' and "message"."kind" = 'drop' and "message"."has_button" = 1;--> statement-breakpoint
CREATE TABLE `person` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`account` text NOT NULL,
	`name` text NOT NULL,
	`first_seen_at` integer NOT NULL,
	CONSTRAINT "person_kind" CHECK("person"."kind" in ('discord', 'local'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `person_account` ON `person` (`kind`,`account`);--> statement-breakpoint
CREATE TABLE `quiz_change` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`quiz_id` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` integer,
	`channel_id` text,
	`settings` text NOT NULL,
	FOREIGN KEY (`quiz_id`) REFERENCES `quiz`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `quiz_change_newest` ON `quiz_change` (`quiz_id`,`id`);--> statement-breakpoint
CREATE TABLE `quiz` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`guild_id` text,
	`channel_id` text,
	`profile` text,
	`created_at` integer NOT NULL,
	`next_opens_at` integer NOT NULL,
	CONSTRAINT "quiz_place" CHECK(("quiz"."profile" is null) = ("quiz"."channel_id" is not null) and ("quiz"."guild_id" is null) = ("quiz"."channel_id" is null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `quiz_channel` ON `quiz` (`channel_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `quiz_profile` ON `quiz` (`profile`);--> statement-breakpoint
CREATE INDEX `quiz_guild` ON `quiz` (`guild_id`);--> statement-breakpoint
CREATE INDEX `quiz_due` ON `quiz` (`next_opens_at`);--> statement-breakpoint
CREATE TABLE `score` (
	`drop_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`quiz_id` integer NOT NULL,
	`opens_at` integer NOT NULL,
	`points` integer NOT NULL,
	`streak` integer NOT NULL,
	`is_right` integer NOT NULL,
	`is_hard_right` integer NOT NULL,
	PRIMARY KEY(`drop_id`, `person_id`),
	FOREIGN KEY (`drop_id`,`person_id`) REFERENCES `attempt`(`drop_id`,`person_id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `score_board` ON `score` (`quiz_id`,`opens_at`);--> statement-breakpoint
CREATE TABLE `secret` (
	`id` integer PRIMARY KEY NOT NULL,
	`hex` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `snapshot` (
	`hash` text PRIMARY KEY NOT NULL,
	`card` text NOT NULL,
	`difficulty` text NOT NULL,
	CONSTRAINT "snapshot_difficulty" CHECK("snapshot"."difficulty" in ('easy', 'medium', 'hard'))
) STRICT;
