CREATE TABLE `hint` (
	`drop_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`place` integer NOT NULL,
	`taken_at` integer NOT NULL,
	PRIMARY KEY(`drop_id`, `person_id`, `place`),
	FOREIGN KEY (`drop_id`,`person_id`) REFERENCES `assignment`(`drop_id`,`person_id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `pause` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`quiz_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`from_at` integer NOT NULL,
	`to_at` integer NOT NULL,
	`made_at` integer NOT NULL,
	FOREIGN KEY (`quiz_id`) REFERENCES `quiz`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "pause_span" CHECK("pause"."from_at" <= "pause"."to_at")
) STRICT;
--> statement-breakpoint
CREATE INDEX `pause_person` ON `pause` (`quiz_id`,`person_id`);--> statement-breakpoint
CREATE TABLE `regrade` (
	`event_id` integer NOT NULL,
	`drop_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`read_as` text NOT NULL,
	`verdict` text NOT NULL,
	`mistakes` text NOT NULL,
	`credit` text NOT NULL,
	`engine_version` integer NOT NULL,
	PRIMARY KEY(`drop_id`, `person_id`, `event_id`),
	FOREIGN KEY (`event_id`) REFERENCES `drop_event`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`drop_id`,`person_id`) REFERENCES `attempt`(`drop_id`,`person_id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `repair_answer` (
	`repair_id` integer NOT NULL,
	`place` integer NOT NULL,
	`source_id` text NOT NULL,
	`answered_at` integer NOT NULL,
	`typed` text NOT NULL,
	`read_as` text NOT NULL,
	`verdict` text NOT NULL,
	`engine_version` integer NOT NULL,
	PRIMARY KEY(`repair_id`, `place`),
	FOREIGN KEY (`repair_id`,`place`) REFERENCES `repair_question`(`repair_id`,`place`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `repair_question` (
	`repair_id` integer NOT NULL,
	`place` integer NOT NULL,
	`card_hash` text NOT NULL,
	`variant` text NOT NULL,
	PRIMARY KEY(`repair_id`, `place`),
	FOREIGN KEY (`repair_id`) REFERENCES `repair`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`card_hash`) REFERENCES `snapshot`(`hash`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `repair` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`quiz_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`drop_id` integer NOT NULL,
	`begun_at` integer NOT NULL,
	FOREIGN KEY (`quiz_id`) REFERENCES `quiz`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`drop_id`) REFERENCES `drop`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `repair_person` ON `repair` (`quiz_id`,`person_id`,`drop_id`);--> statement-breakpoint
CREATE TABLE `service_span` (
	`from_at` integer PRIMARY KEY NOT NULL,
	`to_at` integer NOT NULL,
	CONSTRAINT "service_span_order" CHECK("service_span"."from_at" <= "service_span"."to_at")
) STRICT;
--> statement-breakpoint
CREATE INDEX `service_span_end` ON `service_span` (`to_at`);--> statement-breakpoint
CREATE TABLE `__new_drop_event` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`drop_id` integer NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`by` integer,
	`reason` text,
	`closed_at` integer,
	`closes_at` integer,
	FOREIGN KEY (`drop_id`) REFERENCES `drop`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "drop_event_kind" CHECK("__new_drop_event"."kind" in ('posted', 'skipped', 'extended', 'outage', 'voided', 'regraded'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_drop_event`("id", "drop_id", "kind", "at") SELECT "id", "drop_id", "kind", "at" FROM `drop_event`;--> statement-breakpoint
DROP TABLE `drop_event`;--> statement-breakpoint
ALTER TABLE `__new_drop_event` RENAME TO `drop_event`;--> statement-breakpoint
CREATE INDEX `drop_event_drop` ON `drop_event` (`drop_id`);--> statement-breakpoint
ALTER TABLE `attempt` ADD `locale` text;--> statement-breakpoint
ALTER TABLE `drop` ADD `is_practice` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `drop` ADD `is_outage` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `drop_close` ON `drop` (`closes_at`);