CREATE TABLE `drop_board` (
	`drop_id` integer NOT NULL,
	`board` text NOT NULL,
	PRIMARY KEY(`drop_id`, `board`),
	FOREIGN KEY (`drop_id`) REFERENCES `drop`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `drop_board_drops` ON `drop_board` (`board`);--> statement-breakpoint
CREATE TABLE `exclusion` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`quiz_id` integer NOT NULL,
	`season_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`is_excluded` integer NOT NULL,
	`decided_by` integer NOT NULL,
	`reason` text NOT NULL,
	`decided_at` integer NOT NULL,
	`is_told` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`quiz_id`) REFERENCES `quiz`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`season_id`) REFERENCES `season`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `exclusion_person` ON `exclusion` (`season_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `season_row` (
	`season_id` integer NOT NULL,
	`quiz_id` integer NOT NULL,
	`version` integer NOT NULL,
	`person_id` integer NOT NULL,
	`rank` integer NOT NULL,
	`points` integer NOT NULL,
	`right` integer NOT NULL,
	`hard_right` integer NOT NULL,
	`answered` integer NOT NULL,
	PRIMARY KEY(`season_id`, `version`, `person_id`),
	FOREIGN KEY (`season_id`) REFERENCES `season`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`quiz_id`) REFERENCES `quiz`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `season_row_rank` ON `season_row` (`season_id`,`version`,`rank`);--> statement-breakpoint
CREATE TABLE `season_version` (
	`season_id` integer NOT NULL,
	`quiz_id` integer NOT NULL,
	`version` integer NOT NULL,
	`written_at` integer NOT NULL,
	PRIMARY KEY(`season_id`, `version`),
	FOREIGN KEY (`season_id`) REFERENCES `season`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`quiz_id`) REFERENCES `quiz`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `season` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`quiz_id` integer NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`best_of` integer NOT NULL,
	`archived_at` integer,
	`is_stale` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`quiz_id`) REFERENCES `quiz`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "season_order" CHECK("season"."starts_at" < "season"."ends_at")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `season_span` ON `season` (`quiz_id`,`starts_at`,`ends_at`);--> statement-breakpoint
CREATE TABLE `standing` (
	`quiz_id` integer NOT NULL,
	`board` text NOT NULL,
	`person_id` integer NOT NULL,
	`points` integer NOT NULL,
	`right` integer NOT NULL,
	`hard_right` integer NOT NULL,
	`answered` integer NOT NULL,
	PRIMARY KEY(`quiz_id`, `board`, `person_id`),
	FOREIGN KEY (`quiz_id`) REFERENCES `quiz`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `standing_order` ON `standing` (`quiz_id`,`board`,`points`,`right`,`hard_right`,`person_id`,`answered`);--> statement-breakpoint
CREATE INDEX `standing_person` ON `standing` (`person_id`);--> statement-breakpoint
CREATE TABLE `__new_message` (
	`quiz_id` integer NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
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
	`is_told` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`quiz_id`, `kind`, `key`),
	FOREIGN KEY (`quiz_id`) REFERENCES `quiz`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`drop_id`) REFERENCES `drop`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "message_kind" CHECK("__new_message"."kind" in ('drop', 'result', 'podium', 'correction', 'summary')),
	CONSTRAINT "message_drop" CHECK(("__new_message"."kind" in ('drop', 'result')) = ("__new_message"."drop_id" is not null)),
	CONSTRAINT "message_state" CHECK("__new_message"."state" in ('due', 'posted', 'missed')),
	CONSTRAINT "message_posted" CHECK(("__new_message"."state" = 'posted') = ("__new_message"."message_id" is not null)),
	CONSTRAINT "message_missed" CHECK(("__new_message"."state" = 'missed') = ("__new_message"."reason" is not null))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_message`("quiz_id", "kind", "key", "drop_id", "state", "claimable_at", "owner", "leased_at", "tried_since", "channel_id", "message_id", "settled_at", "reason", "has_button", "is_told") SELECT "quiz_id", "kind", "key", "drop_id", "state", "claimable_at", "owner", "leased_at", "tried_since", "channel_id", "message_id", "settled_at", "reason", "has_button", "is_told" FROM `message`;--> statement-breakpoint
DROP TABLE `message`;--> statement-breakpoint
ALTER TABLE `__new_message` RENAME TO `message`;--> statement-breakpoint
CREATE INDEX `message_due` ON `message` (`claimable_at`) WHERE "message"."state" = 'due';--> statement-breakpoint
CREATE INDEX `message_buttons` ON `message` (`drop_id`) WHERE "message"."state" = 'posted' and "message"."kind" = 'drop' and "message"."has_button" = 1;--> statement-breakpoint
ALTER TABLE `attempt` ADD `is_eligible` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `person` ADD `is_on_boards` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `snapshot` ADD `par_seconds` integer;--> statement-breakpoint
CREATE INDEX `score_person` ON `score` (`quiz_id`,`person_id`);--> statement-breakpoint
INSERT INTO `drop_board` SELECT `id`, 'all' FROM `drop`;--> statement-breakpoint
INSERT INTO `drop_board` SELECT `id`, 'day ' || date(`opens_at` / 1000, 'unixepoch') FROM `drop`;--> statement-breakpoint
INSERT INTO `drop_board` SELECT `id`, 'week ' || date(`opens_at` / 1000, 'unixepoch', 'weekday 0', '-6 days') FROM `drop`;--> statement-breakpoint
INSERT INTO `standing` SELECT `score`.`quiz_id`, `board`, `person_id`, sum(`points`), sum(`is_right`), sum(`is_hard_right`), count(*) FROM `score` JOIN `drop_board` USING (`drop_id`) JOIN `drop` ON `drop`.`id` = `score`.`drop_id` JOIN `person` ON `person`.`id` = `score`.`person_id` WHERE `drop`.`state` IN ('opening', 'posted') GROUP BY `score`.`quiz_id`, `board`, `person_id`;
