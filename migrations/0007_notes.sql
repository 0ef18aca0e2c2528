CREATE TABLE `blocked_reporter` (
	`person_id` integer PRIMARY KEY NOT NULL,
	`blocked_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `reminder` (
	`quiz_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`time` text NOT NULL,
	`zone` text NOT NULL,
	`channel_id` text,
	`refused_at` integer,
	`is_told` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`quiz_id`, `person_id`),
	FOREIGN KEY (`quiz_id`) REFERENCES `quiz`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `reminder_person` ON `reminder` (`person_id`);--> statement-breakpoint
CREATE TABLE `report` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`quiz_id` integer NOT NULL,
	`drop_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`card_key` text NOT NULL,
	`card_hash` text NOT NULL,
	`variant` text,
	`note` text NOT NULL,
	`reported_at` integer NOT NULL,
	FOREIGN KEY (`quiz_id`) REFERENCES `quiz`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`drop_id`) REFERENCES `drop`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `report_once` ON `report` (`person_id`,`card_key`);--> statement-breakpoint
CREATE INDEX `report_age` ON `report` (`reported_at`);--> statement-breakpoint
CREATE TABLE `reward` (
	`quiz_id` integer NOT NULL,
	`season_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`role_id` text NOT NULL,
	`state` text NOT NULL,
	`try_at` integer NOT NULL,
	PRIMARY KEY(`season_id`, `person_id`, `role_id`),
	FOREIGN KEY (`quiz_id`) REFERENCES `quiz`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`season_id`) REFERENCES `season`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reward_state" CHECK("reward"."state" in ('due', 'given', 'leaving', 'taken', 'failed'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `reward_due` ON `reward` (`try_at`) WHERE "reward"."state" in ('due', 'leaving');--> statement-breakpoint
CREATE TABLE `__new_message` (
	`quiz_id` integer NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`person_id` integer,
	`drop_id` integer,
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
	`staleness` integer DEFAULT 0 NOT NULL,
	`is_told` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`quiz_id`, `kind`, `key`),
	FOREIGN KEY (`quiz_id`) REFERENCES `quiz`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`drop_id`) REFERENCES `drop`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "message_kind" CHECK("__new_message"."kind" in ('drop', 'result', 'podium', 'correction', 'summary', 'reminder', 'report')),
	CONSTRAINT "message_drop" CHECK(("__new_message"."kind" in ('drop', 'result', 'reminder')) = ("__new_message"."drop_id" is not null)),
	CONSTRAINT "message_to" CHECK(("__new_message"."kind" = 'reminder') = ("__new_message"."person_id" is not null)),
	CONSTRAINT "message_state" CHECK("__new_message"."state" in ('due', 'posted', 'missed')),
	CONSTRAINT "message_posted" CHECK(("__new_message"."state" = 'posted') = ("__new_message"."message_id" is not null)),
	CONSTRAINT "message_missed" CHECK(("__new_message"."state" = 'missed') = ("__new_message"."reason" is not null))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_message`("quiz_id", "kind", "key", "drop_id", "state", "claimable_at", "owner", "leased_at", "tried_since", "channel_id", "message_id", "settled_at", "reason", "has_button", "staleness", "is_told") SELECT "quiz_id", "kind", "key", "drop_id", "state", "claimable_at", "owner", "leased_at", "tried_since", "channel_id", "message_id", "settled_at", "reason", "has_button", "staleness", "is_told" FROM `message`;--> statement-breakpoint
DROP TABLE `message`;--> statement-breakpoint
ALTER TABLE `__new_message` RENAME TO `message`;--> statement-breakpoint
CREATE INDEX `message_due` ON `message` (`claimable_at`) WHERE "message"."state" = 'due';--> statement-breakpoint
CREATE INDEX `message_buttons` ON `message` (`drop_id`) WHERE "message"."state" = 'posted' and "message"."kind" = 'drop' and "message"."has_button" = 1;--> statement-breakpoint
CREATE INDEX `message_stale` ON `message` (`quiz_id`) WHERE "message"."staleness" > 0;--> statement-breakpoint
CREATE INDEX `message_posted_as` ON `message` (`message_id`);--> statement-breakpoint
CREATE INDEX `message_person` ON `message` (`person_id`) WHERE "message"."person_id" is not null;--> statement-breakpoint
ALTER TABLE `person` ADD `last_quiz_id` integer;